package org.gaitway.task.legged;

import java.util.List;
import org.gaitway.task.Task;
import org.gaitway.task.TaskDefinition;

/** A four-legged robot that goes where it is told. */
public final class Quadruped implements Task {
  /** The task's name. */
  public static final String NAME = "quadruped";

  /** The version that is meant where none is named. */
  static final String DEFAULT_VERSION = "flat";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<String> versions() {
    return List.of(DEFAULT_VERSION, "rough");
  }

  @Override
  public TaskDefinition define(String version) {
    return LeggedTask.define(NAME, version, LeggedSettings.of(version));
  }

  @Override
  public TaskDefinition define(String version, String settings) {
    return LeggedTask.define(
        NAME, version, LeggedSettings.parse(version, "task settings", settings));
  }
}

package org.gaitway.experiment;

import java.nio.file.Path;
import org.gaitway.run.RunFolder;

/**
 * Which run of an experiment.
 *
 * @param task name of the task
 * @param setting name of the setting
 * @param seed of all randomness
 */
public record RunKey(String task, String setting, long seed) {

  /** The run's folder, {@code <experiment>/<task>/<setting>/seed-<seed>}, which need not exist. */
  public RunFolder folder(Path experiment) {
    return new RunFolder(experiment.resolve(task).resolve(setting).resolve("seed-" + seed));
  }

  @Override
  public String toString() {
    return task + "/" + setting + "/seed-" + seed;
  }
}

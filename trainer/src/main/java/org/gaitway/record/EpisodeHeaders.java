package org.gaitway.record;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gaitway.episode.EpisodeHeader;
import org.gaitway.episode.EpisodeKind;
import org.gaitway.random.RandomStream;
import org.gaitway.sim.Actuator;
import org.gaitway.sim.Joint;
import org.gaitway.sim.Model;
import org.gaitway.sim.MujocoLibrary;
import org.gaitway.task.Environment;
import org.gaitway.task.TaskDefinition;
import org.gaitway.task.TaskDefinition.NamedReward;
import org.gaitway.task.TaskMemory;

/** What the headers of episodes say of models, tasks and random streams. */
public final class EpisodeHeaders {
  private EpisodeHeaders() {}

  /**
   * What all episodes of a task in a model have in common.
   *
   * @param version of this program
   * @param created when the run was begun, ISO 8601
   */
  public static EpisodeHeader of(
      EpisodeKind kind,
      String version,
      String created,
      TaskDefinition task,
      Model model,
      long seed) {
    EpisodeHeader header =
        EpisodeHeader.begin(kind, version)
            .with(EpisodeHeader.CREATED, created)
            .with(EpisodeHeader.TASK_NAME, task.name())
            .with(EpisodeHeader.TASK_VERSION, task.version())
            .with(EpisodeHeader.SEED, seed)
            .with(EpisodeHeader.OBSERVATION, observation(task, model))
            .with(EpisodeHeader.REWARD, task.rewards().stream().map(NamedReward::name).toList());
    EpisodeHeader whole =
        task.settings().map(yaml -> header.with(RecordKeys.SETTINGS, yaml)).orElse(header);
    return ofModel(whole, model, task.substeps());
  }

  /** Adds what belongs to a model. */
  public static EpisodeHeader ofModel(EpisodeHeader header, Model model, int substeps) {
    return header
        .with(EpisodeHeader.MUJOCO_VERSION, MujocoLibrary.version())
        .with(EpisodeHeader.MODEL_NAME, model.name())
        .with(EpisodeHeader.MODEL_SHA256, model.sha256())
        .with(EpisodeHeader.TIMESTEP, model.timestep())
        .with(EpisodeHeader.SUBSTEPS, substeps)
        .with(EpisodeHeader.JOINTS, model.joints().stream().map(Joint::name).toList())
        .with(RecordKeys.ACTUATORS, model.actuators().stream().map(Actuator::name).toList());
  }

  private static Map<String, Integer> observation(TaskDefinition task, Model model) {
    Map<String, Integer> sizes = new LinkedHashMap<>();
    try (Environment probe = new Environment(task, model, new RandomStream(0, 0))) {
      List<Integer> widths = probe.observationSizes();
      for (int i = 0; i < widths.size(); i++) {
        sizes.put(task.observations().get(i).name(), widths.get(i));
      }
    }
    return sizes;
  }

  /** What a task remembered before the first step, or the reset; nothing where none is said. */
  public static TaskMemory.Saved memory(EpisodeHeader header) {
    return header
        .text(RecordKeys.MEMORY)
        .map(text -> TaskMemory.Saved.of(longs(RecordKeys.MEMORY, text)))
        .orElse(TaskMemory.Saved.NONE);
  }

  /** Whole numbers, such as a random stream's state, as text. */
  public static String text(long[] random) {
    return Arrays.stream(random).mapToObj(Long::toString).collect(Collectors.joining(" "));
  }

  /**
   * A random stream's state from its text.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static long[] random(String text) {
    long[] state = longs(RecordKeys.RANDOM, text);
    if (state.length == RandomStream.STATE_SIZE) {
      return state;
    }
    throw new IllegalArgumentException(
        RecordKeys.RANDOM
            + ": expected "
            + RandomStream.STATE_SIZE
            + " whole numbers, found '"
            + text
            + "'");
  }

  private static long[] longs(String key, String text) {
    try {
      return Arrays.stream(text.split(" ")).mapToLong(Long::parseLong).toArray();
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(key + ": expected whole numbers, found '" + text + "'", e);
    }
  }
}

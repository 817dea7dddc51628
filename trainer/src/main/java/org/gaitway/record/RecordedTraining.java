package org.gaitway.record;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gaitway.config.ConfigWriter;
import org.gaitway.episode.EpisodeHeader;
import org.gaitway.episode.EpisodeKind;
import org.gaitway.ppo.TrainingSettings;
import org.gaitway.rollout.EpisodeObservers;
import org.gaitway.sim.Model;
import org.gaitway.task.TaskDefinition;

/** Makes the recording of a training. */
public final class RecordedTraining {
  private RecordedTraining() {}

  /**
   * Makes sure that a training can be recorded.
   *
   * @throws IllegalArgumentException if not, and why
   */
  public static void requirePossible(TrainingSettings training) {
    if (training.teacher().enabled()) {
      throw new IllegalArgumentException(
          "episodes of a training are logged with the one network that acts, which teacher and"
              + " student have not; teacher.distillation must be none, was "
              + training.teacher().distillation()
              + " (the frozen policy's episodes can be logged)");
    }
  }

  /**
   * A recording of a task's training; every file carries the model and the settings.
   *
   * @param training settings of the run
   * @param version of this program
   * @param created when the run was begun, ISO 8601
   * @throws IllegalArgumentException if such a training cannot be recorded
   */
  public static EpisodeObservers of(
      RecordSettings settings,
      TaskDefinition task,
      TrainingSettings training,
      String version,
      String created) {
    requirePossible(training);
    // The number of threads changes nothing in a run, nor in its files.
    String config = ConfigWriter.toYaml(training.withThreads(0));
    Map<String, byte[]> attachments = new LinkedHashMap<>();
    try (Model model = task.model().get()) {
      EpisodeHeader header =
          EpisodeHeaders.of(
              EpisodeKind.TRAIN, version, created, task, model, training.run().seed());
      attachments.put(RecordKeys.MODEL, model.toBytes());
      attachments.put(RecordKeys.CONFIG, config.getBytes(StandardCharsets.UTF_8));
      return new EpisodeRecording(settings, header, attachments);
    }
  }
}

package org.gaitway.replay;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.gaitway.episode.EpisodeHeader;
import org.gaitway.episode.EpisodeReader;
import org.gaitway.record.RecordKeys;
import org.gaitway.sim.Model;
import org.gaitway.sim.ModelLoadException;
import org.gaitway.task.TaskDefinition;

/** Finds the model to replay an episode in. */
public final class LoggedModel {
  private LoggedModel() {}

  /**
   * The model of a file that somebody names, or else the embedded one; where MuJoCo cannot read
   * that, the task's.
   *
   * @return the model, the caller's to close
   * @throws IllegalArgumentException if there is none
   * @throws ModelLoadException if the one there is cannot be loaded
   */
  public static Model open(
      EpisodeReader episode, Optional<Path> named, Optional<TaskDefinition> task)
      throws IOException {
    if (named.isPresent()) {
      return Model.load(named.get());
    }
    Optional<byte[]> embedded = episode.attachment(RecordKeys.MODEL);
    if (embedded.isEmpty()) {
      return task.map(definition -> definition.model().get())
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "the file has no model; name one with --model FILE"));
    }
    EpisodeHeader header = episode.header();
    String name = header.text(EpisodeHeader.MODEL_NAME).orElse(RecordKeys.MODEL);
    String hash = header.text(EpisodeHeader.MODEL_SHA256).orElse("");
    try {
      return Model.fromBytes(name, embedded.get(), hash);
    } catch (ModelLoadException e) {
      // Another version's bytes; the task makes the same model of its source.
      return task.map(definition -> definition.model().get()).orElseThrow(() -> e);
    }
  }
}

package org.gaitway.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gaitway.episode.EpisodeHeader;
import org.gaitway.episode.EpisodeKind;
import org.gaitway.policy.PolicyFile;
import org.gaitway.rollout.EpisodeObservers;
import org.gaitway.sim.Model;
import org.gaitway.task.TaskDefinition;

/** Makes the recording of an evaluation. */
public final class RecordedEvaluation {
  private RecordedEvaluation() {}

  /**
   * A recording of a policy in a task; every file carries model and policy.
   *
   * @param file that the policy was read from
   * @param version of this program
   * @param created when the evaluation was begun, ISO 8601
   * @param seed of the starts
   * @throws IOException if the policy file cannot be read again
   */
  public static EpisodeObservers of(
      RecordSettings settings,
      TaskDefinition task,
      Path file,
      PolicyFile policy,
      String version,
      String created,
      long seed)
      throws IOException {
    Map<String, byte[]> attachments = new LinkedHashMap<>();
    try (Model model = task.model().get()) {
      EpisodeHeader header =
          EpisodeHeaders.of(EpisodeKind.EVALUATE, version, created, task, model, seed)
              .with(EpisodeHeader.POLICY_NAME, file.getFileName().toString())
              .with(EpisodeHeader.POLICY_SHA256, policy.sha256());
      attachments.put(RecordKeys.MODEL, model.toBytes());
      attachments.put(RecordKeys.POLICY, Files.readAllBytes(file));
      Path yaml = file.resolveSibling(stem(file) + ".yaml");
      if (Files.exists(yaml)) {
        attachments.put(RecordKeys.POLICY_YAML, Files.readAllBytes(yaml));
      }
      return new EpisodeRecording(settings, header, attachments);
    }
  }

  private static String stem(Path file) {
    return file.getFileName().toString().replaceFirst("\\.onnx$", "");
  }
}

package org.gaitway.launch;

import java.nio.file.Path;
import java.util.Optional;
import org.gaitway.policy.PolicyMetadata;
import org.gaitway.policy.TrainingProvenance;
import org.gaitway.task.TaskDefinition;
import org.gaitway.task.Tasks;
import picocli.CommandLine.Option;

/** The options that say which task a policy is run in, if not in the one it was trained on. */
public final class TrainedTaskOption {

  @Option(
      names = "--task",
      paramLabel = "NAME",
      description = "The task to run it in (default: the one it was trained on).")
  private String task;

  @Option(
      names = "--task-version",
      paramLabel = "VERSION",
      description = "The task's version (default: the one it was trained on).")
  private String version;

  /**
   * The task.
   *
   * @param file of the policy, for messages
   * @param metadata of the policy
   * @throws IllegalArgumentException if neither option nor metadata names one
   */
  public TaskDefinition define(Path file, Optional<PolicyMetadata> metadata) {
    Optional<TrainingProvenance> training = metadata.flatMap(PolicyMetadata::training);
    if (task == null && training.isEmpty()) {
      throw new IllegalArgumentException(
          file + " does not say what task it was trained on; name one with --task");
    }
    String name = task != null ? task : training.get().task();
    boolean own = training.isPresent() && training.get().task().equals(name);
    String trained = own ? training.get().taskVersion() : "";
    return Tasks.define(name, version != null ? version : trained);
  }
}

package org.gaitway.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gaitway.policy.PolicyMetadata;
import org.gaitway.policy.TrainingProvenance;
import org.gaitway.ppo.TrainingSettings;
import org.gaitway.task.TaskDefinition;
import org.gaitway.task.Tasks;
import org.gaitway.task.legged.LeggedRobot;
import org.gaitway.task.legged.LeggedSettings;
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

  @Option(
      names = "--robot",
      paramLabel = "FILE",
      description = "YAML file of another legged robot to run it on.")
  private Path robot;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "One setting of the task, as in legged.sensing.max-delay=2. May be repeated.")
  private List<String> changes = new ArrayList<>();

  /**
   * The task, as the policy's file describes the one that it was trained on; another one, or
   * another version of it, with its defaults.
   *
   * @param file of the policy
   * @param metadata of the policy
   * @throws IllegalArgumentException if neither option nor metadata names one, or a setting is
   *     changed that there is not
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
    String chosen = version != null ? version : trained;
    Optional<String> described =
        own && version == null ? training.get().taskSettings() : Optional.empty();
    TrainingSettings settings = TrainingSettings.Preset.DEFAULT.forTask(name, chosen);
    if (settings.legged().isPresent() && described.isPresent()) {
      settings =
          settings.withLegged(
              LeggedSettings.parse(chosen, "task settings of " + file, described.get()));
    }
    if (robot != null) {
      settings = settings.withRobot(LeggedRobot.read(robot));
    }
    settings = settings.withTaskChanges(changes);
    return settings.legged().isPresent()
        ? settings.evaluation()
        : Tasks.define(name, chosen, described);
  }
}

package org.gaitway.launch.robot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gaitway.control.CommandInput;
import org.gaitway.control.LoopBuilder;
import org.gaitway.control.TickReplay;
import org.gaitway.episode.EpisodeHeader;
import org.gaitway.episode.EpisodeReader;
import org.gaitway.policy.PolicyFile;
import org.gaitway.replay.LoggedPolicy;

/** The control loop of a logged run, made again of what its file carries. */
public final class LoggedLoop {
  private LoggedLoop() {}

  /**
   * The policies of a run, the one that was active first in front.
   *
   * @throws IllegalArgumentException if the file lacks one
   * @throws IOException if the file cannot be read, or one is no policy
   */
  public static List<PolicyFile> policies(EpisodeReader episode) throws IOException {
    List<PolicyFile> policies = new ArrayList<>();
    int count = episode.header().names(EpisodeHeader.POLICIES).size();
    for (int i = 0; i < count; i++) {
      String name = i == 0 ? "policy" : "policy-" + i;
      byte[] onnx = attachment(episode, name + ".onnx");
      policies.add(LoggedPolicy.read(onnx, episode.attachment(name + ".yaml")));
    }
    return policies;
  }

  /**
   * Makes the loop.
   *
   * @param policies in the order of the run's
   * @throws org.gaitway.config.ConfigException if this version does not understand the robot file
   * @throws IllegalArgumentException if policies and robot file do not go together
   */
  public static TickReplay of(EpisodeReader episode, List<PolicyFile> policies) throws IOException {
    RobotFile file = robot(episode);
    List<CommandInput> commands = new ArrayList<>();
    file.command().forEach((name, settings) -> commands.add(settings.input(name)));
    LoopBuilder builder =
        new LoopBuilder(file.loop(), file.safety(), file.joints(), file.observation(), commands);
    List<String> names = episode.header().names(EpisodeHeader.POLICIES);
    for (int i = 0; i < policies.size(); i++) {
      PolicyFile policy = policies.get(i);
      builder.policy(names.get(i), policy.newPolicy(), policy.requireMetadata());
    }
    return builder.replay();
  }

  private static RobotFile robot(EpisodeReader episode) throws IOException {
    Path file = Files.createTempFile("gaitway-replay", ".yaml");
    try {
      Files.write(file, attachment(episode, "robot.yaml"));
      return RobotFile.read(file, List.of());
    } finally {
      Files.delete(file);
    }
  }

  private static byte[] attachment(EpisodeReader episode, String name) throws IOException {
    Optional<byte[]> found = episode.attachment(name);
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "the file lacks " + name + "; it carries " + episode.attachments());
    }
    return found.get();
  }
}

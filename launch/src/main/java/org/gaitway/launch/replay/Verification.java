package org.gaitway.launch.replay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.gaitway.control.TickReplay;
import org.gaitway.episode.EpisodeHeader;
import org.gaitway.episode.EpisodeReader;
import org.gaitway.episode.EpisodeTopic;
import org.gaitway.episode.Topics;
import org.gaitway.launch.robot.LoggedLoop;
import org.gaitway.policy.PolicyFile;
import org.gaitway.replay.Conditions;
import org.gaitway.replay.EpisodeVerification;
import org.gaitway.replay.ReplayReport;
import org.gaitway.replay.ReplaySettings;

/** Takes everything in a file again that can be. */
final class Verification {
  private Verification() {}

  /**
   * Verifies an episode: the simulation's steps, the loop's ticks, whatever it has.
   *
   * @throws IllegalArgumentException if it has neither
   * @throws IOException if the file cannot be read
   */
  static List<ReplayReport> of(EpisodeReader episode, ReplaySettings settings) throws IOException {
    Set<String> topics =
        episode.topics().stream().map(EpisodeTopic::name).collect(Collectors.toSet());
    List<ReplayReport> reports = new ArrayList<>();
    if (topics.contains(Topics.TICK)) {
      reports.add(ticks(episode, settings));
    }
    if (topics.contains(Topics.SIMULATION)) {
      reports.add(EpisodeVerification.run(episode, settings));
    }
    if (!reports.isEmpty()) {
      return reports;
    }
    throw new IllegalArgumentException(
        "nothing to verify: the file has no states of a simulation and no ticks of a loop; it has "
            + topics);
  }

  private static ReplayReport ticks(EpisodeReader episode, ReplaySettings settings)
      throws IOException {
    EpisodeHeader header = episode.header();
    List<PolicyFile> policies = new ArrayList<>(LoggedLoop.policies(episode));
    if (settings.policy().isPresent()) {
      policies.set(0, PolicyFile.read(settings.policy().get()));
    }
    List<String> notes =
        new Conditions(header)
            .require("policy's hash", EpisodeHeader.POLICY_SHA256, policies.get(0).sha256())
            .settle(settings.drift());
    try (TickReplay loop = LoggedLoop.of(episode, policies)) {
      return TickVerification.run(episode, loop, notes);
    }
  }
}

package org.gaitway.launch.replay;

import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import org.gaitway.episode.EpisodeReader;
import org.gaitway.episode.EpisodeTopic;
import org.gaitway.episode.Topics;
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
  static ReplayReport of(EpisodeReader episode, ReplaySettings settings) throws IOException {
    Set<String> topics =
        episode.topics().stream().map(EpisodeTopic::name).collect(Collectors.toSet());
    if (topics.contains(Topics.SIMULATION)) {
      return EpisodeVerification.run(episode, settings);
    }
    throw new IllegalArgumentException(
        "nothing to verify: the file has no states of a simulation and no ticks of a loop; it has "
            + topics);
  }
}

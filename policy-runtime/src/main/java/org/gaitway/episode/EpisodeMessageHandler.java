package org.gaitway.episode;

import java.io.IOException;

/** Takes the messages of an episode one by one. */
@FunctionalInterface
public interface EpisodeMessageHandler {
  /**
   * Takes a message.
   *
   * @throws IOException to end the reading
   */
  void message(EpisodeMessage message) throws IOException;
}

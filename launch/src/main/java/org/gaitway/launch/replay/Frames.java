package org.gaitway.launch.replay;

import java.io.IOException;
import java.util.Set;
import org.gaitway.episode.EpisodeMessage;
import org.gaitway.robot.RobotLayout;
import org.gaitway.robot.RobotState;

/** Makes a robot's states of an episode's messages. For one thread. */
interface Frames extends AutoCloseable {
  /** Takes the states one by one, by time; those of equal times in the order of the file. */
  @FunctionalInterface
  interface Viewer {
    /**
     * Takes a state.
     *
     * @param time when it was logged [ns]
     * @param step number of its step or tick
     * @param state not to be kept; stamped with the time
     * @throws IOException to end
     */
    void show(long time, long step, RobotState state) throws IOException;
  }

  /** The topics that the states are in. */
  Set<String> topics();

  /** What the states are of. */
  RobotLayout layout();

  /** Takes the next message of one of the topics. */
  void accept(EpisodeMessage message, Viewer viewer) throws IOException;

  /** No more messages come. */
  void finish(Viewer viewer) throws IOException;

  @Override
  void close();
}

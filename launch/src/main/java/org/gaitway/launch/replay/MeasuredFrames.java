package org.gaitway.launch.replay;

import java.io.IOException;
import java.util.Set;
import org.gaitway.episode.EpisodeMessage;
import org.gaitway.episode.Topics;
import org.gaitway.robot.RobotLayout;
import org.gaitway.robot.RobotState;

/** States that a robot measured. One is whole when the next begins. */
final class MeasuredFrames implements Frames {
  private final RobotLayout layout;
  private final StateMessages states;
  private boolean pending;
  private long time;
  private long step;

  MeasuredFrames(RobotLayout layout) {
    this.layout = layout;
    states = new StateMessages(layout);
  }

  @Override
  public Set<String> topics() {
    return StateMessages.TOPICS;
  }

  @Override
  public RobotLayout layout() {
    return layout;
  }

  @Override
  public void accept(EpisodeMessage message, Viewer viewer) throws IOException {
    if (message.topic().equals(Topics.JOINT_STATES)) {
      finish(viewer);
      pending = true;
      time = message.time();
      step = message.step();
    }
    states.accept(message);
  }

  @Override
  public void finish(Viewer viewer) throws IOException {
    if (pending) {
      pending = false;
      RobotState state = states.state();
      state.stamp(time);
      viewer.show(time, step, state);
    }
  }

  @Override
  public void close() {
    // Nothing is held open.
  }
}

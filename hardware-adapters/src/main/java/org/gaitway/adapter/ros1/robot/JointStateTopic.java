package org.gaitway.adapter.ros1.robot;

import java.util.List;
import org.gaitway.adapter.ros1.LatestMessage;
import org.gaitway.adapter.ros1.msg.sensor_msgs.JointState;
import org.gaitway.robot.RobotState;

/** The joints: each message has all that are wanted, in any order, and maybe others. */
final class JointStateTopic extends StateTopic<JointState> {
  private final String[] wanted;
  private final int[] places;

  /**
   * @param wanted names of the joints in ROS, in the order of the state
   */
  JointStateTopic(LatestMessage<JointState> topic, List<String> wanted) {
    super(topic);
    this.wanted = wanted.toArray(String[]::new);
    this.places = new int[this.wanted.length];
  }

  @Override
  long stampOf(JointState message) {
    return nanos(message.header.stamp);
  }

  /** Finds the joints; they are mostly where they were in the message before. */
  @Override
  boolean isComplete(JointState message) {
    for (int i = 0; i < wanted.length; i++) {
      if (!isAt(message, i, places[i]) && !find(message, i)) {
        return false;
      }
    }
    return true;
  }

  private boolean isAt(JointState message, int joint, int place) {
    return place < message.name.length && message.name[place].equals(wanted[joint]);
  }

  private boolean find(JointState message, int joint) {
    for (int place = 0; place < message.name.length; place++) {
      if (isAt(message, joint, place)) {
        places[joint] = place;
        return true;
      }
    }
    return false;
  }

  @Override
  void write(JointState message, RobotState state) {
    for (int i = 0; i < places.length; i++) {
      state.position()[i] = at(message.position, places[i]);
      state.velocity()[i] = at(message.velocity, places[i]);
      state.effort()[i] = at(message.effort, places[i]);
    }
  }

  /** Publishers may leave an array empty. */
  private static double at(double[] values, int place) {
    return place < values.length ? values[place] : Double.NaN;
  }
}

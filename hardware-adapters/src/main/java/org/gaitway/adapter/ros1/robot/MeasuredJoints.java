package org.gaitway.adapter.ros1.robot;

import java.util.List;
import org.gaitway.robot.JointCommand;
import org.gaitway.robot.RobotLayout;
import org.gaitway.robot.RobotState;

/**
 * Says a command with fewer words than it has, for robots that take positions, velocities or
 * efforts alone. Allocation-free once made.
 */
final class MeasuredJoints {
  private final int[] places;

  /** Finds the commanded joints among the measured ones. */
  MeasuredJoints(RobotLayout layout) {
    List<String> measured = layout.joints();
    places = layout.commanded().stream().mapToInt(measured::indexOf).toArray();
  }

  /**
   * Positions: the targets of joints with stiffness, the measured ones of others.
   *
   * @return whether all are known
   */
  boolean positions(JointCommand command, RobotState measured, double[] out) {
    boolean known = true;
    for (int i = 0; i < places.length; i++) {
      out[i] = command.kp()[i] > 0 ? command.position()[i] : measured.position()[places[i]];
      known &= Double.isFinite(out[i]);
    }
    return known;
  }

  /**
   * Velocities.
   *
   * @return whether no joint is to hold a position
   */
  boolean velocities(JointCommand command, double[] out) {
    boolean sayable = true;
    for (int i = 0; i < places.length; i++) {
      out[i] = command.velocity()[i];
      sayable &= command.kp()[i] == 0;
    }
    return sayable;
  }

  /**
   * Efforts, with what the gains make of the measured state.
   *
   * @return whether that is known
   */
  boolean efforts(JointCommand command, RobotState measured, double[] out) {
    boolean known = true;
    for (int i = 0; i < places.length; i++) {
      double effort = command.effort()[i];
      if (command.kp()[i] != 0) {
        effort += command.kp()[i] * (command.position()[i] - measured.position()[places[i]]);
      }
      if (command.kd()[i] != 0) {
        effort += command.kd()[i] * (command.velocity()[i] - measured.velocity()[places[i]]);
      }
      out[i] = effort;
      known &= Double.isFinite(effort);
    }
    return known;
  }
}

package org.gaitway.task.legged;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gaitway.sim.Model;
import org.gaitway.sim.Simulation;
import org.gaitway.task.Reflection;
import org.gaitway.task.Symmetry;

/**
 * How a robot looks in a mirror that swaps left and right. What its description does not say is
 * found by moving the joints: the foot that mirrors another stands where the mirror shows that, and
 * joints mirror each other that move such feet, in the order in which they come.
 */
final class Mirror {
  private static final double ANGLE = 0.1;

  /** Farthest that a foot may be from where the mirror shows it [m]. */
  private static final double TOLERANCE = 0.02;

  private final LeggedRobot robot;
  private final List<LeggedJoint> joints;
  private final List<Foot> feet;
  private final Simulation simulation;
  private final double[][] standing;

  private Mirror(LeggedRobot robot, Model model, Simulation simulation) {
    this.robot = robot;
    this.simulation = simulation;
    joints = LeggedJoint.of(robot, model);
    feet = Foot.of(robot, model);
    standing = feetWith(-1, 0);
  }

  /**
   * The symmetry of a task with this robot.
   *
   * @throws IllegalArgumentException if left and right are not alike
   */
  static Symmetry of(LeggedRobot robot, Model model) {
    try (Simulation simulation = model.newSimulation()) {
      return new Mirror(robot, model, simulation).symmetry();
    }
  }

  private Symmetry symmetry() {
    Reflection ofJoints = robot.mirror().isEmpty() ? movedJoints() : describedJoints();
    Reflection ofFeet = reflectedFeet();
    Map<String, Reflection> terms = new HashMap<>();
    Reflection velocity = Reflection.signs(1, -1, 1);
    terms.put("linear-velocity", velocity);
    terms.put("true-linear-velocity", velocity);
    terms.put("angular-velocity", Reflection.signs(-1, 1, -1));
    terms.put("gravity", velocity);
    terms.put("command", Reflection.signs(1, -1, -1));
    for (String term : List.of("joint-position", "joint-velocity", "last-action", "efforts")) {
      terms.put(term, ofJoints);
    }
    for (String term :
        List.of("contacts", "foot-forces", "foot-heights", "foot-speeds", "air-times")) {
      terms.put(term, ofFeet);
    }
    terms.put("gains", unsigned(ofJoints));
    terms.put("base-height", Reflection.none(1));
    terms.put("push", Reflection.signs(1, -1));
    terms.put("physics", Reflection.signs(1, 1, 1, -1, 1));
    terms.put("ground", GroundScan.reflection());
    return new Symmetry(terms, ofJoints);
  }

  /** Of what has no direction. */
  private static Reflection unsigned(Reflection reflection) {
    int[] from = new int[reflection.size()];
    int[] sign = new int[reflection.size()];
    Arrays.setAll(from, reflection::from);
    Arrays.fill(sign, 1);
    return Reflection.of(from, sign);
  }

  private Reflection describedJoints() {
    int[] from = new int[joints.size()];
    int[] sign = new int[joints.size()];
    for (int i = 0; i < from.length; i++) {
      String name = joints.get(i).name();
      String given = robot.mirror().get(name);
      if (given == null) {
        throw new IllegalArgumentException("mirror of the robot lacks joint " + name);
      }
      sign[i] = given.startsWith("-") ? -1 : 1;
      from[i] = robot.joints().indexOf(given.startsWith("-") ? given.substring(1) : given);
    }
    return Reflection.of(from, sign);
  }

  private Reflection movedJoints() {
    int[] moves = new int[joints.size()];
    double[][] by = new double[joints.size()][];
    for (int joint = 0; joint < moves.length; joint++) {
      double[][] moved = feetWith(joint, ANGLE);
      moves[joint] = farthest(moved);
      by[joint] = difference(moved[moves[joint]], standing[moves[joint]]);
    }
    int[] from = new int[moves.length];
    int[] sign = new int[moves.length];
    for (int joint = 0; joint < moves.length; joint++) {
      from[joint] = nth(moves, mirroredFoot(moves[joint]), place(moves, joint));
      double[] other = by[from[joint]];
      double[] own = by[joint];
      sign[joint] = own[0] * other[0] - own[1] * other[1] + own[2] * other[2] > 0 ? 1 : -1;
    }
    return Reflection.of(from, sign);
  }

  private Reflection reflectedFeet() {
    int[] from = new int[feet.size()];
    int[] sign = new int[feet.size()];
    Arrays.fill(sign, 1);
    Arrays.setAll(from, this::mirroredFoot);
    return Reflection.of(from, sign);
  }

  /** Where the feet are in the default pose with one joint moved, in the frame of the base [m]. */
  private double[][] feetWith(int moved, double angle) {
    simulation.reset();
    for (int i = 0; i < 7; i++) {
      simulation.qpos().put(i, i == 3 ? 1 : 0);
    }
    for (int joint = 0; joint < joints.size(); joint++) {
      double position = joints.get(joint).position() + (joint == moved ? angle : 0);
      simulation.qpos().put(joints.get(joint).qpos(), position);
    }
    simulation.forward();
    double[][] places = new double[feet.size()][3];
    for (int foot = 0; foot < feet.size(); foot++) {
      for (int axis = 0; axis < 3; axis++) {
        places[foot][axis] = feet.get(foot).place(simulation.geomXpos(), axis);
      }
    }
    return places;
  }

  private int farthest(double[][] moved) {
    int most = 0;
    for (int foot = 1; foot < feet.size(); foot++) {
      if (norm(difference(moved[foot], standing[foot]))
          > norm(difference(moved[most], standing[most]))) {
        most = foot;
      }
    }
    return most;
  }

  private int mirroredFoot(int foot) {
    double[] image = {standing[foot][0], -standing[foot][1], standing[foot][2]};
    for (int other = 0; other < feet.size(); other++) {
      if (norm(difference(standing[other], image)) < TOLERANCE) {
        return other;
      }
    }
    throw new IllegalArgumentException(
        "left and right of the robot are not alike: no foot stands where a mirror shows "
            + robot.feet().get(foot)
            + "; all are at "
            + Arrays.deepToString(standing));
  }

  /** How many joints before this one move the same foot. */
  private static int place(int[] moves, int joint) {
    int before = 0;
    for (int i = 0; i < joint; i++) {
      before += moves[i] == moves[joint] ? 1 : 0;
    }
    return before;
  }

  private int nth(int[] moves, int foot, int place) {
    int seen = 0;
    for (int joint = 0; joint < moves.length; joint++) {
      if (moves[joint] == foot && seen++ == place) {
        return joint;
      }
    }
    throw new IllegalArgumentException(
        "left and right of the robot are not alike: foot "
            + robot.feet().get(foot)
            + " is moved by fewer joints than the one that mirrors it");
  }

  private static double[] difference(double[] a, double[] b) {
    return new double[] {a[0] - b[0], a[1] - b[1], a[2] - b[2]};
  }

  private static double norm(double[] v) {
    return Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
  }
}

package org.gaitway.task.legged;

import java.nio.DoubleBuffer;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.gaitway.sim.ContactForces;
import org.gaitway.sim.Element;
import org.gaitway.sim.FreeBase;
import org.gaitway.sim.Model;
import org.gaitway.sim.Simulation;
import org.gaitway.sim.terrain.Terrain;
import org.gaitway.task.Gauge;
import org.gaitway.task.Scene;
import org.gaitway.task.Slots;

/**
 * A legged robot in one environment, as its terms see it after a step. Positions and velocities of
 * base and joints are of the end of the step, feet and contacts of its last physics step.
 */
final class Legs implements Gauge {
  /** Normal force above which something counts as touched [N]. */
  private static final double TOUCH = 1;

  private static final int LINEAR = 3;

  private final Simulation simulation;
  private final Terrain terrain;
  private final FreeBase base;
  private final ContactForces contacts;
  private final LeggedJoint[] joints;
  private final int baseBody;
  private final Foot[] feet;
  private final int[] otherBodies;
  private final DoubleBuffer qpos;
  private final DoubleBuffer qvel;
  private final DoubleBuffer efforts;
  private final DoubleBuffer geomXpos;
  private final double period;
  private final double[] positions;
  private final double[] velocities;
  private final double[] torques;
  private final double[] linear = new double[3];
  private final double[] angular = new double[3];
  private final double[] gravity = new double[3];
  private final boolean[] touching;
  private final double[] footSpeed;
  private final double[] footHeight;
  private final double[] landedAfter;
  private final double[] landedFrom;
  private final Slots airTime;
  private final Slots highest;

  Legs(Setup setup, Scene scene) {
    LeggedRobot robot = setup.robot();
    simulation = scene.simulation();
    terrain = setup.terrain().orElse(null);
    Model model = simulation.model();
    base = new FreeBase(simulation, robot.base());
    requireFirst(robot.base(), model);
    contacts = new ContactForces(simulation);
    joints = LeggedJoint.of(robot, model).toArray(LeggedJoint[]::new);
    baseBody = model.id(Element.BODY, robot.base());
    feet = Foot.of(robot, model).toArray(Foot[]::new);
    otherBodies = otherBodies(model, feet, baseBody);
    qpos = simulation.qpos();
    qvel = simulation.qvel();
    efforts = simulation.qfrcActuator();
    geomXpos = simulation.geomXpos();
    period = scene.controlPeriod();
    positions = new double[qpos.capacity()];
    velocities = new double[qvel.capacity()];
    torques = new double[qvel.capacity()];
    touching = new boolean[feet.length];
    footSpeed = new double[feet.length];
    footHeight = new double[feet.length];
    landedAfter = new double[feet.length];
    landedFrom = new double[feet.length];
    airTime = scene.memory().ofEpisode(feet.length);
    highest = scene.memory().ofEpisode(feet.length);
  }

  /** Where the base is in qpos, terms take for granted. */
  private static void requireFirst(String base, Model model) {
    String first = model.joints().get(0).body();
    if (!first.equals(base)) {
      throw new IllegalArgumentException(
          "the free joint of body "
              + base
              + " must be the first of "
              + model
              + ", which is of body "
              + first);
    }
  }

  private static int[] otherBodies(Model model, Foot[] feet, int baseBody) {
    return IntStream.range(1, model.nbody())
        .filter(body -> body != baseBody)
        .filter(body -> Arrays.stream(feet).noneMatch(foot -> foot.body() == body))
        .toArray();
  }

  @Override
  public void begin() {
    measure();
    airTime.fill(0);
    highest.fill(0);
    Arrays.fill(landedAfter, 0);
    Arrays.fill(landedFrom, 0);
  }

  @Override
  public void measure() {
    contacts.read();
    qpos.get(0, positions);
    qvel.get(0, velocities);
    efforts.get(0, torques);
    for (int axis = 0; axis < 3; axis++) {
      linear[axis] = base.velocity(axis);
      angular[axis] = base.angularVelocity(axis);
      gravity[axis] = base.projectedGravity(axis);
    }
    for (int foot = 0; foot < feet.length; foot++) {
      touching[foot] = feet[foot].normal(contacts) > TOUCH;
      DoubleBuffer velocity = simulation.velocity(Element.GEOM, feet[foot].geoms()[0], false);
      footSpeed[foot] = Math.hypot(velocity.get(LINEAR), velocity.get(LINEAR + 1));
      footHeight[foot] = heightOf(feet[foot]);
      follow(foot);
    }
  }

  /** Follows a foot's swing. */
  private void follow(int foot) {
    double air = airTime.get(foot);
    landedAfter[foot] = touching[foot] ? air : 0;
    landedFrom[foot] = touching[foot] ? highest.get(foot) : 0;
    airTime.set(foot, touching[foot] ? 0 : air + period);
    highest.set(foot, touching[foot] ? 0 : Math.max(highest.get(foot), footHeight[foot]));
  }

  /** The base as it is now, also between steps. */
  FreeBase base() {
    return base;
  }

  /** Velocity of the base in its own frame [m/s]. */
  double linear(int axis) {
    return linear[axis];
  }

  /** Angular velocity of the base in its own frame [rad/s]. */
  double angular(int axis) {
    return angular[axis];
  }

  /** Direction of gravity in the frame of the base. */
  double gravity(int axis) {
    return gravity[axis];
  }

  /** Height of the base's frame above the ground [m]. */
  double baseHeight() {
    return base.position(2) - groundHeight(base.position(0), base.position(1));
  }

  LeggedJoint[] joints() {
    return joints;
  }

  /** Position of a joint [rad]. */
  double position(int joint) {
    return positions[joints[joint].qpos()];
  }

  /** How far a joint is from its default pose [rad]. */
  double offset(int joint) {
    return position(joint) - joints[joint].position();
  }

  /** Velocity of a joint [rad/s]. */
  double velocity(int joint) {
    return velocities[joints[joint].qvel()];
  }

  /** Distance of a joint from its default pose as it is now, also between steps [rad]. */
  double presentOffset(int joint) {
    return qpos.get(joints[joint].qpos()) - joints[joint].position();
  }

  /** Velocity of a joint as it is now, also between steps [rad/s]. */
  double presentVelocity(int joint) {
    return qvel.get(joints[joint].qvel());
  }

  /** Torque that a joint's actuator applies [N·m]. */
  double effort(int joint) {
    return torques[joints[joint].qvel()];
  }

  /** Number of feet. */
  int feet() {
    return feet.length;
  }

  boolean touching(int foot) {
    return touching[foot];
  }

  /** Sum of the normal forces on a foot [N]. */
  double footForce(int foot) {
    return feet[foot].normal(contacts);
  }

  /** Horizontal speed of a foot's centre [m/s]. */
  double footSpeed(int foot) {
    return footSpeed[foot];
  }

  /** Height of a foot's centre above the ground [m]. */
  double footHeight(int foot) {
    return footHeight[foot];
  }

  private double heightOf(Foot foot) {
    double ground = groundHeight(foot.place(geomXpos, 0), foot.place(geomXpos, 1));
    return foot.place(geomXpos, 2) - ground;
  }

  /** Height of the ground at a place in the world [m]. */
  double groundHeight(double x, double y) {
    return terrain == null ? 0 : terrain.height(x, y);
  }

  /** Time that a foot has been in the air [s]. */
  double airTime(int foot) {
    return airTime.get(foot);
  }

  /** Time in the air of a foot that has just touched the ground [s]; 0 of any other. */
  double landedAfter(int foot) {
    return landedAfter[foot];
  }

  /** Greatest height that a foot had that has just touched the ground [m]; 0 of any other. */
  double landedFrom(int foot) {
    return landedFrom[foot];
  }

  /** Force of what touches the base [N]. */
  double baseForce() {
    return contacts.bodyMagnitude(baseBody);
  }

  /** Number of bodies beside the feet, the base included, that touch something. */
  int collisions() {
    int count = contacts.bodyMagnitude(baseBody) > TOUCH ? 1 : 0;
    for (int body : otherBodies) {
      count += contacts.bodyMagnitude(body) > TOUCH ? 1 : 0;
    }
    for (int foot = 0; foot < feet.length; foot++) {
      count += besideFoot(foot) > TOUCH ? 1 : 0;
    }
    return count;
  }

  /** Force on a foot's body that is not on the foot [N]. */
  private double besideFoot(int foot) {
    double sum = 0;
    for (int axis = 0; axis < 3; axis++) {
      double rest = contacts.bodyForce(feet[foot].body(), axis) - feet[foot].force(contacts, axis);
      sum += rest * rest;
    }
    return Math.sqrt(sum);
  }

  @Override
  public void close() {
    contacts.close();
  }
}

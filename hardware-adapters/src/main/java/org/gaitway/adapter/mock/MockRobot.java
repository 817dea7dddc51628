package org.gaitway.adapter.mock;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.gaitway.robot.JointCommand;
import org.gaitway.robot.Lifecycle;
import org.gaitway.robot.Lifecycle.Transition;
import org.gaitway.robot.Robot;
import org.gaitway.robot.RobotLayout;
import org.gaitway.robot.RobotState;

/**
 * A robot whose joints follow commanded positions ideally: with a first-order lag and a speed
 * limit, without inertia, gravity or noise; gains, velocities and efforts of the command do not
 * matter. Its body stands still and upright. Where a joint is depends on the time alone, not on how
 * often it is read.
 *
 * <p>All methods are for one thread at a time; {@link #read} and {@link #write} are real-time safe.
 */
public final class MockRobot implements Robot {
  private static final double GRAVITY = 9.81;

  private final List<MockJoint> all;
  private final LongSupplier clock;

  private Lifecycle lifecycle = Lifecycle.UNCONFIGURED;
  private FollowingJoint[] joints = {};
  private FollowingJoint[] commanded = {};
  private long now;

  /**
   * @param joints the joints of the robot, each name once
   * @param clock the time [ns]; when it steps back, the robot waits
   * @throws IllegalArgumentException if a name is there twice
   */
  public MockRobot(List<MockJoint> joints, LongSupplier clock) {
    all = List.copyOf(joints);
    this.clock = clock;
    long names = all.stream().map(MockJoint::name).distinct().count();
    if (names != all.size()) {
      throw new IllegalArgumentException("a joint's name is there twice among " + names(all));
    }
  }

  private static List<String> names(List<MockJoint> joints) {
    return joints.stream().map(MockJoint::name).toList();
  }

  /** The state of the robot. */
  public Lifecycle lifecycle() {
    return lifecycle;
  }

  @Override
  public void configure(RobotLayout layout) {
    Lifecycle next = lifecycle.after(Transition.CONFIGURE);
    if (!layout.sensors().isEmpty()) {
      throw new IllegalArgumentException(
          "no sensor '" + layout.sensors().get(0).name() + "'; the mock robot has none");
    }
    Map<String, FollowingJoint> configured = new LinkedHashMap<>();
    for (String name : layout.joints()) {
      configured.put(name, new FollowingJoint(joint(name)));
    }
    joints = configured.values().toArray(FollowingJoint[]::new);
    commanded = layout.commanded().stream().map(configured::get).toArray(FollowingJoint[]::new);
    now = clock.getAsLong();
    lifecycle = next;
  }

  private MockJoint joint(String name) {
    return all.stream()
        .filter(joint -> joint.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no joint '" + name + "'; the robot has " + names(all)));
  }

  @Override
  public void activate() {
    lifecycle = lifecycle.after(Transition.ACTIVATE);
  }

  @Override
  public boolean read(RobotState state) {
    if (!isConnected()) {
      return false;
    }
    advance();
    for (int i = 0; i < joints.length; i++) {
      state.position()[i] = joints[i].position();
      state.velocity()[i] = joints[i].velocity();
      state.effort()[i] = 0;
    }
    standStill(state);
    state.stamp(now);
    return true;
  }

  private static void standStill(RobotState state) {
    Arrays.fill(state.basePosition(), 0);
    Arrays.fill(state.baseLinearVelocity(), 0);
    Arrays.fill(state.orientation(), 0);
    state.orientation()[0] = 1;
    Arrays.fill(state.angularVelocity(), 0);
    Arrays.fill(state.linearAcceleration(), 0);
    state.linearAcceleration()[2] = GRAVITY;
  }

  @Override
  public boolean write(JointCommand command) {
    if (lifecycle != Lifecycle.ACTIVE || !command.isFinite()) {
      return false;
    }
    advance();
    for (int i = 0; i < commanded.length; i++) {
      commanded[i].follow(command.position()[i]);
    }
    return true;
  }

  @Override
  public void deactivate() {
    lifecycle = lifecycle.after(Transition.DEACTIVATE);
    hold();
  }

  @Override
  public void close() {
    lifecycle = Lifecycle.FINALIZED;
  }

  private boolean isConnected() {
    return lifecycle == Lifecycle.INACTIVE || lifecycle == Lifecycle.ACTIVE;
  }

  private void hold() {
    advance();
    for (FollowingJoint joint : joints) {
      joint.follow(joint.position());
    }
  }

  private void advance() {
    long time = clock.getAsLong();
    if (time > now) {
      double seconds = (time - now) * 1e-9;
      for (FollowingJoint joint : joints) {
        joint.advance(seconds);
      }
      now = time;
    }
  }
}

package org.gaitway.control;

import org.gaitway.robot.JointCommand;
import org.gaitway.robot.RobotLayout;
import org.gaitway.robot.RobotState;
import org.gaitway.safety.Interventions;
import org.gaitway.safety.SafetyMode;

/**
 * All that one tick of the loop read, thought and did. Written in place; for one thread at a time.
 */
public final class TickRecord {
  private static final int MAX_INTERVENTIONS = 32;

  final RobotState state;
  final JointCommand command;
  final float[] observation;
  final float[] action;
  final Interventions interventions = new Interventions(MAX_INTERVENTIONS);
  int observationSize;
  long tick;
  long deadline;
  long now;
  long computeNs;
  int missed;
  boolean acted;
  boolean written;
  SafetyMode mode = SafetyMode.STOPPED;
  String policy = "";

  /**
   * An empty record.
   *
   * @param layout of the robot
   * @param maxObservation values of the largest observation
   */
  public TickRecord(RobotLayout layout, int maxObservation) {
    this(new RobotState(layout), new JointCommand(layout.commanded()), maxObservation);
  }

  /** A record around the state and the command that the loop works with. */
  TickRecord(RobotState state, JointCommand command, int maxObservation) {
    this.state = state;
    this.command = command;
    observation = new float[maxObservation];
    action = new float[command.joints().size()];
  }

  /** Takes over another record of the same sizes. */
  public void copyFrom(TickRecord other) {
    state.copyFrom(other.state);
    command.copyFrom(other.command);
    System.arraycopy(other.observation, 0, observation, 0, other.observationSize);
    System.arraycopy(other.action, 0, action, 0, action.length);
    interventions.copyFrom(other.interventions);
    observationSize = other.observationSize;
    tick = other.tick;
    deadline = other.deadline;
    now = other.now;
    computeNs = other.computeNs;
    missed = other.missed;
    acted = other.acted;
    written = other.written;
    mode = other.mode;
    policy = other.policy;
  }

  /** What the robot measured. */
  public RobotState state() {
    return state;
  }

  /** What the robot was commanded. */
  public JointCommand command() {
    return command;
  }

  /** What the policy was given last, the first {@link #observationSize} values. */
  public float[] observation() {
    return observation;
  }

  /** Number of values of {@link #observation}. */
  public int observationSize() {
    return observationSize;
  }

  /** What the policy gave last (joints of the policy, in its order). */
  public float[] action() {
    return action;
  }

  /** What the safety envelope found. */
  public Interventions interventions() {
    return interventions;
  }

  /** Number of the tick since activation; those that were missed are counted. */
  public long tick() {
    return tick;
  }

  /** When the tick was due [ns], on the loop's clock. */
  public long deadline() {
    return deadline;
  }

  /** When it read the state [ns], on the loop's clock. */
  public long now() {
    return now;
  }

  /** How long it took from there to the written command [ns]. */
  public long computeNs() {
    return computeNs;
  }

  /** Deadlines that were missed since the tick before. */
  public int missed() {
    return missed;
  }

  /** Whether the policy acted at this tick; if not, its observation and action are older. */
  public boolean acted() {
    return acted;
  }

  /** Whether the robot took the command. */
  public boolean written() {
    return written;
  }

  /** What the safety envelope let through. */
  public SafetyMode mode() {
    return mode;
  }

  /** Name of the policy that commanded. */
  public String policy() {
    return policy;
  }
}

package org.gaitway.control;

import java.util.List;
import org.gaitway.robot.JointCommand;
import org.gaitway.robot.RobotLayout;
import org.gaitway.robot.RobotState;
import org.gaitway.safety.Interventions;
import org.gaitway.safety.SafetyMode;
import org.gaitway.safety.StopView;

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
  final CommandView[] inputs;
  final StopView stopAtStart = new StopView();
  final StopView stopAtEnd = new StopView();
  int observationSize;
  long tick;
  long deadline;
  long wakeUp;
  long now;
  long computeNs;
  int missed;
  long stopsBefore;
  boolean rehearsal;
  boolean present;
  boolean acted;
  boolean writes;
  boolean written;
  boolean failedBefore;
  boolean abridged;
  TickFailure failure = TickFailure.NONE;
  SafetyMode mode = SafetyMode.STOPPED;
  String policy = "";
  String selected = "";

  /** An empty record of a loop without command inputs. */
  public TickRecord(RobotLayout layout, int maxObservation) {
    this(layout, maxObservation, List.of());
  }

  /**
   * An empty record.
   *
   * @param layout of the robot
   * @param maxObservation values of the largest observation
   * @param commands the loop's inputs
   */
  public TickRecord(RobotLayout layout, int maxObservation, List<CommandInput> commands) {
    this(new RobotState(layout), new JointCommand(layout.commanded()), maxObservation, commands);
  }

  /** A record around the state and the command that the loop works with. */
  TickRecord(
      RobotState state, JointCommand command, int maxObservation, List<CommandInput> commands) {
    this.state = state;
    this.command = command;
    observation = new float[maxObservation];
    action = new float[command.joints().size()];
    inputs = commands.stream().map(CommandView::new).toArray(CommandView[]::new);
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

  /** When the loop woke up for it [ns], on the loop's clock. */
  public long wakeUp() {
    return wakeUp;
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

  /** Whether the robot has given a state since activation. */
  public boolean present() {
    return present;
  }

  /** Whether it was the rehearsal of the soft stop, before activation. */
  public boolean rehearsal() {
    return rehearsal;
  }

  /** What the robot was told, as this tick saw it. */
  public List<CommandView> inputs() {
    return List.of(inputs);
  }

  /** What it saw of the soft stop when it began. */
  public StopView stopAtStart() {
    return stopAtStart;
  }

  /** What it saw of the soft stop when it made its command. */
  public StopView stopAtEnd() {
    return stopAtEnd;
  }

  /** How many trips of the soft stop were known before it. */
  public long stopsBefore() {
    return stopsBefore;
  }

  /** Whether the robot was to be given the command. */
  public boolean writes() {
    return writes;
  }

  /** Whether writing or observing threw an exception at the tick before. */
  public boolean failedBefore() {
    return failedBefore;
  }

  /** What threw an exception at this tick. */
  public TickFailure failure() {
    return failure;
  }

  /** Whether the observation was left out for want of room. */
  public boolean isAbridged() {
    return abridged;
  }

  /** Whether the robot took the command. */
  public boolean written() {
    return written;
  }

  /** What the safety envelope let through. */
  public SafetyMode mode() {
    return mode;
  }

  /** Name of the policy that commanded; during a change, of the one before. */
  public String policy() {
    return policy;
  }

  /** Name of the policy that was asked for. */
  public String selected() {
    return selected;
  }
}

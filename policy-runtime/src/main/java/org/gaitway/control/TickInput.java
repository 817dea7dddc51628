package org.gaitway.control;

import java.util.List;

/**
 * All that a tick of a loop depended on besides the robot's state, as it was logged.
 *
 * @param tick its number
 * @param deadline when it was due [ns]
 * @param now when it read the state [ns]
 * @param missed ticks left out before it
 * @param rehearsal whether it was the rehearsal of the soft stop
 * @param present whether the robot has given a state since activation
 * @param writes whether the robot was to be given the command
 * @param written whether it took it
 * @param writeThrew whether giving it the command threw an exception
 * @param failure what threw an exception before
 * @param selected the policy that was wanted
 * @param inputs what the robot was told, as the tick saw it
 * @param stopsBefore trips of the soft stop that were known before
 * @param stopAtStart the soft stop when the tick began
 * @param stopAtEnd the soft stop when it made its command
 */
public record TickInput(
    long tick,
    long deadline,
    long now,
    int missed,
    boolean rehearsal,
    boolean present,
    boolean writes,
    boolean written,
    boolean writeThrew,
    TickFailure failure,
    String selected,
    List<Told> inputs,
    long stopsBefore,
    Stop stopAtStart,
    Stop stopAtEnd) {

  /**
   * What the robot was told through one input.
   *
   * @param name of the input
   * @param values of the command, however old
   * @param stamp when it came [ns]; or {@link org.gaitway.robot.RobotState#NEVER}
   */
  public record Told(String name, double[] values, long stamp) {}

  /**
   * What was seen of the soft stop.
   *
   * @param trips how often it was tripped so far
   * @param source by what it is; empty if it is armed
   */
  public record Stop(long trips, String source) {}

  /** Copies the list. */
  public TickInput {
    inputs = List.copyOf(inputs);
  }

  /** The same, with what only the tick after it tells. */
  public TickInput withWriteThrew(boolean threw) {
    return new TickInput(
        tick,
        deadline,
        now,
        missed,
        rehearsal,
        present,
        writes,
        written,
        threw,
        failure,
        selected,
        inputs,
        stopsBefore,
        stopAtStart,
        stopAtEnd);
  }
}

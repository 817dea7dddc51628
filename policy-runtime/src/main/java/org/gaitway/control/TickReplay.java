package org.gaitway.control;

import java.util.List;
import org.gaitway.robot.RobotLayout;
import org.gaitway.robot.RobotState;
import org.gaitway.safety.SafetyEnvelope;

/**
 * Takes the ticks of a loop again, with the loop's own code: policies and safety envelope are given
 * what the log says that they were given, in the order of the log and without a gap. What comes out
 * is in {@link #record}. For one thread.
 */
public final class TickReplay implements AutoCloseable {
  private final LoopParts parts;
  private final SafetyEnvelope envelope;
  private final RecordedSurroundings recorded;
  private final LoopTick tick;
  private boolean fresh = true;

  /**
   * @param parts a loop's own, of which thread and stop are not used
   * @param recorded robot and clock of the parts, and the stop
   */
  TickReplay(LoopParts parts, RecordedSurroundings recorded) {
    this.parts = parts;
    this.recorded = recorded;
    envelope = new SafetyEnvelope(parts.limits(), parts.state(), recorded);
    tick =
        new LoopTick(
            recorded,
            recorded,
            parts.policies(),
            envelope,
            WarmUp.record(parts),
            LoopObserver.NONE);
  }

  /** The state to fill with what the robot had measured when the next tick was taken. */
  public RobotState state() {
    return recorded.state;
  }

  /**
   * Takes a tick; {@link #state} is what the robot measured.
   *
   * @throws IllegalArgumentException if it speaks of a policy or an input that this loop lacks
   */
  public void take(TickInput input) {
    recorded.input = input;
    if (fresh || input.rehearsal()) {
      activate();
    }
    fresh = input.rehearsal(); // After which a loop starts once more.
    // Where reading fails, the stop is looked at in the end alone.
    recorded.looks = input.failure() == TickFailure.READ ? 1 : 0;
    for (TickInput.Told told : input.inputs()) {
      if (told.stamp() != RobotState.NEVER) {
        input(told.name()).offer(told.values(), told.stamp());
      }
    }
    parts.policies().select(input.selected());
    tick.run(input.tick(), input.deadline(), input.missed(), input.writes());
  }

  /** Starts as a loop that is activated does: nothing of what was is known any more. */
  private void activate() {
    recorded.looks = -1;
    tick.reset();
    envelope.activate();
  }

  private CommandInput input(String name) {
    return parts.commands().stream()
        .filter(command -> command.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the log speaks of an input '"
                        + name
                        + "'; there are "
                        + parts.commands().stream().map(CommandInput::name).toList()));
  }

  /** What the last tick read, thought and did. */
  public TickRecord record() {
    return tick.record();
  }

  /** What the robot must measure and take. */
  public RobotLayout layout() {
    return parts.layout();
  }

  /** Names of the policies. */
  public List<String> policies() {
    return parts.policies().names();
  }

  @Override
  public void close() {
    parts.policies().close();
  }
}

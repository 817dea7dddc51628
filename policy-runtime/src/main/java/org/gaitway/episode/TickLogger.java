package org.gaitway.episode;

import java.io.IOException;
import org.gaitway.control.TickRecord;
import org.gaitway.robot.RobotState;
import org.gaitway.safety.Intervention;
import org.gaitway.safety.Interventions;
import org.gaitway.safety.SafetyMode;
import org.gaitway.safety.StopView;

/**
 * Turns ticks into messages: the state if it is another than before, the tick, what the policy was
 * given and gave if it acted, the command, and what the safety envelope began to do.
 */
final class TickLogger {
  private static final int MOST_INTERVENTIONS = 128;

  private final EpisodeWriter out;
  private final long offset;
  private final Interventions before = new Interventions(MOST_INTERVENTIONS);
  private RobotState last;
  private SafetyMode mode;

  /**
   * @param offset from the loop's clock to log times [ns]
   */
  TickLogger(EpisodeWriter out, long offset) {
    this.out = out;
    this.offset = offset;
  }

  void log(TickRecord tick) throws IOException {
    long number = tick.tick();
    long time = tick.now() + offset;
    if (tick.present()) {
      state(tick, time);
    }
    out.tick(time, tick);
    if (tick.acted()) {
      if (!tick.isAbridged()) {
        out.observation(number, time, tick.observation(), tick.observationSize());
      }
      out.action(number, time, tick.action());
    }
    out.command(number, time, tick.command());
    safety(tick, time);
  }

  private void state(TickRecord tick, long time) throws IOException {
    RobotState state = tick.state();
    if (last == null) {
      last = state.copy();
    } else if (last.isSame(state)) {
      return;
    }
    last.copyFrom(state);
    out.state(tick.tick(), time, state.stamp() + offset, state);
  }

  private void safety(TickRecord tick, long time) throws IOException {
    Interventions found = tick.interventions();
    for (int i = 0; i < found.size(); i++) {
      if (!before.contains(found.kind(i), found.index(i))) {
        out.safety(tick.tick(), time, event(tick, i));
      }
    }
    before.copyFrom(found);
    if (tick.mode() != mode) {
      mode = tick.mode();
      out.safety(tick.tick(), time, SafetyEvent.mode(mode));
    }
  }

  private static SafetyEvent event(TickRecord tick, int i) {
    Interventions found = tick.interventions();
    int index = found.index(i);
    boolean ofJoint = found.kind(i).isOfJoint() && index >= 0;
    return SafetyEvent.intervention(
        found,
        i,
        ofJoint ? tick.command().joints().get(index) : "",
        found.kind(i) == Intervention.SOFT_STOP ? source(tick) : "");
  }

  private static String source(TickRecord tick) {
    StopView stop = tick.stopAtStart().isTripped() ? tick.stopAtStart() : tick.stopAtEnd();
    return stop.isTripped() ? stop.source() : "";
  }
}

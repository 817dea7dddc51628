package org.gaitway.launch.replay;

import java.util.ArrayList;
import java.util.List;
import org.gaitway.cdr.MessageValue;
import org.gaitway.control.TickFailure;
import org.gaitway.control.TickInput;

/** A tick of a loop as it was logged; what the log does not have is null. */
final class LoggedTick {
  final TickInput input;
  final boolean failedBefore;
  final boolean acted;
  final long stamp;
  final String mode;
  final String policy;
  final List<String> interventions;
  float[] observation;
  float[] action;
  MessageValue command;

  /**
   * @param tick the message
   */
  LoggedTick(MessageValue tick) {
    acted = tick.flag("acted");
    failedBefore = tick.flag("failed_before");
    stamp = tick.integer("stamp");
    mode = tick.text("mode");
    policy = tick.text("policy");
    interventions = List.of(tick.texts("interventions"));
    input =
        new TickInput(
            tick.integer("tick"),
            tick.integer("deadline"),
            tick.integer("now"),
            (int) tick.integer("missed"),
            tick.flag("rehearsal"),
            tick.flag("present"),
            tick.flag("writes"),
            tick.flag("written"),
            false,
            failure(tick.integer("failure")),
            tick.text("selected_policy"),
            told(tick.messages("inputs")),
            tick.integer("stops_before"),
            stop(tick.message("stop_at_start")),
            stop(tick.message("stop_at_end")));
  }

  private static TickFailure failure(long code) {
    TickFailure[] known = TickFailure.values();
    if (code < 0 || code >= known.length) {
      throw new IllegalArgumentException(
          "a tick's failure: expected 0 to " + (known.length - 1) + ", found " + code);
    }
    return known[(int) code];
  }

  private static List<TickInput.Told> told(MessageValue[] inputs) {
    List<TickInput.Told> told = new ArrayList<>();
    for (MessageValue input : inputs) {
      told.add(
          new TickInput.Told(input.text("name"), input.doubles("value"), input.integer("stamp")));
    }
    return told;
  }

  private static TickInput.Stop stop(MessageValue view) {
    return new TickInput.Stop(view.integer("trips"), view.text("source"));
  }

  /** Whether it comes right after another, with nothing between that the log lacks. */
  boolean follows(LoggedTick before) {
    boolean restarted = input.rehearsal() || before.input.rehearsal();
    return restarted || input.tick() == before.input.tick() + 1 + input.missed();
  }
}

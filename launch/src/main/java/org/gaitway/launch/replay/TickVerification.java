package org.gaitway.launch.replay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gaitway.control.TickRecord;
import org.gaitway.control.TickReplay;
import org.gaitway.episode.EpisodeHeader;
import org.gaitway.episode.EpisodeMessage;
import org.gaitway.episode.EpisodeReader;
import org.gaitway.episode.Topics;
import org.gaitway.replay.Comparison;
import org.gaitway.replay.ReplayReport;
import org.gaitway.robot.JointCommand;
import org.gaitway.robot.RobotState;

/**
 * Takes the ticks of a logged run again, with the loop's own code, and compares observation,
 * action, mode, interventions and command of each.
 */
final class TickVerification {
  private final TickReplay loop;
  private final Comparison comparison = new Comparison();
  private final StateMessages states;
  private final RobotState held;
  private final List<String> observed;
  private LoggedTick waiting;
  private boolean broken;
  private long ticks;
  private long gaps;
  private long skipped;

  private TickVerification(EpisodeHeader header, TickReplay loop) {
    this.loop = loop;
    states = new StateMessages(StateMessages.layout(header));
    held = new RobotState(StateMessages.layout(header));
    observed = observed(header);
  }

  private static List<String> observed(EpisodeHeader header) {
    List<String> names = new ArrayList<>();
    header
        .sizes(EpisodeHeader.OBSERVATION)
        .forEach(
            (term, size) -> {
              for (int i = 0; i < size; i++) {
                names.add(size == 1 ? term : term + "[" + i + "]");
              }
            });
    return names;
  }

  /**
   * Verifies the ticks.
   *
   * @param loop of the run, made again; stays the caller's to close
   * @param notes what is to be known of the result
   * @throws IOException if the file cannot be read
   */
  static ReplayReport run(EpisodeReader episode, TickReplay loop, List<String> notes)
      throws IOException {
    TickVerification verification = new TickVerification(episode.header(), loop);
    Set<String> topics = new HashSet<>(StateMessages.TOPICS);
    topics.addAll(List.of(Topics.TICK, Topics.OBSERVATION, Topics.ACTION, Topics.COMMAND));
    episode.messages(topics, verification::accept);
    verification.release(false);
    return verification.report(notes);
  }

  private void accept(EpisodeMessage message) {
    switch (message.topic()) {
      case Topics.TICK -> tick(new LoggedTick(message.value()));
      case Topics.OBSERVATION, Topics.ACTION, Topics.COMMAND -> add(message);
      default -> states.accept(message);
    }
  }

  private void add(EpisodeMessage message) {
    if (waiting == null) {
      return; // Of a tick that the log lacks.
    }
    switch (message.topic()) {
      case Topics.OBSERVATION -> waiting.observation = message.value().floats("data");
      case Topics.ACTION -> waiting.action = message.value().floats("data");
      default -> waiting.command = message.value();
    }
  }

  /** A tick waits for the next, which tells whether its command could be given. */
  private void tick(LoggedTick tick) {
    LoggedTick before = waiting;
    release(tick.failedBefore);
    if (before != null && !tick.follows(before)) {
      broken = true;
      gaps++;
    }
    broken &= !tick.input.rehearsal();
    waiting = tick;
    held.copyFrom(states.state());
    held.stamp(tick.stamp);
  }

  private void release(boolean writeThrew) {
    if (waiting == null) {
      return;
    }
    if (broken) {
      skipped++; // What it would do depends on what the log lacks.
    } else {
      ticks++;
      loop.state().copyFrom(held);
      loop.take(waiting.input.withWriteThrew(writeThrew));
      compare(waiting, loop.record());
    }
    waiting = null;
  }

  private void compare(LoggedTick logged, TickRecord replayed) {
    long tick = logged.input.tick();
    comparison.words(tick, "mode", logged.mode, replayed.mode().word());
    comparison.words(tick, "policy", logged.policy, replayed.policy());
    comparison.words(tick, "acted", "" + logged.acted, "" + replayed.acted());
    if (logged.acted && replayed.acted()) {
      compareAction(tick, logged, replayed);
    }
    comparison.words(
        tick, "interventions", logged.interventions.toString(), interventions(replayed));
    if (logged.command != null) {
      compareCommand(tick, logged, replayed.command());
    }
  }

  private void compareAction(long tick, LoggedTick logged, TickRecord replayed) {
    if (logged.observation != null) {
      float[] observation = Arrays.copyOf(replayed.observation(), replayed.observationSize());
      comparison.floats(tick, "observation", this::observation, logged.observation, observation);
    }
    if (logged.action != null) {
      comparison.floats(
          tick,
          "action",
          i -> named("action", loop.layout().commanded(), i),
          logged.action,
          replayed.action());
    }
  }

  private String observation(int index) {
    return named("observation", observed, index);
  }

  private static String interventions(TickRecord replayed) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < replayed.interventions().size(); i++) {
      words.add(replayed.interventions().kind(i).word());
    }
    return words.toString();
  }

  private void compareCommand(long tick, LoggedTick logged, JointCommand command) {
    compare(tick, "position", logged, command.position());
    compare(tick, "velocity", logged, command.velocity());
    compare(tick, "effort", logged, command.effort());
    compare(tick, "kp", logged, command.kp());
    compare(tick, "kd", logged, command.kd());
  }

  private void compare(long tick, String field, LoggedTick logged, double[] replayed) {
    String name = "command." + field;
    comparison.doubles(
        tick,
        name,
        i -> named(name, loop.layout().commanded(), i),
        logged.command.doubles(field),
        replayed);
  }

  private static String named(String what, List<String> names, int index) {
    String number = what + "[" + index + "]";
    return index < names.size() ? number + " (" + names.get(index) + ")" : number;
  }

  private ReplayReport report(List<String> known) {
    List<String> notes = new ArrayList<>(known);
    if (skipped > 0) {
      notes.add(skipped + " ticks after a gap could not be taken again: they depend on its ticks");
    }
    return new ReplayReport(
        "ticks",
        ticks,
        comparison.compared(),
        comparison.differences(),
        comparison.first(),
        comparison.drift(),
        gaps,
        List.of("modes", "observations", "actions", "interventions", "commands"),
        notes);
  }
}

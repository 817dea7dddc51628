package org.gaitway.replay;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.gaitway.cdr.MessageValue;
import org.gaitway.episode.Topics;

/**
 * Puts the messages of control steps together. They come by time: what a step earned comes with the
 * state of the next. A step is passed on once the one after the next has begun. For one thread.
 */
final class StepAssembler {
  /** The topics that control steps are made of. */
  static final Set<String> TOPICS =
      Set.of(
          Topics.SIMULATION,
          Topics.OBSERVATION,
          Topics.ACTION,
          Topics.POLICY_OUTPUT,
          Topics.POLICY_PARAMETERS,
          Topics.REWARD);

  private final Consumer<LoggedStep> steps;
  private final Deque<LoggedStep> open = new ArrayDeque<>();

  StepAssembler(Consumer<LoggedStep> steps) {
    this.steps = steps;
  }

  /**
   * Takes the next message of a file.
   *
   * @param number of its step
   */
  void accept(String topic, long number, MessageValue message) {
    LoggedStep step = step(number);
    switch (topic) {
      case Topics.SIMULATION -> step.physics.add(physics(message));
      case Topics.OBSERVATION -> step.observation = message.floats("data");
      case Topics.ACTION -> step.action = message.floats("data");
      case Topics.POLICY_OUTPUT -> {
        step.mean = message.floats("mean");
        step.std = message.floats("standard_deviation");
      }
      case Topics.POLICY_PARAMETERS -> step.parameters = blocks(message);
      case Topics.REWARD -> step.reward = reward(message);
      default -> throw new IllegalArgumentException("no topic of a control step: " + topic);
    }
  }

  private LoggedStep step(long number) {
    if (!open.isEmpty() && number < open.getFirst().number) {
      finish(); // Another episode of the same file.
    }
    for (LoggedStep step : open) {
      if (step.number == number) {
        return step;
      }
    }
    LoggedStep begun = new LoggedStep(number);
    open.addLast(begun);
    while (open.size() > 2) {
      steps.accept(open.removeFirst());
    }
    return begun;
  }

  /** Passes on what is left. */
  void finish() {
    while (!open.isEmpty()) {
      steps.accept(open.removeFirst());
    }
  }

  private static PhysicsStep physics(MessageValue message) {
    return new PhysicsStep(
        message.doubles("state"),
        message.doubles("ctrl"),
        Math.toIntExact(message.integer("substeps")));
  }

  private static Map<String, float[]> blocks(MessageValue message) {
    Map<String, float[]> blocks = new LinkedHashMap<>();
    for (MessageValue block : message.messages("float32_blocks")) {
      blocks.put(block.text("name"), block.floats("value"));
    }
    return blocks;
  }

  private static LoggedReward reward(MessageValue message) {
    return new LoggedReward(
        message.number("total"),
        message.doubles("value"),
        message.flag("terminated"),
        message.flag("truncated"));
  }
}

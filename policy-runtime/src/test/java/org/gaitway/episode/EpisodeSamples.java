package org.gaitway.episode;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.gaitway.cdr.MessageValue;
import org.gaitway.robot.RobotLayout;
import org.gaitway.robot.RobotState;
import org.gaitway.robot.SensorLayout;

/** What the tests log. */
final class EpisodeSamples {
  static final RobotLayout LAYOUT =
      new RobotLayout(
          List.of("hip", "knee"),
          List.of("hip", "knee"),
          List.of(new SensorLayout("foot", 3), new SensorLayout("light", 1)));

  private EpisodeSamples() {}

  /** A state in which everything is measured. */
  static RobotState state(long seed) {
    Random random = new Random(seed);
    RobotState state = new RobotState(LAYOUT);
    fill(state.position(), random);
    fill(state.velocity(), random);
    fill(state.effort(), random);
    fill(state.sensor("foot"), random);
    fill(state.sensor("light"), random);
    fill(state.basePosition(), random);
    fill(state.baseLinearVelocity(), random);
    fill(state.orientation(), random);
    fill(state.angularVelocity(), random);
    fill(state.linearAcceleration(), random);
    state.stamp(1_000_000 * seed);
    return state;
  }

  private static void fill(double[] values, Random random) {
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextGaussian();
    }
  }

  /** The last message of each topic. */
  static Map<String, MessageValue> byTopic(List<EpisodeMessage> messages) {
    Map<String, MessageValue> byTopic = new LinkedHashMap<>();
    messages.forEach(message -> byTopic.put(message.topic(), message.value()));
    return byTopic;
  }
}

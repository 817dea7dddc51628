package org.gaitway.task.legged;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gaitway.config.ConfigBinder;
import org.gaitway.config.Setting;

/** All of a task in which a legged robot follows a velocity command. */
public record LeggedSettings(
    @Setting("The robot") LeggedRobot robot,
    @Setting("The ground") TerrainSettings terrain,
    @Setting(value = "Time of a control step [s]", source = "legged_gym: 0.02")
        double controlPeriod,
    @Setting(value = "Length of an episode [s]", source = "legged_gym: 20") double episode,
    @Setting("The commands") CommandSettings command,
    @Setting("Weight of each reward term, per second; null for one that is not to be measured")
        Map<String, Double> rewards,
    @Setting("What the reward terms are measured against") ShapingSettings shaping,
    @Setting("Falls") FallSettings fall,
    @Setting("What the policy observes") SensingSettings sensing,
    @Setting("What moves the joints") ActuationSettings actuation,
    @Setting("Pushes") PushSettings push,
    @Setting("What differs from episode to episode") RandomiseSettings randomise,
    @Setting("How an episode starts") StartSettings start,
    @Setting(
            "Whether left and right of the robot are alike, so that it can learn from mirror images")
        boolean symmetric) {

  /** Checks the times and the names of the terms. */
  public LeggedSettings {
    if (!(controlPeriod > 0)) {
      throw new IllegalArgumentException("controlPeriod must be positive, was " + controlPeriod);
    }
    if (!(episode >= controlPeriod)) {
      throw new IllegalArgumentException(
          "episode must be a control period at least, was " + episode);
    }
    rewards = Collections.unmodifiableMap(new LinkedHashMap<>(rewards));
    rewards.keySet().forEach(LeggedReward::named);
  }

  /**
   * Settings as they are kept with what was made with them; what is not there has its default.
   *
   * @param version of the task
   * @param source of the text, for messages
   * @param yaml {@link org.gaitway.task.TaskDefinition#settings} of such a task
   * @throws org.gaitway.config.ConfigException if something in it is not understood
   */
  public static LeggedSettings parse(String version, String source, String yaml) {
    // A term that was taken out must not come back from the defaults.
    return ConfigBinder.bindText(of(version).withRewards(Map.of()), source, yaml);
  }

  /**
   * The defaults of a version of the task.
   *
   * @param version {@code flat} or {@code rough}; empty for flat
   */
  public static LeggedSettings of(String version) {
    return new LeggedSettings(
        LeggedRobot.shipped(),
        version.equals("rough") ? TerrainSettings.rough() : TerrainSettings.plane(),
        0.02,
        20,
        new CommandSettings(
            "uniform",
            Range.around(1),
            Range.around(0.5),
            Range.around(1),
            new Range(3, 8),
            0.1,
            0.2,
            false,
            0.3),
        weights(),
        new ShapingSettings(0.25, 0.09, 0.15, 0, 0.9, true),
        new FallSettings(1.2, 1, 0),
        new SensingSettings(false, 3, true, 0.01, 1.5, 0.2, 0.05, 0.1, 0, 1, 0),
        new ActuationSettings(0, 2, true, 1.5),
        new PushSettings(1, new Range(5, 10)),
        new RandomiseSettings(
            true,
            new Range(0.4, 1.2),
            new Range(0.9, 1.1),
            Range.around(1),
            0.03,
            new Range(1, 1.05),
            new Range(0.9, 1.1),
            new Range(0.9, 1.1),
            new Range(0.9, 1.1),
            0,
            0.02),
        new StartSettings(0.1, 0.5, true, 0.3),
        true);
  }

  private static Map<String, Double> weights() {
    Map<String, Double> weights = new LinkedHashMap<>();
    weights.put("tracking-linear-velocity", 2.0);
    weights.put("tracking-yaw-rate", 1.0);
    weights.put("linear-velocity-error", -1.0);
    weights.put("yaw-rate-error", -0.75);
    weights.put("vertical-velocity", -0.5);
    weights.put("roll-pitch-rate", -0.02);
    weights.put("orientation", -2.0);
    weights.put("base-height", -20.0);
    weights.put("pose", 0.3);
    weights.put("stand-still", -0.2);
    weights.put("joint-limits", -1.0);
    weights.put("torques", -1e-4);
    weights.put("joint-acceleration", -1e-7);
    weights.put("action-rate", -0.005);
    weights.put("energy", -3e-4);
    weights.put("foot-clearance", -0.5);
    weights.put("foot-height", -0.2);
    weights.put("foot-slip", -0.15);
    weights.put("air-time", 2.0);
    weights.put("collision", -1.0);
    weights.put("termination", -1.0);
    return weights;
  }

  /** The same with other terms, none of these. */
  LeggedSettings withRewards(Map<String, Double> others) {
    return new LeggedSettings(
        robot,
        terrain,
        controlPeriod,
        episode,
        command,
        others,
        shaping,
        fall,
        sensing,
        actuation,
        push,
        randomise,
        start,
        symmetric);
  }

  /** The same for another robot. */
  public LeggedSettings withRobot(LeggedRobot other) {
    return new LeggedSettings(
        other,
        terrain,
        controlPeriod,
        episode,
        command,
        rewards,
        shaping,
        fall,
        sensing,
        actuation,
        push,
        randomise,
        start,
        symmetric);
  }

  /**
   * The same as a policy is judged in: commands over their whole ranges from the start.
   *
   * @return settings without a curriculum
   */
  public LeggedSettings forEvaluation() {
    return new LeggedSettings(
        robot,
        terrain.whole(),
        controlPeriod,
        episode,
        command.whole(),
        rewards,
        shaping,
        fall,
        sensing,
        actuation,
        new PushSettings(1, new Range(10, 10)),
        randomise,
        start,
        symmetric);
  }
}

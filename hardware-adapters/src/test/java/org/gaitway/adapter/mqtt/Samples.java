package org.gaitway.adapter.mqtt;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.gaitway.config.ConfigBinder;
import org.gaitway.robot.JointCommand;
import org.gaitway.robot.RobotLayout;
import org.gaitway.robot.RobotState;
import org.gaitway.robot.SensorLayout;

/** States, commands and settings to test with. */
public final class Samples {
  /** A robot with three joints, one of which is not moved. */
  public static final RobotLayout ROBOT =
      new RobotLayout(
          List.of("hip", "knee", "tail"),
          List.of("knee", "hip"),
          List.of(new SensorLayout("foot", 3), new SensorLayout("battery", 1)));

  /** The same seen by a loop that wants less, in another order. */
  public static final RobotLayout LOOP =
      new RobotLayout(
          List.of("knee", "hip"), List.of("hip", "knee"), List.of(new SensorLayout("battery", 1)));

  private Samples() {}

  /** Settings for a broker on this machine, with short times, so that tests are short. */
  public static MqttSettings settings(int port, PayloadKind payload) {
    return with(
        MqttSettings.defaults(),
        """
        broker: tcp://127.0.0.1:%d
        payload: %s
        topics: {prefix: test}
        keep-alive: 1
        connect-timeout: 3
        reconnect-min: 0.02
        reconnect-max: 0.2
        """
            .formatted(port, payload.name().toLowerCase(Locale.ROOT)));
  }

  /** Settings with some others in their place. */
  public static MqttSettings with(MqttSettings settings, String yaml) {
    return ConfigBinder.bindText(settings, "test", yaml);
  }

  /** A state with different, finite values everywhere. */
  public static RobotState state(RobotLayout layout, long stamp, long seed) {
    RobotState state = new RobotState(layout);
    Random random = new Random(seed);
    fill(random, state.position());
    fill(random, state.velocity());
    fill(random, state.effort());
    fill(random, state.basePosition());
    fill(random, state.baseLinearVelocity());
    fill(random, state.orientation());
    fill(random, state.angularVelocity());
    fill(random, state.linearAcceleration());
    state.sensors().forEach(sensor -> fill(random, state.sensor(sensor)));
    state.stamp(stamp);
    return state;
  }

  /** A command with different, finite values everywhere. */
  public static JointCommand command(List<String> joints, long seed) {
    JointCommand command = new JointCommand(joints);
    Random random = new Random(seed);
    fill(random, command.position());
    fill(random, command.velocity());
    fill(random, command.effort());
    fill(random, command.kp());
    fill(random, command.kd());
    return command;
  }

  private static void fill(Random random, double[] values) {
    Arrays.setAll(values, i -> random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20));
  }
}

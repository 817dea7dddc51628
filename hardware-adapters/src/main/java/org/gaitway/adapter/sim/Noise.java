package org.gaitway.adapter.sim;

import java.util.List;
import java.util.Random;
import org.gaitway.robot.RobotState;

/** Adds noise to measurements. Allocation-free once made. */
final class Noise {
  private final NoiseSettings settings;
  private final Random random;
  private final List<String> sensors;

  Noise(NoiseSettings settings, Random random, List<String> sensors) {
    this.settings = settings;
    this.random = random;
    this.sensors = sensors;
  }

  void addTo(RobotState state) {
    add(settings.jointPosition(), state.position());
    add(settings.jointVelocity(), state.velocity());
    add(settings.jointEffort(), state.effort());
    add(settings.basePosition(), state.basePosition());
    add(settings.baseVelocity(), state.baseLinearVelocity());
    add(settings.angularVelocity(), state.angularVelocity());
    add(settings.acceleration(), state.linearAcceleration());
    if (settings.orientation() > 0) {
      Quaternion.jitter(state.orientation(), settings.orientation(), random);
    }
    for (int i = 0; i < sensors.size(); i++) {
      add(settings.sensors(), state.sensor(sensors.get(i)));
    }
  }

  /** Exact values stay untouched, to the bit. */
  private void add(double std, double[] values) {
    if (std > 0) {
      for (int i = 0; i < values.length; i++) {
        values[i] += std * random.nextGaussian();
      }
    }
  }
}

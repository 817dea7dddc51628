package org.gaitway.sim;

import java.util.ArrayList;
import java.util.List;
import org.gaitway.sim.mujoco.Mujoco;
import org.gaitway.sim.mujoco.mjModel;

/**
 * A sensor of a model; {@link Simulation#sensor(String)} has its data.
 *
 * @param name of the sensor; {@code #id} for one that has none
 * @param kind what it measures
 * @param size number of values
 */
public record Sensor(String name, Kind kind, int size) {

  /** What a sensor measures. */
  public enum Kind {
    /** Acceleration less gravity, in the frame of its site [m/s²]. */
    ACCELEROMETER,
    /** Angular velocity, in the frame of its site [rad/s]. */
    GYRO,
    /** Orientation of a frame, a unit quaternion (w, x, y, z). */
    ORIENTATION,
    /** Anything else that MuJoCo knows. */
    OTHER;

    private static Kind of(int type) {
      return switch (type) {
        case Mujoco.mjSENS_ACCELEROMETER -> ACCELEROMETER;
        case Mujoco.mjSENS_GYRO -> GYRO;
        case Mujoco.mjSENS_FRAMEQUAT -> ORIENTATION;
        default -> OTHER;
      };
    }
  }

  /** All sensors of a model, in its order. */
  static List<Sensor> of(Model model) {
    mjModel m = model.handle();
    List<Sensor> sensors = new ArrayList<>();
    for (int id = 0; id < model.names(Element.SENSOR).size(); id++) {
      sensors.add(
          new Sensor(
              model.names(Element.SENSOR).get(id),
              Kind.of(m.sensor_type().get(id)),
              m.sensor_dim().get(id)));
    }
    return sensors;
  }
}

package org.gaitway.adapter.sim;

import java.util.Objects;
import org.gaitway.robot.SensorLayout;

/**
 * A sensor that a simulated robot has beyond those of its model.
 *
 * @param layout its name and size
 * @param reader reads it
 */
public record ExtraSensor(SensorLayout layout, Reader reader) {

  /** Reads a sensor; allocation-free. */
  @FunctionalInterface
  public interface Reader {
    /**
     * Reads the present values.
     *
     * @param out (size of the sensor) receives them
     */
    void read(double[] out);
  }

  /** Checks that all is there. */
  public ExtraSensor {
    Objects.requireNonNull(layout, "layout");
    Objects.requireNonNull(reader, "reader");
  }
}

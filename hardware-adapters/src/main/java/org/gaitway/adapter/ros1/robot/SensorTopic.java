package org.gaitway.adapter.ros1.robot;

import org.gaitway.adapter.ros1.LatestMessage;
import org.gaitway.adapter.ros1.msg.std_msgs.Float64MultiArray;
import org.gaitway.robot.RobotState;
import org.gaitway.robot.SensorLayout;

/**
 * A sensor. Arrays have no header; the label of the first dimension may end in {@code @} and the
 * stamp in nanoseconds, as simulated robots write it: {@code foot-force@1250000000}.
 */
final class SensorTopic extends StateTopic<Float64MultiArray> {
  private static final char MARK = '@';

  private final SensorLayout sensor;

  SensorTopic(LatestMessage<Float64MultiArray> topic, SensorLayout sensor) {
    super(topic);
    this.sensor = sensor;
  }

  /** The label of a sensor's array at a time [ns]. */
  static String label(String sensor, long stamp) {
    return sensor + MARK + stamp;
  }

  @Override
  long stampOf(Float64MultiArray message) {
    if (message.layout.dim.isEmpty()) {
      return UNSTAMPED;
    }
    String label = message.layout.dim.get(0).label;
    int at = label.lastIndexOf(MARK);
    if (at < 0 || at == label.length() - 1 || label.length() - at > 19) {
      return UNSTAMPED;
    }
    long stamp = 0;
    for (int i = at + 1; i < label.length(); i++) {
      int digit = label.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return UNSTAMPED;
      }
      stamp = 10 * stamp + digit;
    }
    return stamp;
  }

  @Override
  boolean isComplete(Float64MultiArray message) {
    return message.data.length == sensor.size();
  }

  @Override
  void write(Float64MultiArray message, RobotState state) {
    System.arraycopy(message.data, 0, state.sensor(sensor.name()), 0, sensor.size());
  }
}

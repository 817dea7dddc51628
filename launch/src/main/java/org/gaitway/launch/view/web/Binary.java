package org.gaitway.launch.view.web;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.gaitway.launch.view.recording.Samples;

/** Numbers as bytes, little endian, as typed arrays of a browser read them. */
final class Binary {
  private Binary() {}

  static byte[] doubles(double[] values) {
    ByteBuffer out = allocate(8L * values.length);
    out.asDoubleBuffer().put(values);
    return out.array();
  }

  /**
   * Signals: their number and that of points (int), times (double), then for each signal the least
   * values and the greatest (float).
   */
  static byte[] samples(Samples samples) {
    int points = samples.times().length;
    int signals = samples.low().length;
    ByteBuffer out = allocate(8 + 8L * points + 8L * signals * points);
    out.putInt(signals).putInt(points);
    for (double time : samples.times()) {
      out.putDouble(time);
    }
    for (int i = 0; i < signals; i++) {
      put(out, samples.low()[i]);
      put(out, samples.high()[i]);
    }
    return out.array();
  }

  private static void put(ByteBuffer out, float[] values) {
    for (float value : values) {
      out.putFloat(value);
    }
  }

  private static ByteBuffer allocate(long bytes) {
    return ByteBuffer.allocate(Math.toIntExact(bytes)).order(ByteOrder.LITTLE_ENDIAN);
  }
}

package org.gaitway.rollout;

import java.nio.DoubleBuffer;
import java.util.Arrays;
import org.gaitway.sim.Model;
import org.gaitway.task.Reflection;
import org.gaitway.task.TaskDefinition;

/**
 * From a policy's output to controls: control = clip(offset + scale * output, low, high), per
 * actuator.
 */
public final class ActionMap {
  private final float[] scale;
  private final float[] offset;
  private final float[] low;
  private final float[] high;

  /**
   * The map that a task wants: outputs as they are where it has motors that take them.
   *
   * @param toRange whether outputs in [-1, 1] span an actuator's control range
   */
  public static ActionMap of(TaskDefinition task, Model model, boolean toRange) {
    return task.motors().isPresent() ? identity(model.nu()) : new ActionMap(model, toRange);
  }

  private static ActionMap identity(int size) {
    float[] one = new float[size];
    float[] most = new float[size];
    float[] least = new float[size];
    Arrays.fill(one, 1);
    Arrays.fill(most, Float.POSITIVE_INFINITY);
    Arrays.fill(least, Float.NEGATIVE_INFINITY);
    return new ActionMap(one, new float[size], least, most);
  }

  /**
   * A map for the actuators of a model.
   *
   * @param toRange whether outputs in [-1, 1] span an actuator's control range; otherwise they are
   *     controls as they are
   */
  public ActionMap(Model model, boolean toRange) {
    int size = model.nu();
    scale = new float[size];
    offset = new float[size];
    low = new float[size];
    high = new float[size];
    DoubleBuffer range = model.controlRange();
    for (int i = 0; i < size; i++) {
      double from = range.get(2 * i);
      double to = range.get(2 * i + 1);
      boolean limited = from < to;
      low[i] = limited ? (float) from : Float.NEGATIVE_INFINITY;
      high[i] = limited ? (float) to : Float.POSITIVE_INFINITY;
      scale[i] = limited && toRange ? (float) ((to - from) / 2) : 1;
      offset[i] = limited && toRange ? (float) ((to + from) / 2) : 0;
    }
  }

  /**
   * A map from its numbers, one of each per actuator.
   *
   * @throws IllegalArgumentException if there are not as many of each
   */
  public ActionMap(float[] scale, float[] offset, float[] low, float[] high) {
    if (offset.length != scale.length
        || low.length != scale.length
        || high.length != scale.length) {
      throw new IllegalArgumentException(
          String.format(
              "expected as many factors, addends and limits, found %d, %d, %d and %d",
              scale.length, offset.length, low.length, high.length));
    }
    this.scale = scale.clone();
    this.offset = offset.clone();
    this.low = low.clone();
    this.high = high.clone();
  }

  /** Maps an output to controls. */
  public void apply(float[] output, double[] control) {
    for (int i = 0; i < scale.length; i++) {
      float value = output[i] * scale[i] + offset[i];
      control[i] = Math.max(low[i], Math.min(high[i], value));
    }
  }

  /** Whether the mirror image of an output gives the mirror image of its controls. */
  public boolean agreesWith(Reflection reflection) {
    boolean agrees = true;
    for (int i = 0; i < scale.length; i++) {
      int other = reflection.from(i);
      boolean same = reflection.sign(i) > 0;
      agrees &= close(scale[i], scale[other]);
      agrees &= close(offset[i], same ? offset[other] : -offset[other]);
      agrees &= close(low[i], same ? low[other] : -high[other]);
      agrees &= close(high[i], same ? high[other] : -low[other]);
    }
    return agrees;
  }

  private static boolean close(float a, float b) {
    return a == b || Math.abs(a - b) <= 1e-6f * Math.max(Math.abs(a), Math.abs(b));
  }

  /** Factor per actuator. */
  public float[] scale() {
    return scale.clone();
  }

  /** Addend per actuator, in the unit of its control. */
  public float[] offset() {
    return offset.clone();
  }

  /** Lowest control per actuator. */
  public float[] low() {
    return low.clone();
  }

  /** Highest control per actuator. */
  public float[] high() {
    return high.clone();
  }
}

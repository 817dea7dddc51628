package org.gaitway.task;

import java.util.Arrays;
import java.util.Objects;

/** Some numbers of a {@link TaskMemory}. For one thread; nothing here allocates. */
public final class Slots {
  private final TaskMemory.Region region;
  private final int start;
  private final int size;

  Slots(TaskMemory.Region region, int start, int size) {
    this.region = region;
    this.start = start;
    this.size = size;
  }

  /** How many there are. */
  public int size() {
    return size;
  }

  /** Number {@code index}. */
  public double get(int index) {
    return region.values()[start + checked(index)];
  }

  /** Changes number {@code index}. */
  public void set(int index, double value) {
    region.values()[start + checked(index)] = value;
  }

  /** Writes the first {@code count} of them to {@code out[at]} and on. */
  public void read(double[] out, int at, int count) {
    Objects.checkFromIndexSize(0, count, size);
    System.arraycopy(region.values(), start, out, at, count);
  }

  /** Takes the first {@code count} of them from {@code values[at]} and on. */
  public void write(double[] values, int at, int count) {
    Objects.checkFromIndexSize(0, count, size);
    System.arraycopy(values, at, region.values(), start, count);
  }

  /** Makes all of them the same. */
  public void fill(double value) {
    Arrays.fill(region.values(), start, start + size, value);
  }

  private int checked(int index) {
    return Objects.checkIndex(index, size);
  }
}

package org.gaitway.launch.view.recording;

import java.util.Arrays;
import java.util.List;

/**
 * Signals that are sampled together, such as the positions of all joints.
 *
 * <p>Its memory has a bound: when it is full, every other sample is given up, and from then on only
 * every second is kept, and so on. Not thread-safe: {@link Recording} guards it.
 */
final class Track {

  /** What it holds at most: more than a screen can show, and an hour at 50 Hz whole. */
  static final int CAPACITY = 1 << 18;

  private static final int INITIAL = 256;

  private final List<String> names;
  private final int capacity;
  private double[] times = new double[INITIAL];
  private final float[][] columns;
  private int size;
  private long offered;
  private int stride = 1;

  Track(List<String> names) {
    this(names, CAPACITY);
  }

  Track(List<String> names, int capacity) {
    this.names = List.copyOf(names);
    this.capacity = capacity;
    this.columns = new float[names.size()][INITIAL];
  }

  /** Names of the signals. */
  List<String> names() {
    return names;
  }

  /** Number of samples that are kept. */
  int size() {
    return size;
  }

  /** Of how many samples one is kept. */
  int stride() {
    return stride;
  }

  /**
   * Adds a sample.
   *
   * @param time since the episode began [s]
   * @param values one for each signal
   */
  void add(double time, double[] values) {
    if (offered++ % stride != 0) {
      return;
    }
    if (size == capacity) {
      thin();
      if ((offered - 1) % stride != 0) {
        return;
      }
    }
    makeRoom();
    times[size] = time;
    for (int i = 0; i < columns.length; i++) {
      columns[i][size] = (float) values[i];
    }
    size++;
  }

  private void thin() {
    size = (size + 1) / 2;
    stride *= 2;
    for (int i = 0; i < size; i++) {
      times[i] = times[2 * i];
      for (float[] column : columns) {
        column[i] = column[2 * i];
      }
    }
  }

  private void makeRoom() {
    if (size == times.length) {
      int room = Math.min(2 * size, capacity);
      times = Arrays.copyOf(times, room);
      for (int i = 0; i < columns.length; i++) {
        columns[i] = Arrays.copyOf(columns[i], room);
      }
    }
  }

  /**
   * What to draw of a span of time: the samples themselves where they are few, else the least and
   * greatest of each of {@code points} parts. One sample beyond each end is included.
   */
  Samples samples(double from, double to, int points) {
    int first = Math.max(0, indexAfter(from) - 1);
    int last = Math.min(size, indexAfter(to) + 1);
    int count = Math.max(0, last - first);
    int parts = Math.min(count, points);
    Samples samples = new Samples(names.size(), parts);
    for (int part = 0; part < parts; part++) {
      int start = first + (int) ((long) count * part / parts);
      int end = first + (int) ((long) count * (part + 1) / parts);
      samples.times()[part] = (times[start] + times[end - 1]) / 2;
      for (int i = 0; i < columns.length; i++) {
        extremes(columns[i], start, end, samples, i, part);
      }
    }
    return samples;
  }

  /** Numbers that are not finite are left out, unless there are no others. */
  private static void extremes(
      float[] column, int start, int end, Samples samples, int signal, int part) {
    float low = Float.NaN;
    float high = Float.NaN;
    for (int i = start; i < end; i++) {
      float value = column[i];
      if (Float.isFinite(value)) {
        low = low <= value ? low : value;
        high = high >= value ? high : value;
      }
    }
    samples.low()[signal][part] = low;
    samples.high()[signal][part] = high;
  }

  /** Index of the first sample after a time. */
  private int indexAfter(double time) {
    int found = Arrays.binarySearch(times, 0, size, time);
    return found >= 0 ? found + 1 : -found - 1;
  }
}

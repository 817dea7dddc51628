package org.gaitway.launch.view.recording;

import java.util.ArrayList;
import java.util.List;

/**
 * The states that an episode can be drawn from, in order of time; thinned as {@link Track} is. Not
 * thread-safe: {@link Recording} guards it.
 */
final class Frames {

  /** Numbers that it keeps at most: 256 MiB. */
  static final long CAPACITY = 1L << 25;

  private final long capacity;
  private final List<Frame> frames = new ArrayList<>();
  private long offered;
  private int stride = 1;

  Frames() {
    this(CAPACITY);
  }

  Frames(long capacity) {
    this.capacity = capacity;
  }

  int size() {
    return frames.size();
  }

  int stride() {
    return stride;
  }

  Frame get(int index) {
    return frames.get(index);
  }

  /** Adds a state, whose array is kept. */
  void add(double time, double[] values) {
    if (offered++ % stride == 0) {
      frames.add(new Frame(time, values));
      if ((long) frames.size() * values.length > capacity) {
        thin();
      }
    }
  }

  private void thin() {
    stride *= 2;
    List<Frame> kept = new ArrayList<>(frames.size() / 2 + 1);
    for (int i = 0; i < frames.size(); i += 2) {
      kept.add(frames.get(i));
    }
    frames.clear();
    frames.addAll(kept);
  }
}

package org.gaitway.control;

import org.gaitway.safety.SafetyMode;

/**
 * Many ticks in few arrays. A tick's numbers lie one after another: what the loop thread writes is
 * new to its cache every time, and the processor fetches a run ahead, but not what many small
 * objects point to.
 *
 * <p>Each place is for one thread at a time; no method but the constructor allocates.
 */
final class TickMemory {
  private static final SafetyMode[] MODES = SafetyMode.values();
  private static final TickFailure[] FAILURES = TickFailure.values();
  private static final int LONGS = 11;
  private static final int OBJECTS = 4;

  private static final int REHEARSAL = 1;
  private static final int PRESENT = 2;
  private static final int ACTED = 4;
  private static final int WRITES = 8;
  private static final int WRITTEN = 16;
  private static final int FAILED_BEFORE = 32;
  private static final int ABRIDGED = 64;
  private static final int MODE_SHIFT = 8;
  private static final int FAILURE_SHIFT = 16;

  private final double[] doubles;
  private final float[] floats;
  private final long[] longs;
  private final Object[] objects;
  private final int stateSize;
  private final int commandSize;
  private final int inputSize;
  private final int inputs;
  private final int doublesEach;
  private final int floatsEach;
  private final int longsEach;

  /**
   * @param places for ticks
   * @param sample of their sizes
   */
  TickMemory(int places, TickRecord sample) {
    stateSize = sample.state.size();
    commandSize = 5 * sample.command.joints().size();
    inputs = sample.inputs.length;
    int values = 0;
    for (CommandView input : sample.inputs) {
      values += input.values().length;
    }
    inputSize = values;
    int capacity = sample.interventions.capacity();
    doublesEach = stateSize + commandSize + inputSize + 2 * capacity;
    floatsEach = sample.action.length + sample.observation.length;
    longsEach = LONGS + inputs + 1 + capacity;
    doubles = new double[Math.multiplyExact(places, doublesEach)];
    floats = new float[Math.multiplyExact(places, floatsEach)];
    longs = new long[Math.multiplyExact(places, longsEach)];
    objects = new Object[Math.multiplyExact(places, OBJECTS)];
  }

  /**
   * Puts a tick into a place; it may have more command inputs, which are left out.
   *
   * @param whole whether with its observation
   */
  void store(int place, TickRecord tick, boolean whole) {
    int d = place * doublesEach;
    tick.state.pack(doubles, d);
    tick.command.pack(doubles, d + stateSize);
    int at = d + stateSize + commandSize;
    int l = place * longsEach;
    for (int i = 0; i < inputs; i++) {
      double[] values = tick.inputs[i].values();
      System.arraycopy(values, 0, doubles, at, values.length);
      at += values.length;
      longs[l + LONGS + i] = tick.inputs[i].stamp();
    }
    tick.interventions.pack(longs, l + LONGS + inputs, doubles, at);
    int f = place * floatsEach;
    System.arraycopy(tick.action, 0, floats, f, tick.action.length);
    if (whole) {
      System.arraycopy(tick.observation, 0, floats, f + tick.action.length, tick.observationSize);
    }
    storeNumbers(l, tick, whole);
    storeNames(place * OBJECTS, tick);
  }

  private void storeNumbers(int l, TickRecord tick, boolean whole) {
    longs[l] = tick.tick;
    longs[l + 1] = tick.deadline;
    longs[l + 2] = tick.wakeUp;
    longs[l + 3] = tick.now;
    longs[l + 4] = tick.computeNs;
    longs[l + 5] = tick.state.stamp();
    longs[l + 6] = tick.stopsBefore;
    longs[l + 7] = tick.stopAtStart.trips();
    longs[l + 8] = tick.stopAtEnd.trips();
    longs[l + 9] = (long) tick.missed << Integer.SIZE | tick.observationSize;
    longs[l + 10] =
        (tick.rehearsal ? REHEARSAL : 0)
            | (tick.present ? PRESENT : 0)
            | (tick.acted ? ACTED : 0)
            | (tick.writes ? WRITES : 0)
            | (tick.written ? WRITTEN : 0)
            | (tick.failedBefore ? FAILED_BEFORE : 0)
            | (whole ? 0 : ABRIDGED)
            | tick.mode.ordinal() << MODE_SHIFT
            | tick.failure.ordinal() << FAILURE_SHIFT;
  }

  private void storeNames(int o, TickRecord tick) {
    objects[o] = tick.policy;
    objects[o + 1] = tick.selected;
    objects[o + 2] = tick.stopAtStart.source();
    objects[o + 3] = tick.stopAtEnd.source();
  }

  /** Reads the tick of a place. */
  void load(int place, TickRecord tick) {
    int d = place * doublesEach;
    tick.state.unpack(doubles, d);
    tick.command.unpack(doubles, d + stateSize);
    int at = d + stateSize + commandSize;
    int l = place * longsEach;
    for (int i = 0; i < inputs; i++) {
      tick.inputs[i].unpack(doubles, at, longs[l + LONGS + i]);
      at += tick.inputs[i].values().length;
    }
    tick.interventions.unpack(longs, l + LONGS + inputs, doubles, at);
    loadNumbers(l, tick);
    int f = place * floatsEach;
    System.arraycopy(floats, f, tick.action, 0, tick.action.length);
    System.arraycopy(floats, f + tick.action.length, tick.observation, 0, tick.observationSize);
    loadNames(place * OBJECTS, l, tick);
  }

  private void loadNumbers(int l, TickRecord tick) {
    tick.tick = longs[l];
    tick.deadline = longs[l + 1];
    tick.wakeUp = longs[l + 2];
    tick.now = longs[l + 3];
    tick.computeNs = longs[l + 4];
    tick.state.stamp(longs[l + 5]);
    tick.stopsBefore = longs[l + 6];
    tick.missed = (int) (longs[l + 9] >> Integer.SIZE);
    tick.observationSize = (int) longs[l + 9];
    long flags = longs[l + 10];
    tick.rehearsal = (flags & REHEARSAL) != 0;
    tick.present = (flags & PRESENT) != 0;
    tick.acted = (flags & ACTED) != 0;
    tick.writes = (flags & WRITES) != 0;
    tick.written = (flags & WRITTEN) != 0;
    tick.failedBefore = (flags & FAILED_BEFORE) != 0;
    tick.abridged = (flags & ABRIDGED) != 0;
    tick.mode = MODES[(int) (flags >> MODE_SHIFT) & 0xff];
    tick.failure = FAILURES[(int) (flags >> FAILURE_SHIFT) & 0xff];
  }

  private void loadNames(int o, int l, TickRecord tick) {
    tick.policy = (String) objects[o];
    tick.selected = (String) objects[o + 1];
    tick.stopAtStart.set(longs[l + 7], (String) objects[o + 2]);
    tick.stopAtEnd.set(longs[l + 8], (String) objects[o + 3]);
  }
}

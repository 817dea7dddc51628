package org.gaitway.task;

/**
 * Gives back a vector some steps after it was put in. Before the first has come through, that first
 * one comes out: so a constant delay is the same wherever in a control loop it is. Its memory is
 * the environment's; allocation-free.
 */
public final class DelayLine {
  private final int size;
  private final int most;
  private final Slots line;
  private final Slots state;

  /**
   * A line in an environment's memory.
   *
   * @param size values of a vector
   * @param most greatest delay [steps]
   */
  public DelayLine(TaskMemory memory, int size, int most) {
    this.size = size;
    this.most = most;
    line = memory.ofEpisode((most + 1) * size);
    state = memory.ofEpisode(2);
  }

  /**
   * Begins an episode.
   *
   * @param delay of all of it [steps], in [0, most]
   */
  public void begin(int delay) {
    if (delay < 0 || delay > most) {
      throw new IllegalArgumentException("expected a delay in [0, " + most + "], found " + delay);
    }
    state.set(0, delay);
    state.set(1, 0);
  }

  /** Puts in {@code values} (size), which then are the vector that comes out. */
  public void pass(double[] values) {
    long count = (long) state.get(1);
    int slot = (int) (count % (most + 1));
    for (int i = 0; i < size; i++) {
      line.set(slot * size + i, values[i]);
    }
    long from = Math.max(0, count - (long) state.get(0));
    int due = (int) (from % (most + 1));
    for (int i = 0; i < size; i++) {
      values[i] = line.get(due * size + i);
    }
    state.set(1, count + 1);
  }
}

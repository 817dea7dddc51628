package org.gaitway.task;

/** What the policy gave in the last two steps; 0 before there were any. */
public final class PastActions {
  private static final int STEPS = 2;

  private final int size;
  private final Slots slots;

  PastActions(TaskMemory memory, int size) {
    this.size = size;
    this.slots = memory.ofEpisode(STEPS * size);
  }

  /**
   * One value.
   *
   * @param ago 1 for the last step that is over, 2 for the one before
   */
  public double get(int ago, int index) {
    return slots.get((ago - 1) * size + index);
  }

  /** Values of an action. */
  public int size() {
    return size;
  }

  /** A step is over. */
  void push(double[] action) {
    for (int i = 0; i < size; i++) {
      slots.set(size + i, slots.get(i));
      slots.set(i, action[i]);
    }
  }
}

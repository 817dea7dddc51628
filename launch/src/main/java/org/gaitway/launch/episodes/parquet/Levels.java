package org.gaitway.launch.episodes.parquet;

/**
 * Repetition or definition levels of a list column, which are 0 or 1: as runs of equal ones, the
 * simpler half of Parquet's hybrid encoding.
 */
final class Levels {
  private final PageBuffer runs = new PageBuffer();
  private int value;
  private int length;

  void add(int level) {
    if (length > 0 && level != value) {
      endRun();
    }
    value = level;
    length++;
  }

  private void endRun() {
    if (length > 0) {
      runs.varint(length << 1);
      runs.int8(value);
      length = 0;
    }
  }

  /** Appends the levels with their length, and forgets them. */
  void drainTo(PageBuffer page) {
    endRun();
    page.int32(runs.size());
    page.bytes(runs.array(), runs.size());
    runs.clear();
  }
}

package org.gaitway.mcap;

/** The least and the greatest of some times, as unsigned numbers; both 0 before there are any. */
final class TimeRange {
  private long start;
  private long end;
  private boolean any;

  void add(long time) {
    if (!any || Long.compareUnsigned(time, start) < 0) {
      start = time;
    }
    if (!any || Long.compareUnsigned(time, end) > 0) {
      end = time;
    }
    any = true;
  }

  void clear() {
    start = 0;
    end = 0;
    any = false;
  }

  long start() {
    return start;
  }

  long end() {
    return end;
  }
}

package org.gaitway.mcap;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** The messages of a block that a query accepts, by log time, those of equal times in order. */
final class BlockMessages {
  private static final int FIRST_CAPACITY = 16;

  private final Block block;
  private long[] times = new long[FIRST_CAPACITY];
  private int[] starts = new int[FIRST_CAPACITY];
  private int size;
  private int next;

  /**
   * @throws McapException if the records are not whole, or not such as a chunk may hold
   */
  BlockMessages(Block block, Declarations declarations, McapQuery query) throws McapException {
    this.block = block;
    BlockCursor cursor = new BlockCursor(block, declarations);
    boolean sorted = true;
    while (cursor.next()) {
      if (query.accepts(cursor.logTime()) && query.accepts(cursor.channel())) {
        add(cursor.logTime(), cursor.start());
        sorted &= size < 2 || Long.compareUnsigned(times[size - 2], times[size - 1]) <= 0;
      }
    }
    if (!sorted) {
      sort();
    }
  }

  private void add(long time, int start) {
    if (size == times.length) {
      times = Arrays.copyOf(times, 2 * size);
      starts = Arrays.copyOf(starts, 2 * size);
    }
    times[size] = time;
    starts[size++] = start;
  }

  private void sort() {
    Comparator<Integer> byTime = (a, b) -> Long.compareUnsigned(times[a], times[b]);
    int[] order =
        IntStream.range(0, size).boxed().sorted(byTime).mapToInt(Integer::intValue).toArray();
    times = Arrays.stream(order).mapToLong(i -> times[i]).toArray();
    starts = Arrays.stream(order).map(i -> starts[i]).toArray();
  }

  boolean isEmpty() {
    return next == size;
  }

  /** Of the next message. */
  long time() {
    return times[next];
  }

  /** Where the block is in the file. */
  long position() {
    return block.segment().position();
  }

  Block block() {
    return block;
  }

  /** Hands the next message over. */
  void deliver(Declarations declarations, McapMessageHandler handler) throws IOException {
    int start = starts[next++];
    int channelId = MessageView.channelId(block.bytes(), start);
    MessageView.deliver(block.bytes(), start, declarations.channel(channelId), handler);
  }
}

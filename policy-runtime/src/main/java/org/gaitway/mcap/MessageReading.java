package org.gaitway.mcap;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;

/** Hands the messages of segments over, in the order that a query wants. Used once. */
final class MessageReading {
  private static final Comparator<Segment> BY_TIME =
      ((Comparator<Segment>) (a, b) -> Long.compareUnsigned(a.startTime(), b.startTime()))
          .thenComparingLong(Segment::position);

  private static final Comparator<BlockMessages> NEXT =
      ((Comparator<BlockMessages>) (a, b) -> Long.compareUnsigned(a.time(), b.time()))
          .thenComparingLong(BlockMessages::position);

  private final BlockLoader loader;
  private final Declarations declarations;
  private final McapReadLimits limits;
  private final McapQuery query;
  private final McapMessageHandler handler;
  private final Deque<byte[]> buffers = new ArrayDeque<>();
  private long openBytes;

  MessageReading(
      BlockLoader loader,
      Declarations declarations,
      McapReadLimits limits,
      McapQuery query,
      McapMessageHandler handler) {
    this.loader = loader;
    this.declarations = declarations;
    this.limits = limits;
    this.query = query;
    this.handler = handler;
  }

  /**
   * Reads.
   *
   * @param segments all of the file, in its order
   */
  void run(List<Segment> segments) throws IOException {
    List<Segment> wanted = segments.stream().filter(this::mayHoldMore).toList();
    if (query.order() == McapQuery.Order.FILE) {
      inFileOrder(wanted);
    } else {
      byLogTime(new ArrayDeque<>(wanted.stream().sorted(BY_TIME).toList()));
    }
  }

  /** Whether a segment may hold messages that are accepted, as far as its index says. */
  private boolean mayHoldMore(Segment segment) {
    if (!query.overlaps(segment.startTime(), segment.endTime())) {
      return false;
    }
    return segment.chunk() == null
        || segment.chunk().messageIndexOffsets().isEmpty()
        || segment.chunk().messageIndexOffsets().keySet().stream().anyMatch(this::mayBeAccepted);
  }

  private boolean mayBeAccepted(int channelId) {
    McapChannel channel = declarations.channel(channelId);
    return channel == null || query.accepts(channel);
  }

  private void inFileOrder(List<Segment> segments) throws IOException {
    byte[] buffer = {};
    for (Segment segment : segments) {
      Block block = loader.load(segment, buffer);
      buffer = block.bytes();
      BlockCursor cursor = new BlockCursor(block, declarations);
      while (cursor.next()) {
        if (query.accepts(cursor.logTime()) && query.accepts(cursor.channel())) {
          MessageView.deliver(buffer, cursor.start(), cursor.channel(), handler);
        }
      }
    }
  }

  /** Before a message goes out, all segments are open that may hold an earlier or equal one. */
  private void byLogTime(Deque<Segment> closed) throws IOException {
    PriorityQueue<BlockMessages> open = new PriorityQueue<>(NEXT);
    while (!closed.isEmpty() || !open.isEmpty()) {
      while (!closed.isEmpty() && (open.isEmpty() || begins(closed.peek(), open.peek()))) {
        open(closed.remove(), open);
      }
      BlockMessages first = open.poll();
      if (first != null) {
        first.deliver(declarations, handler);
        putBack(first, open);
      }
    }
  }

  private static boolean begins(Segment segment, BlockMessages messages) {
    return Long.compareUnsigned(segment.startTime(), messages.time()) <= 0;
  }

  private void open(Segment segment, PriorityQueue<BlockMessages> open) throws IOException {
    byte[] buffer = buffers.isEmpty() ? new byte[0] : buffers.pop();
    Block block = loader.load(segment, buffer);
    openBytes += block.bytes().length;
    if (openBytes > limits.openSize()) {
      throw new McapException(
          segment.position(),
          "Chunk",
          "at most "
              + limits.openSize()
              + " bytes of chunks that overlap in time (a limit of reading by log time)",
          String.valueOf(openBytes));
    }
    putBack(new BlockMessages(block, declarations, query), open);
  }

  private void putBack(BlockMessages messages, PriorityQueue<BlockMessages> open) {
    if (messages.isEmpty()) {
      byte[] buffer = messages.block().bytes();
      openBytes -= buffer.length;
      buffers.push(buffer);
    } else {
      open.add(messages);
    }
  }
}

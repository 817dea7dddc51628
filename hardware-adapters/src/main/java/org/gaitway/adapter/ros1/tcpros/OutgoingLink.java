package org.gaitway.adapter.ros1.tcpros;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A connection to one subscriber of a topic. As long as the subscriber keeps up, the publishing
 * thread writes straight into the socket. What does not fit is left to the port's thread, and until
 * that has sent it, messages queue up; when the queue is full, the oldest make room.
 */
public final class OutgoingLink implements PortHandler {
  private static final int NOBODY = 0;
  private static final int PUBLISHER = 1;
  private static final int PORT = 2;
  private static final String GONE = "the subscriber closed the connection";

  private final SocketChannel channel;
  private final ConnectionPort port;
  private final LinkInfo info;
  private final long stallNanos;
  private final Consumer<OutgoingLink> onClose;

  /** Who may write into the socket. */
  private final AtomicInteger writer = new AtomicInteger(PORT);

  private final DropOldestQueue queue;
  private final ByteBuffer unasked = ByteBuffer.allocateDirect(64);
  private final Frame rest;

  /** What is being sent by the port's thread: {@link #rest} or a frame of the queue, or null. */
  private Frame sending;

  private SelectionKey key;
  private long skipTo = -1;
  private volatile long progressNanos;
  private volatile boolean broken;

  private long messagesSent;
  private long bytesSent;

  /**
   * @param channel non-blocking
   * @param port that watches the channel
   * @param info what to call the connection
   * @param queueSize most messages that wait
   * @param frameBytes for how large a message there is room at first
   * @param stallNanos after which a subscriber that takes nothing is given up [ns]
   * @param onClose called once, by the port's thread, when the connection has ended
   */
  OutgoingLink(
      SocketChannel channel,
      ConnectionPort port,
      LinkInfo info,
      int queueSize,
      int frameBytes,
      long stallNanos,
      Consumer<OutgoingLink> onClose) {
    this.channel = channel;
    this.port = port;
    this.info = info;
    this.stallNanos = stallNanos;
    this.onClose = onClose;
    this.queue = new DropOldestQueue(queueSize, frameBytes);
    this.rest = new Frame(frameBytes);
    this.progressNanos = System.nanoTime();
  }

  /**
   * Sends what a connection begins with; messages may have queued up meanwhile. Called once, by the
   * port's thread.
   *
   * @param opening the header, and perhaps a latched message
   * @param latched number of that message, -1 if there is none; of queued ones, those up to it are
   *     left out
   */
  void open(ByteBuffer opening, long latched) throws IOException {
    skipTo = latched;
    messagesSent = latched < 0 ? -1 : 0; // A header is sent as a message is, but is none.
    rest.fill(opening, latched);
    sending = rest;
    key = port.watch(channel, SelectionKey.OP_READ, this);
    drain();
  }

  /**
   * Sends a message, or queues it. Neither blocks nor allocates while the subscriber keeps up. For
   * the publishing thread.
   *
   * @param message the message with its length before it, from 0 to its limit
   * @param sequence its number in the topic
   */
  void send(ByteBuffer message, long sequence) {
    if (broken) {
      return;
    }
    message.position(0);
    if (writer.compareAndSet(NOBODY, PUBLISHER)) {
      sendNow(message, sequence);
    } else {
      queue.offer(message, sequence);
      // The port's thread may have found the queue empty just before.
      if (writer.compareAndSet(NOBODY, PORT)) {
        port.attend();
      }
    }
  }

  private void sendNow(ByteBuffer message, long sequence) {
    if (queue.isEmpty()) {
      write(message);
      if (!message.hasRemaining()) {
        messagesSent++;
        writer.set(NOBODY);
        return;
      }
      rest.fill(message, sequence);
      sending = rest;
    } else {
      queue.offer(message, sequence);
    }
    progressNanos = System.nanoTime();
    writer.set(PORT);
    port.attend();
  }

  /** Writes what the socket takes. For whoever is the writer. */
  private void write(ByteBuffer bytes) {
    try {
      bytesSent += channel.write(bytes);
    } catch (IOException e) {
      broken = true;
    }
  }

  @Override
  public void attend() throws IOException {
    if (broken) {
      throw new IOException(GONE);
    }
    if (writer.get() == PORT) {
      drain();
    }
  }

  @Override
  public void ready(SelectionKey readyKey) throws IOException {
    if (readyKey.isReadable()) {
      expectNothing();
    }
    attend();
  }

  /** A subscriber sends nothing after its header; when it does, or ends, so does the connection. */
  private void expectNothing() throws IOException {
    unasked.clear();
    int count = channel.read(unasked);
    if (count < 0) {
      throw new IOException(GONE);
    } else if (count > 0) {
      throw new PeerException("a subscriber may send nothing after its header");
    }
  }

  /** Sends what waits, as far as the socket takes it. For the port's thread as the writer. */
  private void drain() throws IOException {
    do {
      if (!sendWaiting()) {
        key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
        return;
      }
      key.interestOps(SelectionKey.OP_READ);
      writer.set(NOBODY);
      // A message may have come into the queue just before.
    } while (!queue.isEmpty() && writer.compareAndSet(NOBODY, PORT));
  }

  /** Returns whether everything was sent. */
  private boolean sendWaiting() throws IOException {
    for (sending = sending == null ? next() : sending; sending != null; sending = next()) {
      int before = sending.bytes().remaining();
      write(sending.bytes());
      if (broken) {
        throw new IOException(GONE);
      }
      int after = sending.bytes().remaining();
      if (after < before) {
        progressNanos = System.nanoTime();
      }
      if (after > 0) {
        return false;
      }
      messagesSent++;
    }
    return true;
  }

  private Frame next() {
    Frame frame = queue.poll();
    while (frame != null && frame.sequence() <= skipTo) {
      frame = queue.poll();
    }
    return frame;
  }

  @Override
  public void check(long nanoTime) throws IOException {
    if (writer.get() == PORT && nanoTime - progressNanos > stallNanos) {
      // Reset rather than ended: what the kernel still holds for it is thrown away.
      channel.setOption(StandardSocketOptions.SO_LINGER, 0);
      throw new PeerException(
          "the subscriber has taken nothing for " + stallNanos / 1_000_000_000 + " s");
    }
  }

  @Override
  public void closed() {
    broken = true;
    onClose.accept(this);
  }

  /** Ends the connection, soon; what waits is lost. For any thread. */
  void end() {
    broken = true;
    port.attend();
  }

  @Override
  public String toString() {
    return info.toString();
  }

  /** What to call the connection. */
  public LinkInfo info() {
    return info;
  }

  /** Messages that made room for newer ones because the subscriber did not keep up. */
  public long dropped() {
    return queue.dropped();
  }

  /** Messages sent; -1 before the header, and only nearly right while it is being sent to. */
  public long messagesSent() {
    return messagesSent;
  }

  /** Bytes sent; only nearly right while it is being sent to. */
  public long bytesSent() {
    return bytesSent;
  }
}

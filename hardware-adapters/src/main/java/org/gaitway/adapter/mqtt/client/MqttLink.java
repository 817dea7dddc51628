package org.gaitway.adapter.mqtt.client;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A connection to a broker that comes back by itself: when it is lost, it is made again after a
 * pause that grows with each failure, and everything is subscribed again.
 *
 * <p>One thread receives, decodes included: its listeners run on it. Another sends what the {@link
 * MessageSource} has whenever {@link #wake} is called. Neither waits for the other. The link itself
 * queues nothing; what could not be sent is the source's business.
 *
 * <p>{@link #isReady}, {@link #wake} and {@link #status} are for any thread; the first two neither
 * allocate nor wait.
 */
public final class MqttLink implements AutoCloseable {
  private static final long FAREWELL_MS = 500;

  private final LinkOptions options;
  private final LinkEvents events;
  private final LinkState state = new LinkState();
  private final Thread receiving;
  private final Thread sending;

  /**
   * A link that is not made yet.
   *
   * @param options how it is made
   * @param subscriptions what is listened to, each topic once
   * @param source has what is sent
   * @param events counts what happens
   */
  public MqttLink(
      LinkOptions options,
      List<Subscription> subscriptions,
      MessageSource source,
      LinkEvents events) {
    this.options = options;
    this.events = events;
    sending = thread("send", new Sender(options, source, events, state));
    receiving = thread("receive", new Receiver(options, subscriptions, events, state, this::wake));
  }

  private Thread thread(String what, Runnable work) {
    Thread thread = new Thread(work, "mqtt-" + what + "-" + options.clientId());
    thread.setDaemon(true);
    return thread;
  }

  /** Starts making the link; once. */
  public void open() {
    sending.start();
    receiving.start();
  }

  /**
   * Waits until messages pass.
   *
   * @param timeoutMs how long [ms]
   * @throws IOException if the broker refuses, or the time is over; with the last reason
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  public void awaitReady(long timeoutMs) throws IOException, InterruptedException {
    try {
      state.awaitReady(timeoutMs);
    } catch (IOException e) {
      throw new IOException("MQTT broker " + options.address() + ": " + e.getMessage(), e);
    }
  }

  /** Whether messages pass: the broker answered, and what everybody must know has been sent. */
  public boolean isReady() {
    return state.isReady();
  }

  /** Has the source asked for messages, soon. */
  public void wake() {
    LockSupport.unpark(sending);
  }

  /** What happened so far. */
  public LinkStatus status() {
    return events.status(isReady());
  }

  /** Says goodbye if it can, and closes. Closing twice is harmless. */
  @Override
  public void close() {
    state.close();
    wake();
    boolean interrupted = !ended(sending);
    interrupted |= !ended(receiving);
    // Whoever has not ended waits for the broker, in vain.
    state.connection().ifPresent(Connection::close);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Gives a thread some time to end; returns false if interrupted meanwhile. */
  private static boolean ended(Thread thread) {
    try {
      TimeUnit.MILLISECONDS.timedJoin(thread, FAREWELL_MS);
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }
}

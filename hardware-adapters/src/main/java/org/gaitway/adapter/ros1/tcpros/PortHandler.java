package org.gaitway.adapter.ros1.tcpros;

import java.io.IOException;
import java.nio.channels.SelectionKey;

/**
 * Serves one channel of a {@link ConnectionPort}, on the port's thread, without blocking it. When a
 * method throws, the port logs why, closes the channel and calls {@link #closed}.
 */
interface PortHandler {

  /** The channel can be read or written, as far as it is watched for that. */
  void ready(SelectionKey key) throws IOException;

  /** Some thread asked the port for attention; perhaps for this channel. */
  default void attend() throws IOException {}

  /**
   * Called about once a second, to give up what takes too long.
   *
   * @param nanoTime the time of {@link System#nanoTime}
   */
  void check(long nanoTime) throws IOException;

  /** The channel has been closed. */
  default void closed() {}
}

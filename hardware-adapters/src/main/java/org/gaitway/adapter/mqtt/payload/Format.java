package org.gaitway.adapter.mqtt.payload;

import java.io.OutputStream;

/**
 * How a message becomes bytes and is read from them. One thread at a time.
 *
 * @param <M> the message: a mutable container
 */
public interface Format<M> {
  /**
   * Writes a message.
   *
   * @param out takes the bytes; it does not throw
   */
  void encode(M message, OutputStream out);

  /**
   * Reads a message.
   *
   * @param buffer holds it; not changed, not kept
   * @param offset where it begins
   * @param length its size [bytes]
   * @param message receives it, all of it; holds anything if this throws
   * @throws PayloadException if the bytes are no such message, or not one for these joints
   */
  void decode(byte[] buffer, int offset, int length, M message) throws PayloadException;
}

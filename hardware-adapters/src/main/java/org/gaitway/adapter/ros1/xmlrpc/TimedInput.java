package org.gaitway.adapter.ros1.xmlrpc;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * What arrives at a socket, until a deadline: a peer that sends a byte now and then cannot stretch
 * the time that is given for all of them.
 */
final class TimedInput extends InputStream {
  private final Socket socket;
  private final InputStream in;
  private long deadlineNanos;
  private Duration given;

  TimedInput(Socket socket) throws IOException {
    this.socket = socket;
    in = socket.getInputStream();
    given = Duration.ZERO;
  }

  /** Gives time, from now on. */
  void give(Duration time) {
    given = time;
    deadlineNanos = System.nanoTime() + time.toNanos();
  }

  @Override
  public int read() throws IOException {
    limitWait();
    return in.read();
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    limitWait();
    return in.read(bytes, offset, length);
  }

  private void limitWait() throws IOException {
    long left = deadlineNanos - System.nanoTime();
    if (left <= 0) {
      throw new SocketTimeoutException(
          "nothing complete arrived within " + given.toMillis() + " ms");
    }
    socket.setSoTimeout((int) Math.min(Integer.MAX_VALUE, left / 1_000_000 + 1));
  }
}

package org.gaitway.adapter.ros1.xmlrpc;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** One end of a connection: HTTP over a socket. For one thread at a time, but for closing. */
final class HttpConnection implements AutoCloseable {
  private final Socket socket;
  private final TimedInput timed;
  private final BufferedInputStream in;
  private final HttpReader reader;
  private final OutputStream out;

  /**
   * @param socket connected; closed with this
   * @param maxBodyBytes greatest content that is read
   */
  HttpConnection(Socket socket, int maxBodyBytes) throws IOException {
    this.socket = socket;
    socket.setTcpNoDelay(true);
    timed = new TimedInput(socket);
    in = new BufferedInputStream(timed);
    reader = new HttpReader(in, maxBodyBytes);
    out = socket.getOutputStream();
  }

  /**
   * Waits until something arrives.
   *
   * @return false if the connection was closed instead
   * @throws java.net.SocketTimeoutException if nothing arrives in the time given
   */
  boolean await(Duration time) throws IOException {
    timed.give(time);
    in.mark(1);
    int next = in.read();
    in.reset();
    return next >= 0;
  }

  /** Reads a request, which must arrive in the time given. */
  HttpMessage readRequest(Duration time) throws IOException {
    timed.give(time);
    return reader.readRequest();
  }

  /** Reads a response, which must arrive in the time given. */
  HttpMessage readResponse(Duration time) throws IOException {
    timed.give(time);
    return reader.readResponse();
  }

  /**
   * Sends a message in one piece.
   *
   * @param head start line and headers, each with its line end
   * @param body content
   */
  void send(String head, byte[] body) throws IOException {
    byte[] start =
        (head + "Content-Type: text/xml\r\nContent-Length: " + body.length + "\r\n\r\n")
            .getBytes(StandardCharsets.ISO_8859_1);
    byte[] message = new byte[start.length + body.length];
    System.arraycopy(start, 0, message, 0, start.length);
    System.arraycopy(body, 0, message, start.length, body.length);
    out.write(message);
    out.flush();
  }

  /** Closes the socket; what waits for it fails. */
  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException("a socket cannot be closed", e);
    }
  }
}

package org.gaitway.adapter.mqtt.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import jdk.net.ExtendedSocketOptions;

/**
 * What comes over a TCP connection, acknowledged at once. The system else puts that off for up to
 * 40 ms, in the hope of something to send along; and a broker that gathers small messages (Nagle's
 * algorithm, as mosquitto has it if not told otherwise) keeps the next one until then.
 */
final class PromptInput extends InputStream {
  private final Socket socket;
  private final InputStream in;
  private final boolean possible;

  /**
   * @param socket connected, plain TCP; Linux lets it be told, and elsewhere nothing is different
   */
  PromptInput(Socket socket) throws IOException {
    this.socket = socket;
    in = socket.getInputStream();
    possible = socket.supportedOptions().contains(ExtendedSocketOptions.TCP_QUICKACK);
    acknowledge();
  }

  /** The system forgets it again by itself, so it is told before each read. */
  private void acknowledge() throws IOException {
    if (possible) {
      socket.setOption(ExtendedSocketOptions.TCP_QUICKACK, true);
    }
  }

  @Override
  public int read() throws IOException {
    acknowledge();
    return in.read();
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    acknowledge();
    return in.read(bytes, offset, length);
  }
}

package org.gaitway.adapter.ros1.tcpros;

import java.io.IOException;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import jdk.net.ExtendedSocketOptions;

/**
 * Has the kernel find out that the other machine is gone without a word (cable, power): after 5 s
 * of silence it asks each second, and after 5 unanswered questions ends the connection.
 */
final class Keepalive {
  private static final int IDLE_SECONDS = 5;
  private static final int INTERVAL_SECONDS = 1;
  private static final int PROBES = 5;

  private Keepalive() {}

  /**
   * Turns it on; where the platform has no say in the times, with those of the platform.
   *
   * @throws IOException if the channel is closed
   */
  static void enable(SocketChannel channel) throws IOException {
    channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
    set(channel, ExtendedSocketOptions.TCP_KEEPIDLE, IDLE_SECONDS);
    set(channel, ExtendedSocketOptions.TCP_KEEPINTERVAL, INTERVAL_SECONDS);
    set(channel, ExtendedSocketOptions.TCP_KEEPCOUNT, PROBES);
  }

  private static void set(SocketChannel channel, SocketOption<Integer> option, int value)
      throws IOException {
    if (channel.supportedOptions().contains(option)) {
      channel.setOption(option, value);
    }
  }
}

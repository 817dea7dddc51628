package org.gaitway.adapter.mqtt.client;

import java.io.IOException;

/** Takes packets on the receiving thread. */
@FunctionalInterface
interface PacketHandler {
  /**
   * @param packets stands at the packet
   */
  void received(PacketReader packets) throws IOException;
}

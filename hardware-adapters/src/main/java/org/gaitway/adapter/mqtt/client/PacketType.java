package org.gaitway.adapter.mqtt.client;

import java.util.Optional;

/** The packets that a client sends and takes (section 2.2.1). */
enum PacketType {
  CONNECT(1, 0),
  CONNACK(2, 0),
  PUBLISH(3, 0),
  PUBACK(4, 0),
  SUBSCRIBE(8, 2),
  SUBACK(9, 0),
  PINGREQ(12, 0),
  PINGRESP(13, 0),
  DISCONNECT(14, 0);

  private static final PacketType[] ALL = values();

  private final int code;
  private final int flags;

  PacketType(int code, int flags) {
    this.code = code;
    this.flags = flags;
  }

  /** Type and flags, as a packet begins. */
  int firstByte() {
    return code << 4 | flags;
  }

  /** The type of a packet that begins so, if it is one of these. */
  static Optional<PacketType> of(int firstByte) {
    for (PacketType type : ALL) {
      if (type.code == (firstByte & 0xff) >> 4) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}

package org.gaitway.adapter.mqtt.client;

import java.io.OutputStream;

/**
 * A topic that is published to, with the buffer of its messages. One thread at a time.
 *
 * <pre>
 *   encoder.write(message, publication.begin());
 *   outlet.publish(publication);
 * </pre>
 */
public final class Publication {
  private static final int TYPE = PacketType.PUBLISH.firstByte();
  private static final int RETAIN = 1;

  private final Qos qos;
  private final int firstByte;
  private final TopicName topic;
  private final OutgoingPacket packet = new OutgoingPacket();
  private int idPosition;

  /**
   * @param topic where
   * @param qos how
   * @param retained whether the broker keeps the last message for later subscribers
   */
  public Publication(TopicName topic, Qos qos, boolean retained) {
    this.topic = topic;
    this.qos = qos;
    firstByte = TYPE | qos.level() << 1 | (retained ? RETAIN : 0);
  }

  /**
   * Begins a message.
   *
   * @return takes the payload, all of it before the next is begun; its methods do not throw
   */
  public OutputStream begin() {
    packet.begin();
    packet.writeField(topic.bytes());
    idPosition = packet.position();
    if (qos == Qos.AT_LEAST_ONCE) {
      packet.writeShort(0);
    }
    return packet;
  }

  /**
   * Ends the message.
   *
   * @param id numbers it, for its acknowledgement; not used at quality of service 0
   */
  OutgoingPacket finish(int id) {
    if (qos == Qos.AT_LEAST_ONCE) {
      packet.setShort(idPosition, id);
    }
    packet.finish(firstByte);
    return packet;
  }

  Qos qos() {
    return qos;
  }
}

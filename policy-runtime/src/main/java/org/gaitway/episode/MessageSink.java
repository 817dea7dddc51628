package org.gaitway.episode;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.gaitway.cdr.CdrWriter;
import org.gaitway.mcap.McapWriter;

/**
 * Puts messages into a file: they are made in one memory, one after another, and a topic is
 * declared with its first.
 */
final class MessageSink implements Closeable {
  private final McapWriter file;
  private final CdrWriter cdr = new CdrWriter();
  private final int[] channels = new int[Topic.values().length];
  private final Map<String, Integer> schemas = new HashMap<>();
  private long messages;
  private long firstTime;
  private long lastTime;

  MessageSink(McapWriter file) {
    this.file = file;
  }

  /** Begins a message. */
  CdrWriter begin() {
    return cdr.begin();
  }

  /** Ends the message: it goes to a topic. */
  void end(Topic topic, long step, long time) throws IOException {
    int channel = channels[topic.ordinal()];
    if (channel == 0) {
      channel = declare(topic);
    }
    file.message(channel, step & 0xffff_ffffL, time, time, cdr.bytes(), 0, cdr.length());
    firstTime = messages == 0 ? time : Math.min(firstTime, time);
    lastTime = messages == 0 ? time : Math.max(lastTime, time);
    messages++;
  }

  private int declare(Topic topic) throws IOException {
    Integer schema = schemas.get(topic.type);
    if (schema == null) {
      byte[] text = MessageTexts.of(topic.type).getBytes(StandardCharsets.UTF_8);
      schema = file.addSchema(topic.type, "ros2msg", text);
      schemas.put(topic.type, schema);
    }
    // Players of ROS 2 look for this key; empty is their default.
    int channel = file.addChannel(schema, topic.title, "cdr", Map.of("offered_qos_profiles", ""));
    channels[topic.ordinal()] = channel;
    return channel;
  }

  /** The file beneath, for what are no messages. */
  McapWriter file() {
    return file;
  }

  long messages() {
    return messages;
  }

  /** From the first message to the last [s]. */
  double seconds() {
    return (lastTime - firstTime) * 1e-9;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}

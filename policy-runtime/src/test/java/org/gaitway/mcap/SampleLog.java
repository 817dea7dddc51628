package org.gaitway.mcap;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A log whose every message is known by its number, so that any part of it can be checked. */
final class SampleLog {
  static final List<String> TOPICS = List.of("/joint_states", "/imu", "/notes");

  private static final byte[] DEFINITION = "float64 x\n".getBytes(StandardCharsets.UTF_8);

  /** A message as it was written or read. */
  record Message(String topic, long sequence, long logTime, long publishTime, List<Byte> data) {}

  private SampleLog() {}

  /** The message of a number: times rise with small steps back and many equals. */
  static Message message(int number) {
    SplittableRandom random = new SplittableRandom(number);
    byte[] data = data(number);
    List<Byte> boxed = new ArrayList<>();
    for (byte value : data) {
      boxed.add(value);
    }
    long logTime = 1_000_000L + number / 4 * 10L - random.nextInt(3) * 10L;
    return new Message(TOPICS.get(number % TOPICS.size()), number, logTime, logTime - 5, boxed);
  }

  private static byte[] data(int number) {
    SplittableRandom random = new SplittableRandom(~number);
    byte[] data = new byte[random.nextInt(60)];
    for (int i = 0; i < data.length; i++) {
      data[i] = (byte) (random.nextInt(4) == 0 ? random.nextInt() : number); // Half compressible.
    }
    return data;
  }

  /** The messages from 0 on. */
  static List<Message> messages(int count) {
    List<Message> messages = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      messages.add(message(number));
    }
    return messages;
  }

  /** Adds the channels. */
  static void declare(McapWriter writer) throws IOException {
    int schema = writer.addSchema("test_msgs/msg/X", "ros2msg", DEFINITION);
    writer.addChannel(schema, TOPICS.get(0), "cdr", Map.of("a", "b", "ä", ""));
    writer.addChannel(schema, TOPICS.get(1), "cdr", Map.of());
    writer.addChannel(0, TOPICS.get(2), "text", Map.of());
  }

  /** Adds a message. */
  static void write(McapWriter writer, int number) throws IOException {
    Message message = message(number);
    byte[] data = data(number);
    byte[] around = new byte[data.length + 7];
    System.arraycopy(data, 0, around, 3, data.length);
    writer.message(
        1 + number % TOPICS.size(),
        number,
        message.logTime(),
        message.publishTime(),
        around,
        3,
        data.length);
  }

  /** A whole file with an attachment and metadata before, between and after. */
  static byte[] file(McapWriterOptions options, int messages) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (McapWriter writer = new McapWriter(Channels.newChannel(out), options)) {
      fill(writer, messages);
    }
    return out.toByteArray();
  }

  /** The same on disk. */
  static void write(Path file, McapWriterOptions options, int messages) throws IOException {
    try (McapWriter writer = McapWriter.create(file, options)) {
      fill(writer, messages);
    }
  }

  private static void fill(McapWriter writer, int messages) throws IOException {
    writer.metadata(new McapMetadata("run", Map.of("seed", "7")));
    declare(writer);
    for (int number = 0; number < messages; number++) {
      write(writer, number);
      if (number == messages / 2) {
        writer.attachment(attachment());
      }
    }
    writer.metadata(new McapMetadata("end", Map.of()));
  }

  static McapAttachment attachment() {
    byte[] data = new byte[200];
    Arrays.fill(data, (byte) 42);
    return new McapAttachment(12, 0, "model.xml", "text/xml", data);
  }

  /** All messages of a file. */
  static List<Message> read(byte[] file, McapQuery query) throws IOException {
    try (McapReader reader = McapReader.of(file, McapReadLimits.defaults())) {
      return read(reader, query);
    }
  }

  /** All messages of a file. */
  static List<Message> read(Path file, McapQuery query) throws IOException {
    try (McapReader reader = McapReader.open(file)) {
      return read(reader, query);
    }
  }

  /** All messages of a file. */
  static List<Message> read(McapReader reader, McapQuery query) throws IOException {
    List<Message> messages = new ArrayList<>();
    reader.messages(
        query,
        (channel, sequence, logTime, publishTime, buffer, offset, length) -> {
          List<Byte> data = new ArrayList<>();
          for (int i = 0; i < length; i++) {
            data.add(buffer[offset + i]);
          }
          messages.add(new Message(channel.topic(), sequence, logTime, publishTime, data));
        });
    return messages;
  }
}

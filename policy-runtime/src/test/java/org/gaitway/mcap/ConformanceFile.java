package org.gaitway.mcap;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * Makes the files of MCAP's conformance suite, byte by byte and without any of the code under test.
 * The features are the suite's: {@code ch} chunk, {@code mx} message index, {@code st} statistics,
 * {@code rsh} repeated schemas, {@code rch} repeated channels, {@code ax} attachment index, {@code
 * mdx} metadata index, {@code chx} chunk index, {@code sum} summary offsets, {@code pad} extra
 * bytes at the ends of records.
 */
final class ConformanceFile {
  static final McapSchema SCHEMA = new McapSchema(1, "Example", "c", new byte[] {4, 5, 6});
  static final McapChannel CHANNEL = new McapChannel(1, 1, "example", "a", Map.of("foo", "bar"));
  static final McapChannel SCHEMALESS = new McapChannel(1, 0, "example", "text", Map.of());
  static final McapAttachment ATTACHMENT =
      new McapAttachment(2, 1, "myFile", "application/octet-stream", new byte[] {1, 2, 3});
  static final McapMetadata METADATA = new McapMetadata("myMetadata", Map.of("foo", "bar"));
  static final List<Message> ONE = List.of(new Message(10, 2, 1));
  static final List<Message> TEN = ten(0, 2, 1, 3, 3, 5, 4, 7, 8, 9);

  private static final byte[] MAGIC = {(byte) 0x89, 0x4D, 0x43, 0x41, 0x50, 0x30, 0x0D, 0x0A};

  /** A message on channel 1 with the data 1, 2, 3. */
  record Message(int sequence, long logTime, long publishTime) {}

  private final Set<String> features;
  private final ByteArrayOutputStream file = new ByteArrayOutputStream();
  private final List<McapSchema> schemas;
  private final List<McapChannel> channels;
  private final List<Message> messages;
  private final List<McapAttachment> attachments;
  private final List<McapMetadata> metadata;
  private final Bytes attachmentIndexes = new Bytes();
  private final Bytes metadataIndexes = new Bytes();
  private final Bytes chunkIndexes = new Bytes();
  private final Bytes summaryOffsets = new Bytes();

  /** Little-endian fields. */
  private static final class Bytes {
    final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Bytes number(int bytes, long value) {
      ByteBuffer buffer = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      out.write(buffer.putLong(value).array(), 0, bytes);
      return this;
    }

    Bytes raw(byte... bytes) {
      out.writeBytes(bytes);
      return this;
    }

    Bytes text(String text) {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      return number(4, utf8.length).raw(utf8);
    }

    Bytes sized(Bytes inner) {
      return number(4, inner.out.size()).raw(inner.array());
    }

    byte[] array() {
      return out.toByteArray();
    }
  }

  private ConformanceFile(
      Set<String> features,
      List<McapSchema> schemas,
      List<McapChannel> channels,
      List<Message> messages,
      List<McapAttachment> attachments,
      List<McapMetadata> metadata) {
    this.features = features;
    this.schemas = schemas;
    this.channels = channels;
    this.messages = messages;
    this.attachments = attachments;
    this.metadata = metadata;
  }

  /** The file of a name such as {@code OneMessage-ch-chx}. */
  static ConformanceFile named(String name) {
    List<String> parts = List.of(name.split("-"));
    Set<String> features = Set.copyOf(parts.subList(1, parts.size()));
    List<McapSchema> schema = List.of(SCHEMA);
    List<McapChannel> channel = List.of(CHANNEL);
    return switch (parts.get(0)) {
      case "NoData" -> of(features, List.of(), List.of(), List.of());
      case "OneMessage" -> of(features, schema, channel, ONE);
      case "TenMessages" -> of(features, schema, channel, TEN);
      case "OneSchemalessMessage" -> of(features, List.of(), List.of(SCHEMALESS), ONE);
      case "OneAttachment" ->
          new ConformanceFile(
              features, List.of(), List.of(), List.of(), List.of(ATTACHMENT), List.of());
      case "OneMetadata" ->
          new ConformanceFile(
              features, List.of(), List.of(), List.of(), List.of(), List.of(METADATA));
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static ConformanceFile of(
      Set<String> features,
      List<McapSchema> schemas,
      List<McapChannel> channels,
      List<Message> messages) {
    return new ConformanceFile(features, schemas, channels, messages, List.of(), List.of());
  }

  private static List<Message> ten(long... times) {
    List<Message> messages = new ArrayList<>();
    for (long time : times) {
      messages.add(new Message(messages.size(), time, time));
    }
    return messages;
  }

  boolean has(String feature) {
    return features.contains(feature);
  }

  List<McapSchema> schemas() {
    return schemas;
  }

  List<McapChannel> channels() {
    return channels;
  }

  List<Message> messages() {
    return messages;
  }

  List<McapAttachment> attachments() {
    return attachments;
  }

  List<McapMetadata> metadata() {
    return metadata;
  }

  /** The bytes of the file. */
  byte[] bytes() {
    file.writeBytes(MAGIC);
    file.writeBytes(padded(1, new Bytes().text("").text("")));
    if (has("ch")) {
      chunk();
    } else {
      file.writeBytes(records(has("pad")).array());
    }
    attachments.forEach(this::attachment);
    metadata.forEach(this::metadata);
    file.writeBytes(record(15, new Bytes().number(4, crc(file.toByteArray()))));
    summary();
    file.writeBytes(MAGIC);
    return file.toByteArray();
  }

  private Bytes records(boolean pad) {
    Bytes out = new Bytes();
    schemas.forEach(schema -> out.raw(record(3, schema(schema), pad)));
    channels.forEach(channel -> out.raw(record(4, channel(channel), pad)));
    messages.forEach(message -> out.raw(message(message)));
    return out;
  }

  private static Bytes schema(McapSchema schema) {
    return new Bytes()
        .number(2, schema.id())
        .text(schema.name())
        .text(schema.encoding())
        .number(4, schema.data().length)
        .raw(schema.data());
  }

  private static Bytes channel(McapChannel channel) {
    return new Bytes()
        .number(2, channel.id())
        .number(2, channel.schemaId())
        .text(channel.topic())
        .text(channel.messageEncoding())
        .sized(map(channel.metadata()));
  }

  private static Bytes map(Map<String, String> entries) {
    Bytes out = new Bytes();
    entries.forEach((key, value) -> out.text(key).text(value));
    return out;
  }

  private static byte[] message(Message message) {
    return record(
        5,
        new Bytes()
            .number(2, 1)
            .number(4, message.sequence())
            .number(8, message.logTime())
            .number(8, message.publishTime())
            .raw(new byte[] {1, 2, 3}));
  }

  private void chunk() {
    byte[] records = records(false).array();
    long start = time(false);
    long end = time(true);
    Bytes chunk =
        new Bytes()
            .number(8, start)
            .number(8, end)
            .number(8, records.length)
            .number(4, crc(records))
            .text("")
            .number(8, records.length)
            .raw(records);
    long offset = file.size();
    file.writeBytes(record(6, chunk));
    long length = file.size() - offset;
    Bytes offsets = new Bytes();
    long indexStart = file.size();
    if (has("mx") && !messages.isEmpty()) {
      offsets.number(2, 1).number(8, indexStart);
      file.writeBytes(padded(7, new Bytes().number(2, 1).sized(entries(records.length))));
    }
    Bytes index =
        new Bytes()
            .number(8, start)
            .number(8, end)
            .number(8, offset)
            .number(8, length)
            .sized(offsets)
            .number(8, file.size() - indexStart)
            .text("")
            .number(8, records.length)
            .number(8, records.length);
    if (has("chx")) {
      chunkIndexes.raw(padded(8, index));
    }
  }

  /** The message index; the messages are the last of the records, all of one length. */
  private Bytes entries(int recordsLength) {
    Bytes out = new Bytes();
    int length = message(messages.get(0)).length;
    int at = recordsLength - messages.size() * length;
    for (Message message : messages) {
      out.number(8, message.logTime()).number(8, at);
      at += length;
    }
    return out;
  }

  private long time(boolean last) {
    var times = messages.stream().mapToLong(Message::logTime);
    return (last ? times.max() : times.min()).orElse(0);
  }

  private void attachment(McapAttachment attachment) {
    Bytes content =
        new Bytes()
            .number(8, attachment.logTime())
            .number(8, attachment.createTime())
            .text(attachment.name())
            .text(attachment.mediaType())
            .number(8, attachment.data().length)
            .raw(attachment.data());
    byte[] record = padded(9, content.number(4, crc(content.array())));
    if (has("ax")) {
      Bytes index =
          new Bytes()
              .number(8, file.size())
              .number(8, record.length)
              .number(8, attachment.logTime())
              .number(8, attachment.createTime())
              .number(8, attachment.data().length)
              .text(attachment.name())
              .text(attachment.mediaType());
      attachmentIndexes.raw(padded(10, index));
    }
    file.writeBytes(record);
  }

  private void metadata(McapMetadata metadata) {
    byte[] record = padded(12, new Bytes().text(metadata.name()).sized(map(metadata.entries())));
    if (has("mdx")) {
      Bytes index = new Bytes().number(8, file.size()).number(8, record.length);
      metadataIndexes.raw(padded(13, index.text(metadata.name())));
    }
    file.writeBytes(record);
  }

  private void summary() {
    int start = file.size();
    Bytes repeated = new Bytes();
    schemas.forEach(schema -> repeated.raw(padded(3, schema(schema))));
    group(3, has("rsh") ? repeated : new Bytes());
    Bytes again = new Bytes();
    channels.forEach(channel -> again.raw(padded(4, channel(channel))));
    group(4, has("rch") ? again : new Bytes());
    group(11, has("st") ? new Bytes().raw(padded(11, statistics())) : new Bytes());
    group(13, metadataIndexes);
    group(10, attachmentIndexes);
    group(8, chunkIndexes);
    boolean any = file.size() > start;
    long offsets = has("sum") ? file.size() : 0;
    if (has("sum")) {
      file.writeBytes(summaryOffsets.array());
    }
    Bytes footer = new Bytes().number(8, any ? start : 0).number(8, offsets);
    Bytes checked = new Bytes().raw(file.toByteArray()).number(1, 2).number(8, 20);
    CRC32 crc = new CRC32();
    byte[] all = checked.raw(footer.array()).array();
    crc.update(all, start, all.length - start);
    file.writeBytes(record(2, footer.number(4, crc.getValue())));
  }

  private void group(int opcode, Bytes records) {
    if (records.out.size() > 0) {
      Bytes offset = new Bytes().number(1, opcode).number(8, file.size());
      summaryOffsets.raw(padded(14, offset.number(8, records.out.size())));
      file.writeBytes(records.array());
    }
  }

  private Bytes statistics() {
    Bytes counts = new Bytes();
    if (!messages.isEmpty()) {
      counts.number(2, 1).number(8, messages.size());
    }
    return new Bytes()
        .number(8, messages.size())
        .number(2, schemas.size())
        .number(4, channels.size())
        .number(4, attachments.size())
        .number(4, metadata.size())
        .number(4, has("ch") ? 1 : 0)
        .number(8, time(false))
        .number(8, time(true))
        .sized(counts);
  }

  private byte[] padded(int opcode, Bytes content) {
    return record(opcode, content, has("pad"));
  }

  private static byte[] record(int opcode, Bytes content) {
    return record(opcode, content, false);
  }

  private static byte[] record(int opcode, Bytes content, boolean pad) {
    if (pad) {
      content.raw((byte) 0x01, (byte) 0xFF, (byte) 0xFF);
    }
    Bytes out = new Bytes().number(1, opcode).number(8, content.out.size());
    return out.raw(content.array()).array();
  }

  private static long crc(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return crc.getValue();
  }
}

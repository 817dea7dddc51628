package org.gaitway.episode;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.gaitway.cdr.CdrException;
import org.gaitway.cdr.MessageDecoder;
import org.gaitway.cdr.MessageDefinition;
import org.gaitway.mcap.McapAttachmentIndex;
import org.gaitway.mcap.McapChannel;
import org.gaitway.mcap.McapMetadataIndex;
import org.gaitway.mcap.McapQuery;
import org.gaitway.mcap.McapReader;
import org.gaitway.mcap.McapSchema;

/**
 * Reads an episode, message by message: of the file, no more than a few chunks are in memory. It
 * reads other MCAP files with ROS 2 messages too; these have no header. For one thread at a time.
 */
public final class EpisodeReader implements Closeable {
  private final String name;
  private final McapReader file;
  private final Map<Integer, McapSchema> schemas = new HashMap<>();
  private final Map<Integer, MessageDecoder> decoders = new HashMap<>();

  private EpisodeReader(String name, McapReader file) {
    this.name = name;
    this.file = file;
    file.schemas().forEach(schema -> schemas.put(schema.id(), schema));
  }

  /**
   * Opens a file that was finished.
   *
   * @throws org.gaitway.mcap.McapException if it is no MCAP file, damaged, or was cut off
   * @throws IOException if it cannot be read
   */
  public static EpisodeReader open(Path file) throws IOException {
    return new EpisodeReader(file.toString(), McapReader.open(file));
  }

  /**
   * What the episode is of.
   *
   * @throws IOException if the file has no header
   */
  public EpisodeHeader header() throws IOException {
    return new EpisodeHeader(
        metadata(EpisodeHeader.METADATA)
            .orElseThrow(
                () ->
                    new IOException(
                        String.format(
                            "%s: expected metadata '%s', found %s",
                            name, EpisodeHeader.METADATA, metadataNames()))));
  }

  /** How it ended; absent if it was cut off. */
  public Optional<EpisodeEnd> end() throws IOException {
    try {
      return metadata(EpisodeEnd.METADATA).map(EpisodeEnd::read);
    } catch (IllegalArgumentException e) {
      throw new IOException(name + ": " + EpisodeEnd.METADATA + ": " + e.getMessage(), e);
    }
  }

  private Optional<Map<String, String>> metadata(String wanted) throws IOException {
    for (McapMetadataIndex index : file.metadata()) {
      if (index.name().equals(wanted)) {
        return Optional.of(file.metadata(index).entries());
      }
    }
    return Optional.empty();
  }

  private List<String> metadataNames() {
    try {
      return file.metadata().stream().map(McapMetadataIndex::name).toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** Names of the attachments, in the order of the file. */
  public List<String> attachments() throws IOException {
    return file.attachments().stream().map(McapAttachmentIndex::name).toList();
  }

  /** The attachment of a name, if there is one. */
  public Optional<byte[]> attachment(String wanted) throws IOException {
    for (McapAttachmentIndex index : file.attachments()) {
      if (index.name().equals(wanted)) {
        return Optional.of(file.attachment(index).data());
      }
    }
    return Optional.empty();
  }

  /** The topics, by identifier. */
  public List<EpisodeTopic> topics() {
    List<EpisodeTopic> topics = new ArrayList<>();
    for (McapChannel channel : file.channels()) {
      McapSchema schema = schemas.get(channel.schemaId());
      topics.add(
          new EpisodeTopic(
              channel.topic(),
              schema == null ? "" : schema.name(),
              schema == null ? "" : new String(schema.data(), StandardCharsets.UTF_8),
              count(channel)));
    }
    return topics;
  }

  private OptionalLong count(McapChannel channel) {
    return file.statistics()
        .map(all -> OptionalLong.of(all.channelMessageCounts().getOrDefault(channel.id(), 0L)))
        .orElse(OptionalLong.empty());
  }

  /**
   * Reads messages by time; those of equal times as they were written.
   *
   * @param topics only these; empty for all
   * @throws IOException if the file is damaged, or a message cannot be decoded, with its topic
   */
  public void messages(Set<String> topics, EpisodeMessageHandler handler) throws IOException {
    messages(McapQuery.all(McapQuery.Order.LOG_TIME).withTopics(topics), handler);
  }

  /**
   * Reads messages.
   *
   * @param query which, and in which order
   * @throws IOException if the file is damaged, or a message cannot be decoded, with its topic
   */
  public void messages(McapQuery query, EpisodeMessageHandler handler) throws IOException {
    file.messages(
        query,
        (channel, step, logTime, publishTime, buffer, offset, length) ->
            handler.message(message(channel, step, logTime, buffer, offset, length)));
  }

  private EpisodeMessage message(
      McapChannel channel, long step, long time, byte[] buffer, int offset, int length)
      throws IOException {
    MessageDecoder decoder = decoders.get(channel.id());
    if (decoder == null) {
      decoder = decoder(channel);
      decoders.put(channel.id(), decoder);
    }
    try {
      return new EpisodeMessage(
          channel.topic(), step, time, decoder.decode(buffer, offset, length));
    } catch (CdrException e) {
      throw new IOException(
          String.format(
              "%s: topic %s, message %d at %d ns: %s",
              name, channel.topic(), step, time, e.getMessage()),
          e);
    }
  }

  private MessageDecoder decoder(McapChannel channel) throws IOException {
    McapSchema schema = schemas.get(channel.schemaId());
    String encoding = schema == null ? "none" : schema.encoding();
    if (!encoding.equals("ros2msg") || !channel.messageEncoding().equals("cdr")) {
      throw new IOException(
          String.format(
              "%s: topic %s: expected messages in cdr with a schema in ros2msg, found %s and %s",
              name, channel.topic(), channel.messageEncoding(), encoding));
    }
    try {
      return new MessageDecoder(
          MessageDefinition.parse(
              schema.name(), new String(schema.data(), StandardCharsets.UTF_8)));
    } catch (CdrException e) {
      throw new IOException(
          name + ": the definition of " + schema.name() + ": " + e.getMessage(), e);
    }
  }

  /** The file beneath. */
  public McapReader file() {
    return file;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}

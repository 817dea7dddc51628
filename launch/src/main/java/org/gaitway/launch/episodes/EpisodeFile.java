package org.gaitway.launch.episodes;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaitway.cdr.CdrException;
import org.gaitway.cdr.MessageDefinition;
import org.gaitway.episode.EpisodeEnd;
import org.gaitway.episode.EpisodeHeader;
import org.gaitway.episode.EpisodeMessageHandler;
import org.gaitway.episode.EpisodeReader;
import org.gaitway.mcap.McapAttachment;
import org.gaitway.mcap.McapAttachmentIndex;
import org.gaitway.mcap.McapChannel;
import org.gaitway.mcap.McapException;
import org.gaitway.mcap.McapMessageHandler;
import org.gaitway.mcap.McapMetadata;
import org.gaitway.mcap.McapMetadataIndex;
import org.gaitway.mcap.McapQuery;
import org.gaitway.mcap.McapReader;
import org.gaitway.mcap.McapSchema;
import org.gaitway.mcap.McapSignature;

/**
 * A file of an episode, or any other MCAP file of ROS 2, open for reading: what {@link
 * EpisodeReader} gives, and what is beneath. What is wrong with the file is told with its name.
 */
final class EpisodeFile implements Closeable {
  private final Path path;
  private final EpisodeReader reader;
  private final List<McapMetadata> metadata = new ArrayList<>();

  private EpisodeFile(Path path, EpisodeReader reader) throws IOException {
    this.path = path;
    this.reader = reader;
    for (McapMetadataIndex index : mcap().metadata()) {
      metadata.add(mcap().metadata(index));
    }
  }

  /**
   * Opens a file.
   *
   * @throws BrokenFileException if it is no MCAP file, or a broken one
   * @throws IOException if it cannot be read
   */
  static EpisodeFile open(Path path) throws IOException {
    try {
      EpisodeReader reader = EpisodeReader.open(path);
      try {
        return new EpisodeFile(path, reader);
      } catch (IOException e) {
        reader.close();
        throw e;
      }
    } catch (McapException e) {
      throw new BrokenFileException(path, McapSignature.of(path).isCutOff(), e);
    }
  }

  Path path() {
    return path;
  }

  /** Bytes of the file. */
  long size() throws IOException {
    return Files.size(path);
  }

  /** What it consists of. */
  McapReader mcap() {
    return reader.file();
  }

  /** All metadata records, in the order of the file. */
  List<McapMetadata> metadata() {
    return List.copyOf(metadata);
  }

  /** What the episode is of; without entries if the file is of no episode. */
  EpisodeHeader header() {
    return new EpisodeHeader(entries(EpisodeHeader.METADATA).orElse(Map.of()));
  }

  /** How it ended; absent if it was cut or cut off. */
  Optional<EpisodeEnd> end() throws IOException {
    return reader.end();
  }

  /** The entries of a metadata record. */
  Optional<Map<String, String>> entries(String name) {
    return metadata.stream()
        .filter(record -> record.name().equals(name))
        .findFirst()
        .map(McapMetadata::entries);
  }

  /** The attachments, each with its data. */
  List<McapAttachment> attachments() throws IOException {
    List<McapAttachment> attachments = new ArrayList<>();
    try {
      for (McapAttachmentIndex index : mcap().attachments()) {
        attachments.add(mcap().attachment(index));
      }
    } catch (McapException e) {
      throw new BrokenFileException(path, false, e);
    }
    return attachments;
  }

  /** The schema of a channel's messages, if it has one. */
  Optional<McapSchema> schema(McapChannel channel) {
    return mcap().schemas().stream().filter(s -> s.id() == channel.schemaId()).findFirst();
  }

  /**
   * The types of the topics that can be decoded since they are of ROS 2, in the order of the file.
   *
   * @throws IOException if a definition is wrong
   */
  Map<String, MessageDefinition> types() throws IOException {
    Map<String, MessageDefinition> types = new LinkedHashMap<>();
    for (McapChannel channel : mcap().channels()) {
      Optional<McapSchema> schema = schema(channel).filter(s -> s.encoding().equals("ros2msg"));
      if (channel.messageEncoding().equals("cdr") && schema.isPresent()) {
        types.put(channel.topic(), definition(schema.get()));
      }
    }
    return types;
  }

  private MessageDefinition definition(McapSchema schema) throws IOException {
    try {
      return MessageDefinition.parse(schema.name(), new String(schema.data(), UTF_8));
    } catch (CdrException e) {
      throw new IOException(
          path + ": the definition of " + schema.name() + ": " + e.getMessage(), e);
    }
  }

  /**
   * Reads messages as they are.
   *
   * @throws BrokenFileException if the file is damaged
   */
  void raw(McapQuery query, McapMessageHandler handler) throws IOException {
    try {
      mcap().messages(query, handler);
    } catch (McapException e) {
      throw new BrokenFileException(path, false, e);
    }
  }

  /**
   * Reads messages.
   *
   * @param query which; only of topics of {@link #types}
   * @throws BrokenFileException if the file is damaged
   * @throws IOException if a message cannot be decoded
   */
  void messages(McapQuery query, EpisodeMessageHandler handler) throws IOException {
    if (query.topics().isEmpty()) {
      throw new IllegalArgumentException("a query without topics would be for all");
    }
    try {
      reader.messages(query, handler);
    } catch (McapException e) {
      throw new BrokenFileException(path, false, e);
    }
  }

  /** When its messages were logged; zeros without messages. All are read. */
  MessageTimes times() throws IOException {
    return MessageTimes.of(this).values().stream()
        .reduce(MessageTimes::with)
        .orElse(new MessageTimes(0, 0, 0));
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}

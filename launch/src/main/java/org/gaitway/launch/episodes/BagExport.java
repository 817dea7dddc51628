package org.gaitway.launch.episodes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.gaitway.adapter.ros1.generator.DefinitionFinder;
import org.gaitway.adapter.ros1.message.RosOutput;
import org.gaitway.adapter.rosbag.BagCompression;
import org.gaitway.adapter.rosbag.BagConnection;
import org.gaitway.adapter.rosbag.BagWriter;
import org.gaitway.adapter.rosbag.Ros1Messages;
import org.gaitway.adapter.rosbag.Ros1Type;
import org.gaitway.cdr.MessageDefinition;
import org.gaitway.episode.EpisodeMessage;
import org.gaitway.mcap.McapQuery;

/** Writes an episode as a bag of ROS 1: all messages in the order of their log times. */
final class BagExport {
  private final EpisodeFile episode;
  private final Map<String, Ros1Type> types = new LinkedHashMap<>();
  private final Map<String, BagConnection> connections = new HashMap<>();
  private final RosOutput bytes = new RosOutput();

  /**
   * Translates the types.
   *
   * @param topics of the episode, each of which can be decoded
   * @param known definitions of ROS 1, which are taken word for word
   * @throws IOException if ROS 1 has no way to say one
   */
  BagExport(EpisodeFile episode, Set<String> topics, DefinitionFinder known) throws IOException {
    this.episode = episode;
    Map<String, MessageDefinition> definitions = episode.types();
    for (String topic : topics) {
      types.put(topic, Ros1Type.of(definitions.get(topic), known));
    }
  }

  /** The definitions of those types that ROS 1 does not know, by name. */
  Map<String, String> definitions() {
    Map<String, String> texts = new TreeMap<>();
    types.values().forEach(type -> texts.putAll(type.texts()));
    return texts;
  }

  /**
   * Writes the bag.
   *
   * @param file where it goes
   * @return the number of messages
   */
  long write(Path file, BagCompression compression) throws IOException {
    long[] messages = {0};
    try (BagWriter bag = BagWriter.create(file, compression)) {
      if (!types.isEmpty()) {
        episode.messages(
            McapQuery.all(McapQuery.Order.LOG_TIME).withTopics(types.keySet()),
            message -> {
              add(message, bag);
              messages[0]++;
            });
      }
      bag.finish();
    }
    return messages[0];
  }

  private void add(EpisodeMessage message, BagWriter bag) throws IOException {
    bytes.reset();
    try {
      Ros1Messages.write(message.value(), message.step(), bytes);
      bag.write(connection(message.topic(), bag), message.time(), bytes.array(), 0, bytes.size());
    } catch (IllegalArgumentException e) {
      throw new IOException(
          "%s: message %d of %s: %s"
              .formatted(episode.path(), message.step(), message.topic(), e.getMessage()),
          e);
    }
  }

  /** In the order in which topics have their first messages: rosbag orders equal stamps by it. */
  private BagConnection connection(String topic, BagWriter bag) {
    return connections.computeIfAbsent(
        topic,
        name -> {
          Ros1Type type = types.get(name);
          return bag.connect(name, type.name(), type.md5sum(), type.text());
        });
  }
}

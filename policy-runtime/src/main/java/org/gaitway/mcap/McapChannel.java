package org.gaitway.mcap;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A stream of messages on a topic.
 *
 * @param id 0 to 65,535; unique in the file
 * @param schemaId the schema of its messages; 0 if they have none
 * @param topic such as {@code /joint_states}
 * @param messageEncoding how its messages are written, such as {@code cdr}
 * @param metadata anything else; copied, keeps its order
 */
public record McapChannel(
    int id, int schemaId, String topic, String messageEncoding, Map<String, String> metadata) {

  /** Copies the metadata. */
  public McapChannel {
    Objects.requireNonNull(topic, "topic");
    Objects.requireNonNull(messageEncoding, "messageEncoding");
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }
}

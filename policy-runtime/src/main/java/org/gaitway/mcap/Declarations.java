package org.gaitway.mcap;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Schemas and channels as they are met; each may come again, but only as it was. */
final class Declarations {
  private final Map<Integer, McapSchema> schemas = new TreeMap<>();
  private final Map<Integer, McapChannel> channels = new TreeMap<>();

  Declarations() {}

  /** A copy. */
  Declarations(Declarations other) {
    schemas.putAll(other.schemas);
    channels.putAll(other.channels);
  }

  /**
   * Adds a schema; one with identifier 0 is none.
   *
   * @throws McapException if there is another with its identifier
   */
  void add(McapSchema schema, long offset) throws McapException {
    if (schema.id() == 0) {
      return;
    }
    McapSchema before = schemas.putIfAbsent(schema.id(), schema);
    if (before != null && !before.equals(schema)) {
      throw new McapException(offset, "Schema", before + " again", schema.toString());
    }
  }

  /**
   * Adds a channel.
   *
   * @throws McapException if there is another with its identifier
   */
  void add(McapChannel channel, long offset) throws McapException {
    McapChannel before = channels.putIfAbsent(channel.id(), channel);
    if (before != null && !before.equals(channel)) {
      throw new McapException(offset, "Channel", before + " again", channel.toString());
    }
  }

  /** Adds the schema or channel that a record is, if it is one. */
  void add(int opcode, RecordParser content, long offset) throws McapException {
    if (opcode == Opcode.SCHEMA) {
      add(RecordDecoder.schema(content), offset);
    } else if (opcode == Opcode.CHANNEL) {
      add(RecordDecoder.channel(content), offset);
    }
  }

  /** A channel, or null. */
  McapChannel channel(int id) {
    return channels.get(id);
  }

  /** By identifier, ascending. */
  List<McapSchema> schemas() {
    return new ArrayList<>(schemas.values());
  }

  /** By identifier, ascending. */
  List<McapChannel> channels() {
    return new ArrayList<>(channels.values());
  }

  /**
   * Checks that the schema of each channel is there.
   *
   * @param offset where the last channel was, for the error
   */
  void checkSchemas(long offset) throws McapException {
    McapChannel orphan = withoutSchema();
    if (orphan != null) {
      throw new McapException(
          offset,
          "Channel",
          "schema " + orphan.schemaId() + " of topic " + orphan.topic(),
          "none of this number");
    }
  }

  /** A channel whose schema is missing, or null. */
  McapChannel withoutSchema() {
    for (McapChannel channel : channels.values()) {
      if (channel.schemaId() != 0 && !schemas.containsKey(channel.schemaId())) {
        return channel;
      }
    }
    return null;
  }
}

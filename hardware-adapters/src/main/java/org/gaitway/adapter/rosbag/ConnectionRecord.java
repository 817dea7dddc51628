package org.gaitway.adapter.rosbag;

import org.gaitway.adapter.ros1.message.RosOutput;

/** The form of connection records. */
final class ConnectionRecord {
  private ConnectionRecord() {}

  static void write(BagConnection connection, RecordOutput out) {
    RosOutput data = new RosOutput();
    new RecordOutput(data)
        .field("topic", connection.topic())
        .field("type", connection.type())
        .field("md5sum", connection.md5sum())
        .field("message_definition", connection.definition());
    out.begin(RecordKind.CONNECTION)
        .field("conn", connection.id())
        .field("topic", connection.topic())
        .data(data);
  }

  /**
   * Reads a record.
   *
   * @throws BagException if something is missing in it
   */
  static BagConnection read(BagRecord record) throws BagException {
    Fields header = record.header();
    Fields data = Fields.parse(record.data(), record.place());
    return new BagConnection(
        header.int32("conn"),
        header.text("topic"),
        data.text("type"),
        data.text("md5sum"),
        data.text("message_definition"));
  }
}

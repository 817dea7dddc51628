package org.gaitway.adapter.rosbag;

import java.nio.charset.StandardCharsets;
import org.gaitway.adapter.ros1.message.RosOutput;

/**
 * Appends records to bytes: {@link #begin}, the fields of the header, then {@link #data}, or {@link
 * #dataOf} and as many bytes. Also writes the fields of a connection's data, which has the form of
 * a header without its length.
 */
final class RecordOutput {
  private final RosOutput out;
  private int headerStart;

  /**
   * @param out where records go
   */
  RecordOutput(RosOutput out) {
    this.out = out;
  }

  RecordOutput begin(RecordKind kind) {
    headerStart = out.size();
    out.writeInt32(0); // Its length, when that is known.
    fieldOf("op", 1);
    out.writeInt8(kind.code());
    return this;
  }

  RecordOutput field(String name, int value) {
    fieldOf(name, Integer.BYTES);
    out.writeInt32(value);
    return this;
  }

  RecordOutput field(String name, long value) {
    fieldOf(name, Long.BYTES);
    out.writeInt64(value);
    return this;
  }

  RecordOutput time(String name, long nanos) {
    fieldOf(name, BagTime.BYTES);
    BagTime.write(nanos, out);
    return this;
  }

  RecordOutput field(String name, String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    fieldOf(name, bytes.length);
    out.writeBytes(bytes);
    return this;
  }

  private void fieldOf(String name, int valueLength) {
    byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
    out.writeInt32(bytes.length + 1 + valueLength);
    out.writeBytes(bytes);
    out.writeInt8((byte) '=');
  }

  /** Ends the header; the caller appends the data. */
  void dataOf(int length) {
    out.setInt32(headerStart, out.size() - headerStart - Integer.BYTES);
    out.writeInt32(length);
  }

  /** Ends the record. */
  void data(byte[] bytes, int offset, int length) {
    dataOf(length);
    out.writeBytes(bytes, offset, length);
  }

  /** Ends the record with what was written elsewhere. */
  void data(RosOutput data) {
    data(data.array(), 0, data.size());
  }
}

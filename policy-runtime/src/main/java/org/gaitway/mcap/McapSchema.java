package org.gaitway.mcap;

import java.util.Arrays;
import java.util.Objects;

/**
 * What the messages of a channel look like.
 *
 * @param id 1 to 65,535; unique in the file
 * @param name such as {@code sensor_msgs/msg/JointState}
 * @param encoding of the data, such as {@code ros2msg}; empty if there is no schema
 * @param data the definition; not copied
 */
public record McapSchema(int id, String name, String encoding, byte[] data) {

  /** Checks that all are there. */
  public McapSchema {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(encoding, "encoding");
    Objects.requireNonNull(data, "data");
  }

  /** Whether all is equal, the bytes of the data included. */
  @Override
  public boolean equals(Object other) {
    return other instanceof McapSchema that
        && id == that.id
        && name.equals(that.name)
        && encoding.equals(that.encoding)
        && Arrays.equals(data, that.data);
  }

  @Override
  public int hashCode() {
    return Objects.hash(id, name, encoding, Arrays.hashCode(data));
  }

  @Override
  public String toString() {
    return "schema " + id + " '" + name + "' (" + encoding + ", " + data.length + " bytes)";
  }
}

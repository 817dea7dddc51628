package org.gaitway.mcap;

import java.util.Arrays;
import java.util.Objects;

/**
 * A file within the file.
 *
 * @param logTime when it was recorded [ns]
 * @param createTime when it was made [ns]; 0 if that is not known
 * @param name such as {@code robot.xml}
 * @param mediaType such as {@code text/xml}
 * @param data its bytes; not copied
 */
public record McapAttachment(
    long logTime, long createTime, String name, String mediaType, byte[] data) {

  /** Checks that all are there. */
  public McapAttachment {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(mediaType, "mediaType");
    Objects.requireNonNull(data, "data");
  }

  /** Whether all is equal, the bytes of the data included. */
  @Override
  public boolean equals(Object other) {
    return other instanceof McapAttachment that
        && logTime == that.logTime
        && createTime == that.createTime
        && name.equals(that.name)
        && mediaType.equals(that.mediaType)
        && Arrays.equals(data, that.data);
  }

  @Override
  public int hashCode() {
    return Objects.hash(logTime, createTime, name, mediaType, Arrays.hashCode(data));
  }

  @Override
  public String toString() {
    return "attachment '" + name + "' (" + mediaType + ", " + data.length + " bytes)";
  }
}

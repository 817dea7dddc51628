package org.gaitway.adapter.rosbag;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Fields of a record's header, or of a connection's data: names and values.
 *
 * @param values by name, little-endian, each from position to limit
 * @param place what errors call the record
 */
record Fields(Map<String, ByteBuffer> values, String place) {

  /**
   * Reads fields.
   *
   * @param bytes from position to limit, which stay where they are
   * @param place what errors call them
   * @throws BagException if a field is cut off or has no name
   */
  static Fields parse(ByteBuffer bytes, String place) throws BagException {
    Map<String, ByteBuffer> values = new HashMap<>();
    ByteBuffer in = bytes.duplicate();
    in.order(ByteOrder.LITTLE_ENDIAN);
    while (in.hasRemaining()) {
      int length = in.remaining() < Integer.BYTES ? -1 : in.getInt();
      if (length < 0 || length > in.remaining()) {
        throw new BagException(
            place
                + ": expected a field of at most "
                + in.remaining()
                + " bytes, found "
                + (length < 0 ? "its length cut off or negative" : length));
      }
      put(in.slice(in.position(), length), values, place);
      in.position(in.position() + length);
    }
    return new Fields(values, place);
  }

  private static void put(ByteBuffer field, Map<String, ByteBuffer> values, String place)
      throws BagException {
    int equals = 0;
    while (equals < field.limit() && field.get(equals) != '=') {
      equals++;
    }
    if (equals == field.limit()) {
      throw new BagException(
          place + ": expected a field NAME=VALUE, found " + equals + " bytes without '='");
    }
    String name = StandardCharsets.UTF_8.decode(field.slice(0, equals)).toString();
    ByteBuffer value = field.slice(equals + 1, field.limit() - equals - 1);
    values.put(name, value.order(ByteOrder.LITTLE_ENDIAN));
  }

  byte int8(String name) throws BagException {
    return value(name, 1).get(0);
  }

  int int32(String name) throws BagException {
    return value(name, Integer.BYTES).getInt(0);
  }

  long int64(String name) throws BagException {
    return value(name, Long.BYTES).getLong(0);
  }

  /** A stamp [ns]. */
  long time(String name) throws BagException {
    return BagTime.read(value(name, BagTime.BYTES).duplicate().order(ByteOrder.LITTLE_ENDIAN));
  }

  String text(String name) throws BagException {
    return StandardCharsets.UTF_8.decode(value(name).duplicate()).toString();
  }

  private ByteBuffer value(String name, int bytes) throws BagException {
    ByteBuffer value = value(name);
    if (value.remaining() != bytes) {
      throw new BagException(
          "%s: expected %d bytes for the field '%s', found %d"
              .formatted(place, bytes, name, value.remaining()));
    }
    return value;
  }

  private ByteBuffer value(String name) throws BagException {
    ByteBuffer value = values.get(name);
    if (value == null) {
      throw new BagException(place + ": expected a field '" + name + "', found none");
    }
    return value;
  }
}

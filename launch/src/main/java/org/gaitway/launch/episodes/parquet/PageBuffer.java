package org.gaitway.launch.episodes.parquet;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Little-endian bytes that grow as they are written. */
final class PageBuffer {
  private ByteBuffer bytes = ByteBuffer.allocate(1024).order(ByteOrder.LITTLE_ENDIAN);

  int size() {
    return bytes.position();
  }

  byte[] array() {
    return bytes.array();
  }

  void clear() {
    bytes.clear();
  }

  void int8(int value) {
    room(Byte.BYTES).put((byte) value);
  }

  void int32(int value) {
    room(Integer.BYTES).putInt(value);
  }

  void int64(long value) {
    room(Long.BYTES).putLong(value);
  }

  void float32(float value) {
    // As raw bits: a NaN keeps its own.
    int32(Float.floatToRawIntBits(value));
  }

  void float64(double value) {
    int64(Double.doubleToRawLongBits(value));
  }

  void bytes(byte[] value, int length) {
    room(length).put(value, 0, length);
  }

  void varint(int value) {
    int rest = value;
    while ((rest & ~0x7F) != 0) {
      int8(rest & 0x7F | 0x80);
      rest >>>= 7;
    }
    int8(rest);
  }

  void setInt32(int position, int value) {
    bytes.putInt(position, value);
  }

  private ByteBuffer room(int count) {
    if (bytes.remaining() < count) {
      int capacity = Math.max(Math.addExact(bytes.position(), count), 2 * bytes.capacity());
      ByteBuffer larger = ByteBuffer.allocate(capacity).order(ByteOrder.LITTLE_ENDIAN);
      bytes = larger.put(bytes.flip());
    }
    return bytes;
  }
}

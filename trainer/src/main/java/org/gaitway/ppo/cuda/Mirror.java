package org.gaitway.ppo.cuda;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;

/**
 * A block of device memory with a staging block of the same size. A copy holds good for the host
 * once its queue was awaited.
 */
final class Mirror implements AutoCloseable {
  private final DeviceMemory memory;
  private final Staging staging;
  private final ByteBuffer bytes;

  /** Allocates {@code count} numbers of {@code size} bytes, zeros on the device. */
  Mirror(Device device, long count, int size) {
    long length = Math.max(1, count) * size;
    this.memory = device.allocate(length);
    this.staging = device.stage(length);
    this.bytes = staging.bytes().order(ByteOrder.nativeOrder());
  }

  static Mirror ofFloats(Device device, long count) {
    return new Mirror(device, count, Float.BYTES);
  }

  static Mirror ofDoubles(Device device, long count) {
    return new Mirror(device, count, Double.BYTES);
  }

  static Mirror ofInts(Device device, long count) {
    return new Mirror(device, count, Integer.BYTES);
  }

  /** Where it begins on the device. */
  long address() {
    return memory.address();
  }

  /** The host's side. */
  FloatBuffer floats() {
    return bytes.asFloatBuffer();
  }

  /** The host's side. */
  DoubleBuffer doubles() {
    return bytes.asDoubleBuffer();
  }

  /** The host's side. */
  IntBuffer ints() {
    return bytes.asIntBuffer();
  }

  /** The host's side. */
  ByteBuffer bytes() {
    return bytes;
  }

  /** Copies all to the device. */
  void upload(DeviceQueue queue) {
    upload(queue, 0, bytes.capacity());
  }

  /** Copies a part to the device. */
  void upload(DeviceQueue queue, long offset, long length) {
    queue.upload(staging, offset, memory.address() + offset, length);
  }

  /** Copies the first bytes from the device. */
  void download(DeviceQueue queue, long length) {
    queue.download(memory.address(), staging, 0, length);
  }

  /** Copies all from the device. */
  void download(DeviceQueue queue) {
    download(queue, bytes.capacity());
  }

  @Override
  public void close() {
    memory.close();
    staging.close();
  }
}

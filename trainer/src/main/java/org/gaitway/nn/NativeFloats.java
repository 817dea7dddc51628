package org.gaitway.nn;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;

/**
 * A zeroed block of floats in native memory, starting at a 64-byte boundary. It lives until {@link
 * #close()}; a buffer obtained before must not be used afterwards. Closing twice is harmless; any
 * other method after {@link #close()} throws {@link IllegalStateException}.
 */
public final class NativeFloats implements AutoCloseable {
  private static final int ALIGNMENT_BYTES = 64;

  static {
    Loader.load(Kernels.class); // Which brings what allocates the memory.
  }

  private final FloatPointer memory;
  private final long address;
  private final int length;
  private final FloatBuffer buffer;

  /** Allocates {@code length} zeros. */
  public NativeFloats(long length) {
    if (length < 0 || length > Integer.MAX_VALUE - ALIGNMENT_BYTES) {
      throw new IllegalArgumentException("length must be in [0, 2^31 - 65], was " + length);
    }
    this.length = (int) length;
    this.memory = new FloatPointer(length + ALIGNMENT_BYTES / Float.BYTES);
    Pointer.memset(memory, 0, memory.capacity() * Float.BYTES);
    long start = memory.address();
    this.address = (start + ALIGNMENT_BYTES - 1) / ALIGNMENT_BYTES * ALIGNMENT_BYTES;
    int offset = (int) ((address - start) / Float.BYTES);
    this.buffer = memory.asBuffer().slice(offset, this.length);
  }

  /** Address of element {@code index}. */
  long address(long index) {
    checkOpen();
    return address + index * Float.BYTES;
  }

  /** Number of floats. */
  public int length() {
    return length;
  }

  /** A view of the block; its position and limit are not to be changed. */
  public FloatBuffer buffer() {
    checkOpen();
    return buffer;
  }

  /** Copies the block out. */
  public float[] toArray() {
    checkOpen();
    float[] values = new float[length];
    buffer.get(0, values);
    return values;
  }

  /**
   * Copies values in.
   *
   * @throws IllegalArgumentException if there are more or fewer than the block has
   */
  public void set(float[] values) {
    checkOpen();
    if (values.length != length) {
      throw new IllegalArgumentException("expected " + length + " floats, found " + values.length);
    }
    buffer.put(0, values);
  }

  private void checkOpen() {
    if (memory.isNull()) {
      throw new IllegalStateException("a block of " + length + " floats is closed");
    }
  }

  @Override
  public void close() {
    memory.close();
  }
}

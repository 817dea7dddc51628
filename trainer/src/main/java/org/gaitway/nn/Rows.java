package org.gaitway.nn;

/**
 * A matrix of up to {@code capacity} rows in native memory, each padded with zeros to {@link
 * #stride()} floats.
 */
public final class Rows implements AutoCloseable {
  private final int capacity;
  private final int columns;
  private final int stride;
  private final NativeFloats block;

  /** Allocates zeros. */
  public Rows(int capacity, int columns) {
    this.capacity = capacity;
    this.columns = columns;
    this.stride = Kernels.padded(columns);
    this.block = new NativeFloats((long) capacity * stride);
  }

  /** Writes one row from the first {@link #columns()} values of an array. */
  public void put(int row, float[] values) {
    block.buffer().put(row * stride, values, 0, columns);
  }

  /** Reads a row's first values: as many as the array has room for, {@link #columns()} at most. */
  public void get(int row, float[] values) {
    block.buffer().get(row * stride, values, 0, Math.min(columns, values.length));
  }

  /** Copies the first {@link #columns()} values of another matrix's first {@code count} rows. */
  public void put(int firstRow, Rows source, int count) {
    for (int i = 0; i < count; i++) {
      block
          .buffer()
          .put((firstRow + i) * stride, source.block.buffer(), i * source.stride, columns);
    }
  }

  /**
   * Copies {@code rows[0..count)} of this matrix to the first rows of another.
   *
   * @throws IllegalArgumentException if the other is of another width or has too few rows
   */
  public void gather(int[] rows, int count, Rows target) {
    if (target.stride != stride || target.capacity < count) {
      throw new IllegalArgumentException(
          "cannot gather " + count + " rows of " + stride + " floats into " + target);
    }
    Kernels.gather(block.address(0), stride, rows, count, target.block.address(0), stride);
  }

  /** Floats from one row to the next in a matrix of so many columns. */
  public static int stride(int columns) {
    return Kernels.padded(columns);
  }

  /** Address of a row. */
  long address(int row) {
    return block.address((long) row * stride);
  }

  /** The most rows. */
  public int capacity() {
    return capacity;
  }

  /** Values in a row. */
  public int columns() {
    return columns;
  }

  /** Floats from one row to the next. */
  public int stride() {
    return stride;
  }

  /** The memory: capacity x stride. */
  public NativeFloats block() {
    return block;
  }

  @Override
  public String toString() {
    return capacity + " rows of " + stride + " floats";
  }

  @Override
  public void close() {
    block.close();
  }
}

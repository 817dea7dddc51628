package org.gaitway.ppo.cuda;

/**
 * A matrix of floats in a device's memory, row by row.
 *
 * @param address of its first element
 * @param rows as stored
 * @param columns as stored
 * @param stride floats from one row to the next
 * @param transposed whether its transpose is meant
 */
record Matrix(long address, int rows, int columns, int stride, boolean transposed) {
  /** A matrix as it is stored. */
  Matrix(long address, int rows, int columns, int stride) {
    this(address, rows, columns, stride, false);
  }

  /** Checks the layout. */
  Matrix {
    if (rows < 1 || columns < 1 || stride < columns) {
      throw new IllegalArgumentException(
          "a matrix cannot have " + rows + " x " + columns + " numbers at stride " + stride);
    }
  }

  Matrix transpose() {
    return new Matrix(address, rows, columns, stride, !transposed);
  }

  /** Rows of what is meant. */
  int height() {
    return transposed ? columns : rows;
  }

  /** Columns of what is meant. */
  int width() {
    return transposed ? rows : columns;
  }

  /**
   * Checks that C = A B can be.
   *
   * @throws IllegalArgumentException if the sizes do not go together, or C is a transpose
   */
  static void checkProduct(Matrix a, Matrix b, Matrix c) {
    if (a.width() != b.height()
        || c.height() != a.height()
        || c.width() != b.width()
        || c.transposed()) {
      throw new IllegalArgumentException("no product: " + c + " = " + a + " x " + b);
    }
  }
}

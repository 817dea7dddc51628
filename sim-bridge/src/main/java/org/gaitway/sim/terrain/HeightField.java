package org.gaitway.sim.terrain;

/**
 * Heights over a square grid, its middle at x = y = 0: row 0 has the least y, column 0 the least x.
 * Between the points the ground is made of triangles, as MuJoCo's height fields are: each cell is
 * cut from its corner of least x and y to the opposite one. Immutable.
 */
public final class HeightField {
  /** Thickness of the ground below its lowest point [m]. */
  public static final double DEPTH = 1;

  /** Difference between highest and lowest that a flat field is given, since MuJoCo wants one. */
  public static final double LEAST_ELEVATION = 1e-3;

  private final int rows;
  private final int columns;
  private final double spacing;
  private final float[] heights;
  private final double lowest;
  private final double highest;

  /**
   * One of given heights.
   *
   * @param rows points along y, at least 2
   * @param columns points along x, at least 2
   * @param spacing between neighbouring points, more than 0 [m]
   * @param heights (rows x columns, row-major) [m]; copied
   * @throws IllegalArgumentException if a size does not fit or a height is not finite
   */
  public HeightField(int rows, int columns, double spacing, float[] heights) {
    if (rows < 2 || columns < 2 || (long) rows * columns != heights.length) {
      throw new IllegalArgumentException(
          String.format(
              "a height field has at least 2 x 2 heights, not %d x %d in an array of %d",
              rows, columns, heights.length));
    }
    if (!(spacing > 0)) {
      throw new IllegalArgumentException("spacing must be more than 0 m, not " + spacing);
    }
    this.rows = rows;
    this.columns = columns;
    this.spacing = spacing;
    this.heights = heights.clone();
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < heights.length; i++) {
      if (!Float.isFinite(heights[i])) {
        throw new IllegalArgumentException("height " + i + " is " + heights[i]);
      }
      low = Math.min(low, heights[i]);
      high = Math.max(high, heights[i]);
    }
    this.lowest = low;
    this.highest = high;
  }

  /** Points along y. */
  public int rows() {
    return rows;
  }

  /** Points along x. */
  public int columns() {
    return columns;
  }

  /** Between neighbouring points [m]. */
  public double spacing() {
    return spacing;
  }

  /** Least height [m]. */
  public double lowest() {
    return lowest;
  }

  /** Greatest height [m]. */
  public double highest() {
    return highest;
  }

  /** Height of a point of the grid [m]. */
  public double at(int row, int column) {
    return heights[row * columns + column];
  }

  /**
   * Height of the ground [m]; outside of the grid that of its nearest edge. Real-time safe.
   *
   * @param x in the world [m]
   * @param y in the world [m]
   */
  public double height(double x, double y) {
    double alongX = clamp(x / spacing + (columns - 1) / 2.0, columns - 1);
    double alongY = clamp(y / spacing + (rows - 1) / 2.0, rows - 1);
    int column = Math.min((int) alongX, columns - 2);
    int row = Math.min((int) alongY, rows - 2);
    double u = alongX - column;
    double v = alongY - row;
    double corner = at(row, column);
    double opposite = at(row + 1, column + 1);
    double beside = u > v ? at(row, column + 1) : at(row + 1, column);
    double greater = Math.max(u, v);
    double lesser = Math.min(u, v);
    return corner + greater * (beside - corner) + lesser * (opposite - beside);
  }

  private static double clamp(double value, double greatest) {
    return value > 0 ? Math.min(value, greatest) : 0;
  }

  /** Half of its extent along x [m]. */
  public double halfX() {
    return spacing * (columns - 1) / 2;
  }

  /** Half of its extent along y [m]. */
  public double halfY() {
    return spacing * (rows - 1) / 2;
  }
}

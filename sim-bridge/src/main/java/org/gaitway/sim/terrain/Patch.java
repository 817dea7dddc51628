package org.gaitway.sim.terrain;

/**
 * A square of a terrain while its heights are made. Coordinates are from its middle [m]; distances
 * from the middle are those to the sides of a square, so that lines of equal height are squares.
 */
final class Patch {
  /** Half of the side of the platform in the middle [m]. */
  static final double PLATFORM = 0.75;

  /** Rounding must not decide on which side of an edge a point of the grid lies. */
  private static final double ROUNDING = 1e-9;

  private final float[] heights;
  private final int stride;
  private final int start;
  private final int points;
  private final double spacing;

  /**
   * A part of an array of heights.
   *
   * @param stride from row to row
   * @param start index of the point of least x and y
   * @param points along a side
   */
  Patch(float[] heights, int stride, int start, int points, double spacing) {
    this.heights = heights;
    this.stride = stride;
    this.start = start;
    this.points = points;
    this.spacing = spacing;
  }

  /** A height as a function of the place. */
  @FunctionalInterface
  interface Shape {
    double height(double x, double y);
  }

  /** Half of its side [m]. */
  double half() {
    return spacing * (points - 1) / 2;
  }

  private double coordinate(int index) {
    return spacing * index - half();
  }

  /** Gives each point the height of a shape, row by row. */
  void set(Shape shape) {
    for (int row = 0; row < points; row++) {
      for (int column = 0; column < points; column++) {
        double height = shape.height(coordinate(column), coordinate(row));
        heights[start + row * stride + column] = (float) height;
      }
    }
  }

  /**
   * How far the ground is from level: 0 on the platform and at the edge, growing by 1 for each
   * metre from either, so greatest half-way between.
   */
  double ramp(double x, double y) {
    double distance = Math.max(Math.abs(x), Math.abs(y));
    return Math.max(0, Math.min(distance - PLATFORM, half() - distance));
  }

  /** As {@link #ramp}, in whole steps of a depth: how many lie below the place. */
  int stair(double x, double y, double depth) {
    double ramp = ramp(x, y);
    return ramp <= ROUNDING ? 0 : (int) Math.ceil(ramp / depth - ROUNDING);
  }

  /** Whether a place is in a ditch that goes round the platform, one for each distance. */
  boolean isDitch(double x, double y, double apart, double width) {
    double beyond = Math.max(Math.abs(x), Math.abs(y)) - PLATFORM;
    double inTurn = beyond - apart * Math.floor(beyond / apart);
    return ramp(x, y) > ROUNDING && inTurn < width + ROUNDING;
  }

  /** Gives a rectangle a height, where that is neither the platform nor the edge. */
  void raise(double x, double y, double halfLength, double halfWidth, double height) {
    for (int row = 0; row < points; row++) {
      for (int column = 0; column < points; column++) {
        double px = coordinate(column);
        double py = coordinate(row);
        boolean inside = Math.abs(px - x) <= halfLength && Math.abs(py - y) <= halfWidth;
        if (inside && ramp(px, py) > ROUNDING) {
          heights[start + row * stride + column] = (float) height;
        }
      }
    }
  }
}

package org.gaitway.sim.terrain;

import java.util.SplittableRandom;

/**
 * A ground of patches to learn walking on: the difficulty grows with the row, along x; each column,
 * along y, is of one kind. The same plan gives the same terrain, bit for bit. Immutable; all but
 * {@link #generate} is real-time safe.
 */
public final class Terrain {
  private final TerrainPlan plan;
  private final HeightField heights;

  private Terrain(TerrainPlan plan, HeightField heights) {
    this.plan = plan;
    this.heights = heights;
  }

  /** Makes the terrain of a plan, its middle at x = y = 0. */
  public static Terrain generate(TerrainPlan plan) {
    int cells = plan.patchCells();
    int border = plan.borderCells();
    int alongX = plan.rows() * cells + 2 * border + 1;
    int alongY = plan.kinds().size() * cells + 2 * border + 1;
    float[] heights = new float[alongX * alongY];
    SplittableRandom seeds = new SplittableRandom(plan.seed());
    for (int row = 0; row < plan.rows(); row++) {
      for (int column = 0; column < plan.kinds().size(); column++) {
        int start = (border + column * cells) * alongX + border + row * cells;
        Patch patch = new Patch(heights, alongX, start, cells + 1, plan.spacing());
        plan.kinds().get(column).shape(patch, plan.difficulty(row), seeds.split());
      }
    }
    return new Terrain(plan, new HeightField(alongY, alongX, plan.spacing(), heights));
  }

  /** What it was made from. */
  public TerrainPlan plan() {
    return plan;
  }

  /** The heights of the whole terrain, for {@link org.gaitway.sim.ModelEdits#withTerrain}. */
  public HeightField heights() {
    return heights;
  }

  /** Number of rows: difficulties. */
  public int rows() {
    return plan.rows();
  }

  /** Number of columns: kinds. */
  public int columns() {
    return plan.kinds().size();
  }

  /** X of the middle of a row's patches [m], where robots begin. */
  public double x(int row) {
    return (row - (rows() - 1) / 2.0) * plan.patchSize();
  }

  /** Y of the middle of a column's patches [m], where robots begin. */
  public double y(int column) {
    return (column - (columns() - 1) / 2.0) * plan.patchSize();
  }

  /** Height of the ground at a place [m]. */
  public double height(double x, double y) {
    return heights.height(x, y);
  }

  /** The row that a place lies in; the nearest one of a place outside. */
  public int row(double x) {
    return nearest(x / plan.patchSize() + rows() / 2.0, rows());
  }

  /** The column that a place lies in; the nearest one of a place outside. */
  public int column(double y) {
    return nearest(y / plan.patchSize() + columns() / 2.0, columns());
  }

  private static int nearest(double place, int count) {
    return (int) Math.max(0, Math.min(count - 1.0, Math.floor(place)));
  }
}

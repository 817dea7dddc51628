package org.gaitway.sim.terrain;

import java.util.List;

/**
 * What a terrain is to consist of: patches in rows of growing difficulty and columns of one kind
 * each.
 *
 * @param kinds of the columns, from least y to greatest; a kind may come several times
 * @param rows how many difficulties, from 0 in the row of least x to 1; a single row has 1
 * @param patchSize side of a patch, at least 4 [m]
 * @param spacing between points of the height field; a whole number of them makes a patch [m]
 * @param border width of the level ground around all patches, 0 or more [m]
 * @param seed of all random heights
 */
public record TerrainPlan(
    List<TerrainKind> kinds, int rows, double patchSize, double spacing, double border, long seed) {

  /** More would need gigabytes. */
  private static final double MAX_POINTS = 100e6;

  /** Checks the ranges. */
  public TerrainPlan {
    kinds = List.copyOf(kinds);
    require("kinds", !kinds.isEmpty(), "at least one", kinds);
    require("rows", rows >= 1, "at least 1", rows);
    require("patch size", patchSize >= 4 && patchSize <= 1000, "4 to 1000 m", patchSize);
    require("spacing", spacing > 0 && spacing <= 1, "more than 0 and at most 1 m", spacing);
    require("border", border >= 0 && border <= 1000, "0 to 1000 m", border);
    double cells = patchSize / spacing;
    require(
        "patch size",
        Math.abs(cells - Math.rint(cells)) < 1e-6,
        "a multiple of the spacing, " + spacing + " m",
        patchSize);
    double points =
        (rows * patchSize + 2 * border)
            * (kinds.size() * patchSize + 2 * border)
            / (spacing * spacing);
    require("points", points <= MAX_POINTS, "at most " + (long) MAX_POINTS, (long) points);
  }

  /** All kinds but flat ground, ten difficulties, patches of 8 m, points 0.1 m apart. */
  public static TerrainPlan mixed(long seed) {
    List<TerrainKind> kinds = List.of(TerrainKind.values());
    return new TerrainPlan(kinds.subList(1, kinds.size()), 10, 8, 0.1, 4, seed);
  }

  private static void require(String what, boolean fulfilled, String expected, Object found) {
    if (!fulfilled) {
      throw new IllegalArgumentException(
          "a terrain's " + what + " must be " + expected + ", not " + found);
    }
  }

  /** Cells along the side of a patch. */
  int patchCells() {
    return (int) Math.rint(patchSize / spacing);
  }

  /** Cells across the border. */
  int borderCells() {
    return (int) Math.rint(border / spacing);
  }

  /** Difficulty of a row, from 0 to 1. */
  double difficulty(int row) {
    return rows == 1 ? 1 : row / (rows - 1.0);
  }
}

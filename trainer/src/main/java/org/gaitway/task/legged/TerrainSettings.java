package org.gaitway.task.legged;

import java.util.List;
import org.gaitway.config.Setting;
import org.gaitway.sim.terrain.TerrainKind;
import org.gaitway.sim.terrain.TerrainPlan;

/** The ground. */
public record TerrainSettings(
    @Setting("Kinds of ground, a column of patches each; none for a plane") List<TerrainKind> kinds,
    @Setting(value = "Rows of patches, of growing difficulty", min = 1) int rows,
    @Setting(value = "Side of a patch [m]", source = "legged_gym: 8") double patch,
    @Setting(value = "Between points of the height field [m]", source = "legged_gym: 0.1")
        double spacing,
    @Setting("Seed of all random heights") long seed,
    @Setting("Whether robots begin on easy patches and move on as they succeed")
        boolean curriculum) {

  /**
   * Level ground around the patches [m]: with the half of a patch, farther than robots mostly come
   * in an episode whose commands change. Beyond it there is nothing to stand on.
   */
  private static final double BORDER = 12;

  /** Copies the list. */
  public TerrainSettings {
    kinds = List.copyOf(kinds);
  }

  /** A plane. */
  static TerrainSettings plane() {
    return new TerrainSettings(List.of(), 1, 8, 0.1, 1, false);
  }

  /** Slopes, random heights, steps and blocks. */
  static TerrainSettings rough() {
    return new TerrainSettings(
        List.of(
            TerrainKind.SLOPE_UP,
            TerrainKind.SLOPE_DOWN,
            TerrainKind.ROUGH,
            TerrainKind.STAIRS_UP,
            TerrainKind.STAIRS_DOWN,
            TerrainKind.BLOCKS),
        6,
        8,
        0.1,
        1,
        true);
  }

  boolean isPlane() {
    return kinds.isEmpty();
  }

  TerrainPlan plan() {
    return new TerrainPlan(kinds, rows, patch, spacing, BORDER, seed);
  }

  /** The same with robots anywhere from the start. */
  TerrainSettings whole() {
    return new TerrainSettings(kinds, rows, patch, spacing, seed, false);
  }
}

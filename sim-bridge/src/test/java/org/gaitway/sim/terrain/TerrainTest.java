package org.gaitway.sim.terrain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TerrainTest {
  private static final List<TerrainKind> ALL = List.of(TerrainKind.values());

  private static Terrain one(TerrainKind kind, int rows) {
    return Terrain.generate(new TerrainPlan(List.of(kind), rows, 8, 0.1, 1, 7));
  }

  @Test
  void theSamePlanGivesTheSameTerrain() {
    assertTrue(Arrays.equals(sample(mixed(3)), sample(mixed(3))));
    assertTrue(!Arrays.equals(sample(mixed(3)), sample(mixed(4))));
  }

  private static Terrain mixed(long seed) {
    return Terrain.generate(new TerrainPlan(ALL, 4, 8, 0.1, 2, seed));
  }

  private static double[] sample(Terrain terrain) {
    HeightField field = terrain.heights();
    double[] heights = new double[field.rows() * field.columns()];
    for (int i = 0; i < heights.length; i++) {
      heights[i] = field.at(i / field.columns(), i % field.columns());
    }
    return heights;
  }

  @Test
  void rowsLieAlongXAndColumnsAlongY() {
    Terrain terrain = mixed(1);
    assertEquals(4, terrain.rows());
    assertEquals(8, terrain.columns());
    assertEquals(-12, terrain.x(0));
    assertEquals(12, terrain.x(3));
    assertEquals(-28, terrain.y(0));
    assertEquals(28, terrain.y(7));
    assertEquals(4 * 8 + 2 * 2, 2 * terrain.heights().halfX(), 1e-9);
    assertEquals(8 * 8 + 2 * 2, 2 * terrain.heights().halfY(), 1e-9);
    for (int row = 0; row < 4; row++) {
      assertEquals(row, terrain.row(terrain.x(row) + 3.9));
      assertEquals(row, terrain.row(terrain.x(row) - 3.9));
    }
    for (int column = 0; column < 8; column++) {
      assertEquals(column, terrain.column(terrain.y(column) + 3.9));
    }
    assertEquals(0, terrain.row(-1e9));
    assertEquals(7, terrain.column(1e9));
  }

  @ParameterizedTest
  @EnumSource
  void patchesAreLevelInTheMiddleAndAtTheEdge(TerrainKind kind) {
    Terrain terrain = one(kind, 3);
    for (int row = 0; row < 3; row++) {
      double x = terrain.x(row);
      for (double d = -0.7; d <= 0.7; d += 0.1) {
        assertEquals(0, terrain.height(x + d, d), 1e-6);
        assertEquals(0, terrain.height(x + d, -d), 1e-6);
      }
      for (double d = -4; d <= 4; d += 0.1) {
        assertEquals(0, terrain.height(x - 4, d), 1e-6);
        assertEquals(0, terrain.height(x + d, 4), 1e-6);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"FLAT", "GAPS"})
  void theHighestDifficultyHasTheHighestGround(TerrainKind kind) {
    Terrain terrain = one(kind, 5);
    double easy = relief(terrain, 0);
    double hard = relief(terrain, 4);
    assertTrue(hard > easy + 0.04, easy + " to " + hard);
    assertTrue(hard < 1.1, "hard " + hard);
  }

  private static double relief(Terrain terrain, int row) {
    double most = 0;
    for (double x = -3.9; x < 3.95; x += 0.1) {
      for (double y = -3.9; y < 3.95; y += 0.1) {
        most = Math.max(most, Math.abs(terrain.height(terrain.x(row) + x, y)));
      }
    }
    return most;
  }

  @Test
  void aSlopeIsAsSteepAsItsDifficultySays() {
    Terrain terrain = one(TerrainKind.SLOPE_UP, 2);
    double rise = terrain.height(terrain.x(1) + 2, 0) - terrain.height(terrain.x(1) + 1, 0);
    assertEquals(0.4, rise, 1e-5);
    assertEquals(0, terrain.height(terrain.x(0) + 2, 0), 1e-6, "difficulty 0");
    assertEquals(-0.4 * 1.25, one(TerrainKind.SLOPE_DOWN, 1).height(2, 0), 1e-5);
  }

  @Test
  void stairsHaveStepsOfOneHeight() {
    Terrain terrain = one(TerrainKind.STAIRS_UP, 1);
    double rise = 0.17;
    assertEquals(rise, terrain.height(0.9, 0), 1e-5);
    assertEquals(rise, terrain.height(1.0, 0), 1e-5);
    assertEquals(2 * rise, terrain.height(1.2, 0), 1e-5);
    assertEquals(2 * rise, terrain.height(-1.2, 0), 1e-5);
    assertEquals(2 * rise, terrain.height(0.3, 1.2), 1e-5);
  }

  @Test
  void ditchesWidenWithTheDifficulty() {
    Terrain terrain = one(TerrainKind.GAPS, 2);
    assertTrue(ditch(terrain, 0) >= 1 && ditch(terrain, 0) <= 2, "points: " + ditch(terrain, 0));
    assertTrue(ditch(terrain, 1) >= 4 && ditch(terrain, 1) <= 5, "points: " + ditch(terrain, 1));
  }

  /** Points of the first ditch along x. */
  private static int ditch(Terrain terrain, int row) {
    int points = 0;
    for (int i = 6; i < 19; i++) {
      points += terrain.height(terrain.x(row) + 0.1 * i, 0) < -0.2 ? 1 : 0;
    }
    return points;
  }

  @Test
  void aPatchDependsOnNothingButItsPlaceAndTheSeed() {
    Terrain rough = Terrain.generate(new TerrainPlan(ALL, 2, 8, 0.1, 0, 5));
    int column = ALL.indexOf(TerrainKind.ROUGH);
    double first = rough.height(rough.x(0) + 2, rough.y(column));
    double second = rough.height(rough.x(1) + 2, rough.y(column));
    assertNotEquals(first, second);
  }

  @Test
  void plansThatMakeNoTerrainAreRefused() {
    assertRefused("kinds", List.of(), 1, 8, 0.1, 0);
    assertRefused("rows", ALL, 0, 8, 0.1, 0);
    assertRefused("patch size", ALL, 1, 3, 0.1, 0);
    assertRefused("multiple of the spacing", ALL, 1, 8.05, 0.1, 0);
    assertRefused("spacing", ALL, 1, 8, 0, 0);
    assertRefused("border", ALL, 1, 8, 0.1, -1);
    assertRefused("points", ALL, 1000, 8, 0.01, 0);
  }

  private static void assertRefused(
      String what, List<TerrainKind> kinds, int rows, double size, double spacing, double border) {
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> new TerrainPlan(kinds, rows, size, spacing, border, 1))
            .getMessage();
    assertTrue(message.contains(what), message);
  }
}

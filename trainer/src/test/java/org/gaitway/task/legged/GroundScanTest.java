package org.gaitway.task.legged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.DoubleBuffer;
import org.gaitway.sim.terrain.Terrain;
import org.gaitway.task.Environment;
import org.gaitway.task.Reflection;
import org.gaitway.task.TaskDefinition;
import org.junit.jupiter.api.Test;

class GroundScanTest {
  private static final LeggedSettings SETTINGS = LeggedSettings.of("rough");

  /** The heights that a robot is told which stands somewhere, turned to the left. */
  private static double[] scan(double x, double y, double z, double yaw) {
    TaskDefinition task = LeggedTask.define("quadruped", "rough", SETTINGS);
    try (LeggedTasks.Open open = LeggedTasks.Open.of(task, 1)) {
      Environment environment = open.environment();
      environment.reset();
      environment.step(
          (simulation, substeps, action) -> {
            DoubleBuffer qpos = simulation.qpos();
            qpos.put(0, x).put(1, y).put(2, z);
            qpos.put(3, Math.cos(yaw / 2)).put(4, 0).put(5, 0).put(6, Math.sin(yaw / 2));
            simulation.forward();
          });
      double[] known = new double[environment.privilegedSize()];
      environment.observePrivileged(known);
      double[] heights = new double[GroundScan.SIZE];
      System.arraycopy(known, known.length - heights.length, heights, 0, heights.length);
      return heights;
    }
  }

  @Test
  void heightsAreThoseOfAGridThatTurnsWithTheRobot() {
    Terrain terrain = Terrain.generate(SETTINGS.terrain().plan());
    double[] heights = scan(17.3, 2.1, 1, Math.PI / 2);
    boolean uneven = false;
    for (int i = 0; i < GroundScan.SIZE; i++) {
      // Facing along y: ahead is +y, left is -x.
      double ahead = 0.2 * (i / 4) - 0.5;
      double left = 0.2 * (i % 4) - 0.3;
      double expected = terrain.height(17.3 - left, 2.1 + ahead) - 1;
      assertEquals(expected, heights[i], 1e-9);
      uneven |= Math.abs(heights[i] - heights[0]) > 0.01;
    }
    assertTrue(uneven, "a place where the ground is not level");
  }

  @Test
  void aMirrorSwapsLeftAndRightOfEachRow() {
    Reflection reflection = GroundScan.reflection();
    assertEquals(3, reflection.from(0));
    assertEquals(21, reflection.from(22));
    assertEquals(1, reflection.sign(22));
  }
}

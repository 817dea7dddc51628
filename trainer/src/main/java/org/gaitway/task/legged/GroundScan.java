package org.gaitway.task.legged;

import org.gaitway.sim.FreeBase;
import org.gaitway.task.Reflection;

/** The ground around a robot: a grid that turns with it, 1 m long and 0.6 m wide. */
final class GroundScan {
  private static final int LONG = 6;
  private static final int WIDE = 4;
  private static final double SPACING = 0.2;

  /** Number of heights. */
  static final int SIZE = LONG * WIDE;

  private final Legs legs;
  private double cos;
  private double sin;

  /** Left and right swapped. */
  static Reflection reflection() {
    int[] from = new int[SIZE];
    int[] sign = new int[SIZE];
    for (int i = 0; i < SIZE; i++) {
      from[i] = i - i % WIDE + WIDE - 1 - i % WIDE;
      sign[i] = 1;
    }
    return Reflection.of(from, sign);
  }

  GroundScan(Legs legs) {
    this.legs = legs;
  }

  /** Height of the ground at a point of the grid, less that of the base [m]. */
  double at(int index) {
    FreeBase base = legs.base();
    double ahead = SPACING * (index / WIDE - (LONG - 1) / 2.0);
    double left = SPACING * (index % WIDE - (WIDE - 1) / 2.0);
    if (index == 0) { // The grid is read as a whole, from its first point on.
      cos = Math.cos(base.yaw());
      sin = Math.sin(base.yaw());
    }
    double x = base.position(0) + cos * ahead - sin * left;
    double y = base.position(1) + sin * ahead + cos * left;
    return legs.groundHeight(x, y) - base.position(2);
  }
}

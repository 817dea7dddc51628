package org.gaitway.sim.terrain;

import java.util.SplittableRandom;

/**
 * What the ground of a patch is like, from difficulty 0, which is easy but not flat, to 1. Every
 * patch has a level platform in its middle, where robots begin, and is level at its edge, where it
 * meets others.
 *
 * <p>The kinds are those that legged robots are commonly taught on (Rudin et al. 2021, "Learning to
 * Walk in Minutes Using Massively Parallel Deep Reinforcement Learning"), with heights for robots
 * of a hip height of about 0.3 m.
 */
public enum TerrainKind {
  /** Level ground, whatever the difficulty. */
  FLAT {
    @Override
    void shape(Patch patch, double difficulty, SplittableRandom random) {}
  },
  /** A slope up from the platform and down again, its gradient up to 0.4 (22°). */
  SLOPE_UP {
    @Override
    void shape(Patch patch, double difficulty, SplittableRandom random) {
      patch.set((x, y) -> 0.4 * difficulty * patch.ramp(x, y));
    }
  },
  /** A slope down from the platform and up again, its gradient up to 0.4 (22°). */
  SLOPE_DOWN {
    @Override
    void shape(Patch patch, double difficulty, SplittableRandom random) {
      patch.set((x, y) -> -0.4 * difficulty * patch.ramp(x, y));
    }
  },
  /** Random heights of each point: up to 1 cm at difficulty 0, 6 cm at 1, up and down. */
  ROUGH {
    @Override
    void shape(Patch patch, double difficulty, SplittableRandom random) {
      double most = 0.01 + 0.05 * difficulty;
      patch.set((x, y) -> patch.ramp(x, y) > 0 ? random.nextDouble(-most, most) : 0);
    }
  },
  /** Stairs up from the platform and down again: steps 0.3 m deep, 3 to 17 cm high. */
  STAIRS_UP {
    @Override
    void shape(Patch patch, double difficulty, SplittableRandom random) {
      double rise = 0.03 + 0.14 * difficulty;
      patch.set((x, y) -> rise * patch.stair(x, y, STEP));
    }
  },
  /** Stairs down from the platform and up again: steps 0.3 m deep, 3 to 17 cm high. */
  STAIRS_DOWN {
    @Override
    void shape(Patch patch, double difficulty, SplittableRandom random) {
      double rise = 0.03 + 0.14 * difficulty;
      patch.set((x, y) -> -rise * patch.stair(x, y, STEP));
    }
  },
  /** Blocks and holes of 0.4 to 1.2 m at random places, 2 to 12 cm high or deep. */
  BLOCKS {
    @Override
    void shape(Patch patch, double difficulty, SplittableRandom random) {
      double height = 0.02 + 0.1 * difficulty;
      double half = patch.half();
      int blocks = (int) Math.round(half * half);
      for (int i = 0; i < blocks; i++) {
        double x = random.nextDouble(-half, half);
        double y = random.nextDouble(-half, half);
        double length = random.nextDouble(0.2, 0.6);
        double width = random.nextDouble(0.2, 0.6);
        double top = random.nextBoolean() ? height : -height;
        patch.raise(x, y, length, width, top);
      }
    }
  },
  /** Ditches around the platform, 0.1 to 0.4 m wide and 0.4 m deep, 1.2 m apart. */
  GAPS {
    @Override
    void shape(Patch patch, double difficulty, SplittableRandom random) {
      double width = 0.1 + 0.3 * difficulty;
      patch.set((x, y) -> patch.isDitch(x, y, 1.2, width) ? -0.4 : 0);
    }
  };

  /** Depth of a stair's step [m]. */
  private static final double STEP = 0.3;

  /** Writes the heights of a patch that is flat so far. */
  abstract void shape(Patch patch, double difficulty, SplittableRandom random);
}

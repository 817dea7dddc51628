package org.gaitway.task.legged;

import org.gaitway.random.RandomStream;
import org.gaitway.sim.FreeBase;
import org.gaitway.task.Environment;
import org.gaitway.task.Slots;

/**
 * Which row of a terrain a robot begins on: with a curriculum a harder one after an episode in
 * which it left its patch, an easier one after one in which it came less than half as far as its
 * commands would have taken it (after Rudin et al. 2021, section 3.2, who compare with the length
 * of the way, and so hold turns and changes of the command against the robot); without, any.
 */
final class TerrainProgress {
  /** Commands that lead less far than this say nothing [m]. */
  private static final double LEAST_TOLD = 1;

  private static final int ROW = 0;
  private static final int X = 1;
  private static final int Y = 2;
  private static final int DISTANCE = 3;
  private static final int TOLD_X = 4;
  private static final int TOLD_Y = 5;

  private final boolean curriculum;
  private final int rows;
  private final double patch;
  private final double period;
  private final FreeBase base;
  private final Slots command;
  private final Slots slots;

  TerrainProgress(Setup setup, Environment environment) {
    TerrainSettings settings = setup.settings().terrain();
    curriculum = settings.curriculum();
    rows = settings.rows();
    patch = settings.patch();
    period = environment.controlPeriod();
    base = environment.gauge(setup.legs()).base();
    command = environment.command(LeggedTask.COMMAND);
    slots = environment.memory().lasting(TOLD_Y + 1);
  }

  /** The row of the episode that begins. */
  int row(RandomStream random) {
    if (!curriculum) {
      return random.nextInt(rows);
    }
    double distance = slots.get(DISTANCE);
    double told = Math.hypot(slots.get(TOLD_X), slots.get(TOLD_Y));
    if (distance > patch / 2) {
      // Whoever has done the hardest goes on with any, so as to forget none.
      slots.set(ROW, slots.get(ROW) + 1 < rows ? slots.get(ROW) + 1 : random.nextInt(rows));
    } else if (told > LEAST_TOLD && distance < told / 2) {
      slots.set(ROW, Math.max(0, slots.get(ROW) - 1));
    }
    return (int) slots.get(ROW);
  }

  /** The robot has been put in its place. */
  void begin() {
    slots.set(X, base.position(0));
    slots.set(Y, base.position(1));
    slots.set(DISTANCE, 0);
    slots.set(TOLD_X, 0);
    slots.set(TOLD_Y, 0);
  }

  void afterStep() {
    double x = base.position(0) - slots.get(X);
    double y = base.position(1) - slots.get(Y);
    slots.set(DISTANCE, Math.hypot(x, y));
    // Where the command of this step leads with the heading that the robot has.
    double cos = Math.cos(base.yaw());
    double sin = Math.sin(base.yaw());
    double forward = period * command.get(0);
    double left = period * command.get(1);
    slots.set(TOLD_X, slots.get(TOLD_X) + cos * forward - sin * left);
    slots.set(TOLD_Y, slots.get(TOLD_Y) + sin * forward + cos * left);
  }
}

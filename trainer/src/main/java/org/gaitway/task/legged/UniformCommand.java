package org.gaitway.task.legged;

import org.gaitway.random.RandomStream;
import org.gaitway.sim.FreeBase;
import org.gaitway.task.Command;
import org.gaitway.task.Course;
import org.gaitway.task.Environment;
import org.gaitway.task.Slots;

/**
 * Velocities drawn uniformly from their ranges, anew after a random time; some of them 0, some
 * along one axis. With a curriculum the ranges are a share of themselves that grows with each
 * episode in which the robot followed well, and shrinks with one in which it did badly.
 */
public final class UniformCommand implements CommandSource {
  static final String NAME = "uniform";

  /** Mean of the tracking kernel, of width 0.25, from which an episode went well. */
  private static final double GOOD = 0.75;

  private static final double BAD = 0.4;
  private static final double STEP = 0.05;
  private static final double KERNEL_WIDTH = 0.25;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Command command(CommandSettings settings, LeggedRobot robot) {
    return (environment, values) -> new Giving(settings, robot, environment, values);
  }

  private static final class Giving implements Course {
    private final CommandSettings settings;
    private final Slots values;
    private final FreeBase base;
    private final double period;
    private final Slots remaining;

    /** Share of the ranges gained so far, sum of the episode's kernel, its steps. */
    private final Slots progress;

    Giving(CommandSettings settings, LeggedRobot robot, Environment environment, Slots values) {
      this.settings = settings;
      this.values = values;
      base = new FreeBase(environment.simulation(), robot.base());
      period = environment.controlPeriod();
      remaining = environment.memory().ofEpisode(1);
      progress = environment.memory().lasting(3);
    }

    @Override
    public void begin(RandomStream random) {
      if (settings.curriculum()) {
        advance();
      }
      draw(random);
    }

    private void advance() {
      double steps = progress.get(2);
      if (steps > 0) {
        double mean = progress.get(1) / steps;
        double change = mean > GOOD ? STEP : mean < BAD ? -STEP : 0;
        progress.set(0, Math.max(0, Math.min(1 - settings.start(), progress.get(0) + change)));
      }
      progress.set(1, 0);
      progress.set(2, 0);
    }

    @Override
    public void afterStep(RandomStream random) {
      if (settings.curriculum()) {
        progress.set(1, progress.get(1) + kernel());
        progress.set(2, progress.get(2) + 1);
      }
      remaining.set(0, remaining.get(0) - period);
      if (remaining.get(0) <= 0) {
        draw(random);
      }
    }

    /** How well the command of the step was followed, from 0 to 1. */
    private double kernel() {
      double forward = values.get(0) - base.velocity(0);
      double left = values.get(1) - base.velocity(1);
      return Math.exp(-(forward * forward + left * left) / KERNEL_WIDTH);
    }

    private void draw(RandomStream random) {
      double share = settings.curriculum() ? settings.start() + progress.get(0) : 1;
      values.set(0, settings.forward().draw(random, share));
      values.set(1, settings.left().draw(random, share));
      values.set(2, settings.turn().draw(random, share));
      double kind = random.nextDouble();
      int axis = random.nextInt(3);
      for (int i = 0; i < 3; i++) {
        boolean alone = kind < settings.standing() + settings.singleAxis() && i != axis;
        if (kind < settings.standing() || alone) {
          values.set(i, 0);
        }
      }
      remaining.set(0, settings.interval().draw(random));
    }
  }
}

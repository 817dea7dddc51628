package org.gaitway.task.legged;

import java.nio.DoubleBuffer;
import org.gaitway.random.RandomStream;
import org.gaitway.task.Course;
import org.gaitway.task.Environment;
import org.gaitway.task.Gauge;
import org.gaitway.task.Scene;
import org.gaitway.task.Slots;

/**
 * Pushes a robot now and then: adds to its horizontal velocity a vector of random direction and of
 * a length up to the greatest. The gauge is what others may know of the last push.
 */
final class Pushes implements Course {
  private final PushSettings settings;
  private final DoubleBuffer qvel;
  private final double period;
  private final Last last;

  Pushes(PushSettings settings, Environment environment) {
    this.settings = settings;
    qvel = environment.simulation().qvel();
    period = environment.controlPeriod();
    last = environment.gauge(Last.KIND);
  }

  /** The last push: its velocity (x, y) in the world, and the time since; next push in. */
  record Last(Slots slots) implements Gauge {
    static final Gauge.Kind<Last> KIND = Last::of;

    private static Last of(Scene scene) {
      return new Last(scene.memory().ofEpisode(3));
    }

    /** Of the push that was given before this step [m/s]; 0 if there was none. */
    double velocity(int axis) {
      return slots.get(axis);
    }

    @Override
    public void begin() {}

    @Override
    public void measure() {}
  }

  @Override
  public void begin(RandomStream random) {
    last.slots().set(2, settings.interval().draw(random));
  }

  @Override
  public void beforeStep(RandomStream random) {
    Slots slots = last.slots();
    slots.set(0, 0);
    slots.set(1, 0);
    slots.set(2, slots.get(2) - period);
    if (slots.get(2) > 0) {
      return;
    }
    double speed = settings.speed() * random.nextDouble();
    double direction = random.uniform(-Math.PI, Math.PI);
    slots.set(0, speed * Math.cos(direction));
    slots.set(1, speed * Math.sin(direction));
    slots.set(2, settings.interval().draw(random));
    qvel.put(0, qvel.get(0) + slots.get(0));
    qvel.put(1, qvel.get(1) + slots.get(1));
  }
}

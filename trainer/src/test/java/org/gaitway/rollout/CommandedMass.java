package org.gaitway.rollout;

import java.nio.DoubleBuffer;
import java.util.List;
import org.gaitway.policy.PdGains;
import org.gaitway.random.RandomStream;
import org.gaitway.sim.Model;
import org.gaitway.sim.ModelField;
import org.gaitway.sim.Simulation;
import org.gaitway.task.Channel;
import org.gaitway.task.Command;
import org.gaitway.task.Course;
import org.gaitway.task.DelayLine;
import org.gaitway.task.Disturbance;
import org.gaitway.task.Environment;
import org.gaitway.task.Motors;
import org.gaitway.task.Observation;
import org.gaitway.task.Observations;
import org.gaitway.task.Randomisation;
import org.gaitway.task.Reward;
import org.gaitway.task.Scene;
import org.gaitway.task.Slots;
import org.gaitway.task.TaskDefinition;
import org.gaitway.task.Transport;

/**
 * {@link PushedMass} with all that a task can have: it is told a speed, which gets faster from
 * episode to episode, is kicked, differs in mass, has slow motors, and is seen late, with errors,
 * gaps and history.
 */
public final class CommandedMass {
  private CommandedMass() {}

  /** The task; episodes of 40 steps. */
  public static TaskDefinition.Builder task() {
    return PushedMass.task()
        .episodeSteps(40)
        .command("speed", 1, speeds())
        .motors(new SlowMotors())
        .disturb(kicks())
        .randomise(masses())
        .transport(new Transport(0, 3, 0.2))
        .observe(
            "noisy", Observations.qvel(), Channel.CLEAR.withNoise(0.1).withHistory(3).withScale(2))
        .observe("told", told(), Channel.INTERNAL)
        .observe("last-action", lastAction(), Channel.INTERNAL)
        .reward("tracking", 1, tracking());
  }

  /** A new speed every ten steps; the range grows by each episode. */
  private static Command speeds() {
    return (environment, values) -> {
      Slots episodes = environment.memory().lasting(1);
      Slots steps = environment.memory().ofEpisode(1);
      return new Course() {
        @Override
        public void begin(RandomStream random) {
          episodes.set(0, episodes.get(0) + 1);
          draw(random);
        }

        @Override
        public void afterStep(RandomStream random) {
          steps.set(0, steps.get(0) + 1);
          if (steps.get(0) % 10 == 0) {
            draw(random);
          }
        }

        private void draw(RandomStream random) {
          values.set(0, random.uniform(-1, 1) * episodes.get(0));
        }
      };
    };
  }

  private static Disturbance kicks() {
    return environment -> {
      DoubleBuffer qvel = environment.simulation().qvel();
      return new Course() {
        @Override
        public void begin(RandomStream random) {}

        @Override
        public void beforeStep(RandomStream random) {
          if (random.nextInt(5) == 0) {
            qvel.put(0, qvel.get(0) + random.uniform(-1, 1));
          }
        }
      };
    };
  }

  private static Randomisation masses() {
    return environment -> {
      DoubleBuffer mass = environment.simulation().model().field(ModelField.BODY_MASS);
      Slots factor = environment.memory().ofEpisode(1);
      return new Randomisation.Variation() {
        @Override
        public void draw(RandomStream random) {
          factor.set(0, random.uniform(0.5, 2));
        }

        @Override
        public void apply() {
          mass.put(1, mass.get(1) * factor.get(0));
        }
      };
    };
  }

  private static Observation told() {
    return scene -> new OfSlots(scene.command("speed"));
  }

  private static Observation lastAction() {
    return scene -> new OfLastAction(scene);
  }

  private static Reward tracking() {
    return environment -> {
      Slots speed = environment.command("speed");
      DoubleBuffer qvel = environment.simulation().qvel();
      return () -> Math.exp(-Math.pow(qvel.get(0) - speed.get(0), 2));
    };
  }

  private record OfSlots(Slots slots) implements Observation.Reader {
    @Override
    public int size() {
      return slots.size();
    }

    @Override
    public void read(double[] out, int at) {
      slots.read(out, at, slots.size());
    }
  }

  private record OfLastAction(Scene scene) implements Observation.Reader {
    OfLastAction {
      scene.pastActions();
    }

    @Override
    public int size() {
      return scene.pastActions().size();
    }

    @Override
    public void read(double[] out, int at) {
      for (int i = 0; i < size(); i++) {
        out[at + i] = scene.pastActions().get(1, i);
      }
    }
  }

  /** Motors that do what they were told two steps ago. */
  private record SlowMotors() implements Motors {
    @Override
    public Drive bind(Environment environment) {
      DelayLine line = new DelayLine(environment.memory(), PushedMass.ACTIONS, 2);
      double[] late = new double[PushedMass.ACTIONS];
      return new Drive() {
        @Override
        public void begin(RandomStream random) {
          line.begin(2);
        }

        @Override
        public void advance(Simulation simulation, int substeps, double[] action) {
          System.arraycopy(action, 0, late, 0, late.length);
          line.pass(late);
          simulation.ctrl().put(0, late);
          simulation.step(substeps);
        }
      };
    }

    @Override
    public List<Servo> servos(Model model) {
      return List.of(
          new Servo("slide", "slide", 0, 1, new PdGains(1, 0)),
          new Servo("hinge", "hinge", 0, 1, new PdGains(1, 0)));
    }
  }
}

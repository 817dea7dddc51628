package org.gaitway.task;

import java.nio.DoubleBuffer;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import org.gaitway.observation.ObservationSource;
import org.gaitway.sim.Element;
import org.gaitway.sim.Model;
import org.gaitway.sim.Simulation;

/**
 * Observations that many tasks use. Positions in [m] and [rad], velocities in [m/s] and [rad/s];
 * places of bodies are as of the start of the last physics stage, as MuJoCo leaves them after a
 * step.
 */
public final class Observations {
  private Observations() {}

  /** Positions from {@code first} on. */
  public static Observation qpos(int first) {
    return new Positions(first, OptionalInt.empty());
  }

  /** Positions in [first, end). */
  public static Observation qpos(int first, int end) {
    return new Positions(first, OptionalInt.of(end));
  }

  /** All velocities. */
  public static Observation qvel() {
    return new Velocities(0, OptionalInt.empty());
  }

  /** Velocities in [first, end). */
  public static Observation qvel(int first, int end) {
    return new Velocities(first, OptionalInt.of(end));
  }

  /** What a buffer of the simulation holds from {@code first} on. */
  public static Observation slice(Function<Simulation, DoubleBuffer> source, int first) {
    return scene -> {
      DoubleBuffer buffer = source.apply(scene.simulation());
      return new Slice(buffer, first, buffer.capacity());
    };
  }

  /** What a buffer of the simulation holds in [first, end). */
  public static Observation slice(Function<Simulation, DoubleBuffer> source, int first, int end) {
    return scene -> new Slice(source.apply(scene.simulation()), first, end);
  }

  /** A sensor of the model. */
  public static Observation sensor(String name) {
    return new OfSensor(name);
  }

  /** An observation limited to [-limit, limit]. */
  public static Observation clipped(Observation observation, double limit) {
    return new Clipped(observation, limit);
  }

  /**
   * Where the frame of a body is seen from that of another, in the world frame [m].
   *
   * @param axes how many coordinates, from x on: 1 to 3
   */
  public static Observation relativePosition(String body, String other, int axes) {
    if (axes < 1 || axes > 3) {
      throw new IllegalArgumentException("a position has 1 to 3 coordinates, not " + axes);
    }
    return scene -> {
      Simulation simulation = scene.simulation();
      DoubleBuffer xpos = simulation.xpos();
      int bodyAt = 3 * simulation.model().id(Element.BODY, body);
      int otherAt = 3 * simulation.model().id(Element.BODY, other);
      return new Difference(
          new Slice(xpos, bodyAt, bodyAt + axes), new Slice(xpos, otherAt, otherAt + axes));
    };
  }

  /** Sines of the positions in [first, end). */
  public static Observation sines(int first, int end) {
    return mapped(qpos(first, end), Math::sin);
  }

  /** Cosines of the positions in [first, end). */
  public static Observation cosines(int first, int end) {
    return mapped(qpos(first, end), Math::cos);
  }

  private static Observation mapped(Observation observation, DoubleUnaryOperator function) {
    return scene -> {
      Observation.Reader inner = observation.bind(scene);
      return new Observation.Reader() {
        @Override
        public int size() {
          return inner.size();
        }

        @Override
        public void read(double[] out, int at) {
          inner.read(out, at);
          for (int i = at; i < at + inner.size(); i++) {
            out[i] = function.applyAsDouble(out[i]);
          }
        }
      };
    };
  }

  /** Entries of qpos, to the end or to {@code end}. */
  private record Positions(int first, OptionalInt end) implements Observation {
    @Override
    public Reader bind(Scene scene) {
      DoubleBuffer qpos = scene.simulation().qpos();
      return new Slice(qpos, first, end.orElse(qpos.capacity()));
    }

    @Override
    public Optional<ObservationSource> source(Model model) {
      return StateSource.positions(model, first, end.orElse(model.nq()));
    }
  }

  /** Entries of qvel, to the end or to {@code end}. */
  private record Velocities(int first, OptionalInt end) implements Observation {
    @Override
    public Reader bind(Scene scene) {
      DoubleBuffer qvel = scene.simulation().qvel();
      return new Slice(qvel, first, end.orElse(qvel.capacity()));
    }

    @Override
    public Optional<ObservationSource> source(Model model) {
      return StateSource.velocities(model, first, end.orElse(model.nv()));
    }
  }

  private record OfSensor(String name) implements Observation {
    @Override
    public Reader bind(Scene scene) {
      DoubleBuffer data = scene.simulation().sensor(name);
      return new Slice(data, 0, data.capacity());
    }

    @Override
    public Optional<ObservationSource> source(Model model) {
      return model.sensors().stream()
          .filter(sensor -> sensor.name().equals(name) && !name.matches(".*[,()+].*"))
          .<ObservationSource>map(sensor -> new ObservationSource.Sensor(name, sensor.size()))
          .findFirst();
    }
  }

  private record Clipped(Observation inner, double limit) implements Observation {
    @Override
    public Reader bind(Scene scene) {
      return mapped(inner, value -> Math.max(-limit, Math.min(limit, value))).bind(scene);
    }

    @Override
    public Optional<ObservationSource> source(Model model) {
      return inner.source(model);
    }

    @Override
    public double clip() {
      return Math.min(inner.clip(), limit);
    }
  }

  /** Consecutive values of a buffer. */
  private record Slice(DoubleBuffer buffer, int first, int end) implements Observation.Reader {
    Slice {
      if (first < 0 || end < first || end > buffer.capacity()) {
        throw new IllegalArgumentException(
            "observation [" + first + ", " + end + ") of a vector of " + buffer.capacity());
      }
    }

    @Override
    public int size() {
      return end - first;
    }

    @Override
    public void read(double[] out, int at) {
      buffer.get(first, out, at, end - first);
    }

    double get(int index) {
      return buffer.get(first + index);
    }
  }

  /** What one part of a buffer has more than another of the same size. */
  private record Difference(Slice minuend, Slice subtrahend) implements Observation.Reader {
    @Override
    public int size() {
      return minuend.size();
    }

    @Override
    public void read(double[] out, int at) {
      for (int i = 0; i < size(); i++) {
        out[at + i] = minuend.get(i) - subtrahend.get(i);
      }
    }
  }
}

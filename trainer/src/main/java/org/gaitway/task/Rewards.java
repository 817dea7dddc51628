package org.gaitway.task;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleSupplier;

/** Rewards that many tasks use. */
public final class Rewards {
  private Rewards() {}

  /** A quantity of the simulation after the step. */
  public static Reward of(Quantity quantity) {
    return environment -> quantity.bind(environment.simulation())::getAsDouble;
  }

  /** A quantity of the simulation before the step. */
  public static Reward beforeStep(Quantity quantity) {
    return environment ->
        new Comparison(quantity.bind(environment.simulation()), (before, after) -> before);
  }

  /** How fast a quantity grows: its difference over a control step, by the step's length [1/s]. */
  public static Reward rate(Quantity quantity) {
    return environment -> {
      double period = environment.controlPeriod();
      return new Comparison(
          quantity.bind(environment.simulation()), (before, after) -> (after - before) / period);
    };
  }

  /** Mean speed of a joint with one degree of freedom over the step [m/s] or [rad/s]. */
  public static Reward speed(String joint) {
    return rate(Quantities.qpos(joint));
  }

  /** Sum of the squared controls, as they were asked for: before the simulator clamps them. */
  public static Reward squaredAction() {
    return environment -> () -> sumOfSquares(environment.action());
  }

  /** Sum of the squares of what {@code observation} reads after the step. */
  public static Reward squared(Observation observation) {
    return environment -> {
      Observation.Reader reader = observation.bind(environment);
      double[] values = new double[reader.size()];
      return () -> {
        reader.read(values, 0);
        return sumOfSquares(values);
      };
    };
  }

  private static double sumOfSquares(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value * value;
    }
    return sum;
  }

  /** A reward that counts for {@code most} at most. */
  public static Reward capped(Reward reward, double most) {
    return environment -> {
      Reward.Meter meter = reward.bind(environment);
      return new Reward.Meter() {
        @Override
        public void begin() {
          meter.begin();
        }

        @Override
        public void beforeStep() {
          meter.beforeStep();
        }

        @Override
        public double afterStep() {
          return Math.min(meter.afterStep(), most);
        }
      };
    };
  }

  /** 1 in every step, also in one that terminates. */
  public static Reward always() {
    return environment -> () -> 1;
  }

  /** 1 in every step that does not terminate. */
  public static Reward whileHealthy() {
    return environment -> () -> environment.terminated() ? 0 : 1;
  }

  /** Makes a reward of a quantity before the step and after it. */
  private static final class Comparison implements Reward.Meter {
    private final DoubleSupplier present;
    private final DoubleBinaryOperator reward;
    private double before;

    Comparison(DoubleSupplier present, DoubleBinaryOperator reward) {
      this.present = present;
      this.reward = reward;
    }

    @Override
    public void beforeStep() {
      before = present.getAsDouble();
    }

    @Override
    public double afterStep() {
      return reward.applyAsDouble(before, present.getAsDouble());
    }
  }
}

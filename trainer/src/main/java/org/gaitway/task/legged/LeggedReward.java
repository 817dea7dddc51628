package org.gaitway.task.legged;

import java.util.List;
import java.util.Locale;
import org.gaitway.task.Environment;
import org.gaitway.task.PastActions;
import org.gaitway.task.Reward;

/**
 * What a legged robot is paid or charged for. Each is a quantity to be weighted, positive for what
 * costs; docs/legged-robots.md has their equations.
 */
public enum LeggedReward {
  /** {@code exp(-|v* - v|² / width)} of the base's horizontal velocity, in its own frame. */
  TRACKING_LINEAR_VELOCITY {
    @Override
    Reward.Meter bind(Terms t) {
      return () -> Math.exp(-t.motion().squaredLinearError() / t.shaping().trackingWidth());
    }
  },
  /** {@code exp(-(w* - w)² / width)} of the rate of turning. */
  TRACKING_YAW_RATE {
    @Override
    Reward.Meter bind(Terms t) {
      return () -> Math.exp(-square(t.motion().yawError()) / t.shaping().trackingWidth());
    }
  },
  /**
   * Length of the error of the horizontal velocity: where the kernel is flat, far from the command
   * and close to it, this is not.
   */
  LINEAR_VELOCITY_ERROR {
    @Override
    Reward.Meter bind(Terms t) {
      return () -> Math.sqrt(t.motion().squaredLinearError());
    }
  },
  /** Magnitude of the error of the rate of turning. */
  YAW_RATE_ERROR {
    @Override
    Reward.Meter bind(Terms t) {
      return () -> Math.abs(t.motion().yawError());
    }
  },
  /** Squared velocity of the base along its own z axis. */
  VERTICAL_VELOCITY {
    @Override
    Reward.Meter bind(Terms t) {
      return () -> square(t.legs().linear(2));
    }
  },
  /** Squared angular velocity of the base about its x and y axes. */
  ROLL_PITCH_RATE {
    @Override
    Reward.Meter bind(Terms t) {
      return () -> square(t.legs().angular(0)) + square(t.legs().angular(1));
    }
  },
  /** Squared horizontal part of the direction of gravity in the base's frame. */
  ORIENTATION {
    @Override
    Reward.Meter bind(Terms t) {
      return () -> square(t.legs().gravity(0)) + square(t.legs().gravity(1));
    }
  },
  /** Squared distance of the base's height from the one to aim for. */
  BASE_HEIGHT {
    @Override
    Reward.Meter bind(Terms t) {
      double aim = t.shaping().baseHeight();
      double height = aim > 0 ? aim : t.robot().standHeight();
      return () -> square(t.legs().baseHeight() - height);
    }
  },
  /** {@code exp(-sum of squares)} of the joints' distances from the default pose. */
  POSE {
    @Override
    Reward.Meter bind(Terms t) {
      Part squares = joint -> square(t.legs().offset(joint));
      return () -> Math.exp(-t.sumOverJoints(squares));
    }
  },
  /** Sum of the joints' distances from the default pose while the robot is to stand still. */
  STAND_STILL {
    @Override
    Reward.Meter bind(Terms t) {
      Part distances = joint -> Math.abs(t.legs().offset(joint));
      return () -> t.motion().isStanding() ? t.sumOverJoints(distances) : 0;
    }
  },
  /** How far joints are beyond the share of their range that costs nothing. */
  JOINT_LIMITS {
    @Override
    Reward.Meter bind(Terms t) {
      double share = t.shaping().jointRange();
      Part beyond = joint -> beyond(t.legs(), joint, share);
      return () -> t.sumOverJoints(beyond);
    }
  },
  /** Sum of the squared torques. */
  TORQUES {
    @Override
    Reward.Meter bind(Terms t) {
      Part squares = joint -> square(t.legs().effort(joint));
      return () -> t.sumOverJoints(squares);
    }
  },
  /** Sum of the squared accelerations of the joints, over a control step. */
  JOINT_ACCELERATION {
    @Override
    Reward.Meter bind(Terms t) {
      return new JointAcceleration(t.legs(), t.environment().controlPeriod());
    }
  },
  /** Sum of the squared changes of the policy's output. */
  ACTION_RATE {
    @Override
    Reward.Meter bind(Terms t) {
      PastActions past = t.environment().pastActions();
      double[] action = t.environment().action();
      Part changes = joint -> square(action[joint] - past.get(1, joint));
      return () -> t.sumOverJoints(changes);
    }
  },
  /** Sum of {@code |torque x velocity|}: mechanical power. */
  ENERGY {
    @Override
    Reward.Meter bind(Terms t) {
      Part powers = joint -> Math.abs(t.legs().effort(joint) * t.legs().velocity(joint));
      return () -> t.sumOverJoints(powers);
    }
  },
  /** Distance of each foot from the height to aim for, times the root of its speed. */
  FOOT_CLEARANCE {
    @Override
    Reward.Meter bind(Terms t) {
      double aim = t.shaping().footHeight();
      Part costs =
          foot -> Math.abs(t.legs().footHeight(foot) - aim) * Math.sqrt(t.legs().footSpeed(foot));
      return () -> t.sumOverFeet(costs);
    }
  },
  /** {@code (highest/aim - 1)²} of each foot that lands after a swing, unless it is to stand. */
  FOOT_HEIGHT {
    @Override
    Reward.Meter bind(Terms t) {
      double aim = t.shaping().footHeight();
      Part costs =
          foot -> t.legs().landedAfter(foot) > 0 ? square(t.legs().landedFrom(foot) / aim - 1) : 0;
      return () -> t.motion().isStanding() ? 0 : t.sumOverFeet(costs);
    }
  },
  /** Sum of the squared speeds of feet on the ground. */
  FOOT_SLIP {
    @Override
    Reward.Meter bind(Terms t) {
      Part slips = foot -> t.legs().touching(foot) ? square(t.legs().footSpeed(foot)) : 0;
      return () -> t.sumOverFeet(slips);
    }
  },
  /** Time beyond a threshold that each foot that lands was in the air, unless it is to stand. */
  AIR_TIME {
    @Override
    Reward.Meter bind(Terms t) {
      double threshold = t.shaping().airTime();
      Part gains =
          foot -> t.legs().landedAfter(foot) > 0 ? t.legs().landedAfter(foot) - threshold : 0;
      return () -> t.motion().isStanding() ? 0 : t.sumOverFeet(gains);
    }
  },
  /** Number of bodies that touch something with anything but a foot. */
  COLLISION {
    @Override
    Reward.Meter bind(Terms t) {
      return () -> t.legs().collisions();
    }
  },
  /** 1 in the step of a fall, as for a whole second: its weight is not per second. */
  TERMINATION {
    @Override
    Reward.Meter bind(Terms t) {
      double perStep = 1 / t.environment().controlPeriod();
      return () -> t.environment().terminated() ? perStep : 0;
    }
  };

  abstract Reward.Meter bind(Terms terms);

  /** The term for a robot. */
  Reward of(Setup setup) {
    return environment -> bind(new Terms(setup, environment));
  }

  /** As in a configuration, for example {@code foot-slip}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The term of a name.
   *
   * @throws IllegalArgumentException naming those there are
   */
  public static LeggedReward named(String name) {
    List<LeggedReward> all = List.of(values());
    return all.stream()
        .filter(term -> term.toString().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException("rewards has no term " + name + "; there are " + all));
  }

  private static double square(double value) {
    return value * value;
  }

  private static double beyond(Legs legs, int joint, double share) {
    LeggedJoint limits = legs.joints()[joint];
    double margin = (1 - share) / 2 * (limits.high() - limits.low());
    if (Double.isInfinite(margin)) {
      return 0;
    }
    double position = legs.position(joint);
    return Math.max(0, limits.low() + margin - position)
        + Math.max(0, position - (limits.high() - margin));
  }

  /** A sum's part. */
  @FunctionalInterface
  interface Part {
    double of(int index);
  }

  /** What terms of one environment are made of. */
  record Terms(
      LeggedRobot robot,
      ShapingSettings shaping,
      Environment environment,
      Legs legs,
      CommandedMotion motion) {
    Terms(Setup setup, Environment environment) {
      this(
          setup.robot(),
          setup.settings().shaping(),
          environment,
          environment.gauge(setup.legs()),
          CommandedMotion.of(setup, environment));
    }

    double sumOverJoints(Part part) {
      double sum = 0;
      for (int joint = 0; joint < legs.joints().length; joint++) {
        sum += part.of(joint);
      }
      return sum;
    }

    double sumOverFeet(Part part) {
      double sum = 0;
      for (int foot = 0; foot < legs.feet(); foot++) {
        sum += part.of(foot);
      }
      return sum;
    }
  }
}

package org.gaitway.task.legged;

import org.gaitway.task.Reward;

/** Sum of the squared accelerations of the joints, each the mean over a control step. */
final class JointAcceleration implements Reward.Meter {
  private final Legs legs;
  private final double period;
  private final double[] before;

  JointAcceleration(Legs legs, double period) {
    this.legs = legs;
    this.period = period;
    before = new double[legs.joints().length];
  }

  @Override
  public void beforeStep() {
    for (int joint = 0; joint < before.length; joint++) {
      before[joint] = legs.presentVelocity(joint);
    }
  }

  @Override
  public double afterStep() {
    double sum = 0;
    for (int joint = 0; joint < before.length; joint++) {
      double acceleration = (legs.velocity(joint) - before[joint]) / period;
      sum += acceleration * acceleration;
    }
    return sum;
  }
}

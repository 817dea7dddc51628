package org.gaitway.launch.replay;

/** How far one joint of a simulation is from the measured one, over a log. For one thread. */
final class JointError {
  private final String joint;
  private double squares;
  private double greatest;
  private double velocitySquares;
  private double greatestVelocity;
  private long count;

  JointError(String joint) {
    this.joint = joint;
  }

  /** Takes in a pair; one that was not measured is left out. */
  void add(double position, double simulated, double velocity, double simulatedVelocity) {
    double apart = Math.abs(position - simulated);
    double velocityApart = Math.abs(velocity - simulatedVelocity);
    if (Double.isNaN(apart) || Double.isNaN(velocityApart)) {
      return;
    }
    count++;
    squares += apart * apart;
    greatest = Math.max(greatest, apart);
    velocitySquares += velocityApart * velocityApart;
    greatestVelocity = Math.max(greatestVelocity, velocityApart);
  }

  /** Name of the joint. */
  String joint() {
    return joint;
  }

  /** Root mean square of the positions' differences [rad] or [m]; not a number without any. */
  double rms() {
    return Math.sqrt(squares / count);
  }

  /** Greatest of the positions' differences [rad] or [m]. */
  double max() {
    return greatest;
  }

  /** Root mean square of the velocities' differences [rad/s] or [m/s]. */
  double velocityRms() {
    return Math.sqrt(velocitySquares / count);
  }

  /** Greatest of the velocities' differences [rad/s] or [m/s]. */
  double velocityMax() {
    return greatestVelocity;
  }

  /** Pairs that were taken in. */
  long count() {
    return count;
  }
}

package org.gaitway.adapter.sim;

import java.nio.DoubleBuffer;
import org.gaitway.sim.Actuator;
import org.gaitway.sim.Joint;
import org.gaitway.sim.Simulation;

/**
 * A motor that is an actuator of the model. A plain motor gets the control effort* / gear. A
 * position or velocity servo of the model gets the target itself where the gains are the servo's
 * own, so that it is simulated as in training; else, as when a fault is damped, the control with
 * which it applies effort* now. Controls and forces are clamped by MuJoCo, as the model says.
 */
final class ActuatorMotor implements Motor {
  private final Actuator actuator;
  private final int index;
  private final DoubleBuffer ctrl;
  private final JointReading joint;

  /**
   * @param joint that it moves
   * @param actuator that moves it, without state
   * @param index of its control
   */
  ActuatorMotor(Simulation simulation, Joint joint, Actuator actuator, int index) {
    this.actuator = actuator;
    this.index = index;
    this.ctrl = simulation.ctrl();
    this.joint = new JointReading(simulation, joint);
  }

  @Override
  public void apply(double position, double velocity, double effort, double kp, double kd) {
    double q = joint.position();
    double v = joint.velocity();
    double wanted = kp * (position - q) + kd * (velocity - v) + effort;
    double gear = actuator.gear();
    double control =
        switch (actuator.servo()) {
          case NONE -> wanted / actuator.effortPerControl();
          case POSITION ->
              isServos(kp, kd, actuator.kp(), actuator.kd()) && velocity == 0 && effort == 0
                  ? gear * position
                  : gear * q + (wanted / gear + actuator.kd() * gear * v) / actuator.kp();
          case VELOCITY ->
              isServos(kp, kd, 0, actuator.kp()) && effort == 0
                  ? gear * velocity
                  : gear * v + wanted / gear / actuator.kp();
        };
    ctrl.put(index, control);
  }

  private boolean isServos(double kp, double kd, double servoKp, double servoKd) {
    double square = actuator.gear() * actuator.gear();
    return kp == servoKp * square && kd == servoKd * square;
  }
}

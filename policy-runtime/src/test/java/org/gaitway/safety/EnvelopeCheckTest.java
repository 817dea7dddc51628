package org.gaitway.safety;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.gaitway.robot.JointCommand;
import org.gaitway.robot.RobotLayout;
import org.gaitway.robot.RobotState;
import org.gaitway.safety.SafetySettings.WantedJoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The check finds a violation of each part of the guarantee. */
class EnvelopeCheckTest {
  private static final List<String> JOINTS = List.of("hip");

  private static final JointSafety JOINT =
      new JointSafety(
          Optional.of(-1.0),
          Optional.of(1.0),
          Optional.of(5.0),
          Optional.of(2.0),
          Optional.of(30.0),
          Optional.of(100.0),
          Optional.of(4.0),
          Optional.of(1.0));

  private final EnvelopeLimits limits = limits();
  private final EnvelopeCheck check = new EnvelopeCheck(limits);
  private final RobotState state = new RobotState(RobotLayout.of(JOINTS));
  private final JointCommand sound = new JointCommand(JOINTS);

  private static EnvelopeLimits limits() {
    SafetySettings d = SafetySettings.DEFAULTS;
    return new SafetySettings(
            d.maxStateAge(),
            d.rampIn(),
            d.recovery(),
            d.overrunHold(),
            d.maxTilt(),
            d.maxObservation(),
            d.overspeed(),
            d.jump(),
            d.positionMargin(),
            d.responses(),
            JOINT,
            d.joints())
        .resolve(List.of(new WantedJoint("hip", 50, 2)), 1_000_000);
  }

  @BeforeEach
  void stand() {
    state.position()[0] = 0.2;
    state.velocity()[0] = 0;
    sound.position()[0] = 0.201;
    sound.kp()[0] = 50;
    sound.kd()[0] = 2;
    assertNull(check.violation(sound, state, SafetyMode.RUN));
  }

  private void assertFound(SafetyMode mode, Consumer<JointCommand> change) {
    JointCommand wrong = new JointCommand(JOINTS);
    wrong.copyFrom(sound);
    change.accept(wrong);
    assertNotNull(check.violation(wrong, state, mode));
  }

  @Test
  void findsWhatIsNotFinite() {
    assertFound(SafetyMode.RUN, command -> command.effort()[0] = Double.NaN);
    assertFound(SafetyMode.RUN, command -> command.kd()[0] = Double.POSITIVE_INFINITY);
  }

  @Test
  void findsWrongGains() {
    assertFound(SafetyMode.RUN, command -> command.kp()[0] = -1);
    assertFound(SafetyMode.RUN, command -> command.kp()[0] = 101);
    assertFound(SafetyMode.RUN, command -> command.kd()[0] = 4.1);
  }

  @Test
  void findsATargetThatLeapsOrIsOutside() {
    assertFound(SafetyMode.RUN, command -> command.position()[0] = 0.2031);
    check.restart();
    state.position()[0] = 1.1;
    assertFound(SafetyMode.RUN, command -> command.position()[0] = 1.0001);
    assertFound(SafetyMode.RUN, command -> command.position()[0] = 0.99);
    sound.position()[0] = 1;
    assertNull(check.violation(sound, state, SafetyMode.RUN));
  }

  @Test
  void findsVelocityAndEffortBeyondTheirLimits() {
    assertFound(SafetyMode.RUN, command -> command.velocity()[0] = 5.1);
    assertFound(SafetyMode.RUN, command -> command.effort()[0] = -30.1);
    state.velocity()[0] = 20;
    assertFound(SafetyMode.RUN, command -> {});
  }

  @Test
  void findsMoreThanDamping() {
    assertFound(SafetyMode.DAMP, command -> {});
    assertFound(SafetyMode.STOPPED, command -> command.kp()[0] = 0.1);
  }
}

package org.gaitway.launch.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gaitway.adapter.mock.MockJoint;
import org.gaitway.adapter.mock.MockRobot;
import org.gaitway.control.CommandInput;
import org.gaitway.control.ControlLoop;
import org.gaitway.control.Interpolation;
import org.gaitway.control.LoopBuilder;
import org.gaitway.control.LoopObserver;
import org.gaitway.control.LoopSettings;
import org.gaitway.control.LoopThread;
import org.gaitway.control.MonotonicClock;
import org.gaitway.control.RealtimeThread;
import org.gaitway.control.SoftStop;
import org.gaitway.observation.ObservationSource;
import org.gaitway.policy.ActionKind;
import org.gaitway.policy.Activation;
import org.gaitway.policy.ActuatedJoint;
import org.gaitway.policy.ObservationLayout;
import org.gaitway.policy.ObservationTerm;
import org.gaitway.policy.PdGains;
import org.gaitway.policy.Policy;
import org.gaitway.policy.PolicyMetadata;
import org.gaitway.safety.JointSafety;
import org.gaitway.safety.SafetyResponses;
import org.gaitway.safety.SafetySettings;

/** The loop that is measured: a quadruped's, with a large policy that acts at each tick. */
final class LoopBenchmarkSetup {
  private static final int JOINTS = 12;
  private static final int WARM_UP_TICKS = 20_000;
  private static final long COMMAND_AGE_NS = Long.MAX_VALUE / 4;
  private static final double SPEED = 10;

  private LoopBenchmarkSetup() {}

  static LoopThread thread(int priority) {
    return RealtimeThread.open(priority, Optional.empty(), true, true);
  }

  static ControlLoop loop(
      Path folder, int rate, double spin, LoopThread thread, LoopObserver observer)
      throws IOException {
    List<ActuatedJoint> joints =
        IntStream.range(0, JOINTS).mapToObj(LoopBenchmarkSetup::joint).toList();
    Policy policy =
        new PolicyWorkload(Activation.ELU, 48, 512, 256, 128, JOINTS).freeze(folder).newPolicy();
    CommandInput velocity =
        new CommandInput(
            "velocity", new double[] {-1, -1, -1}, new double[] {1, 1, 1}, COMMAND_AGE_NS);
    velocity.offer(new double[] {0.5, 0, 0}, System.nanoTime());
    LoopSettings settings =
        new LoopSettings(
            Optional.of((double) rate),
            0,
            Optional.empty(),
            true,
            true,
            spin,
            Interpolation.HOLD,
            1,
            WARM_UP_TICKS);
    MockRobot robot =
        new MockRobot(
            joints.stream().map(joint -> new MockJoint(joint.joint(), 0, 0.02, SPEED)).toList(),
            System::nanoTime);
    PolicyMetadata metadata =
        new PolicyMetadata(
            new ObservationLayout(terms()), joints, 1.0 / rate, Optional.empty(), Optional.empty());
    return new LoopBuilder(settings, safety(), Map.of(), Map.of(), List.of(velocity))
        .policy("large", policy, metadata)
        .build(
            robot,
            new MonotonicClock(thread, Math.round(spin * 1e9)),
            thread,
            new SoftStop(),
            observer);
  }

  private static ActuatedJoint joint(int number) {
    String name = "joint-" + number;
    return new ActuatedJoint(
        name, name, 0, ActionKind.POSITION, 1, Optional.of(new PdGains(30, 1)));
  }

  private static List<ObservationTerm> terms() {
    return List.of(
        term("joint-position", JOINTS),
        term("joint-velocity", JOINTS),
        term("last-action", JOINTS),
        term("projected-gravity", 3),
        term("base-angular-velocity", 3),
        term("base-linear-velocity", 3),
        term("command(velocity,3)", 3));
  }

  private static ObservationTerm term(String source, int size) {
    return ObservationTerm.plain(source.replaceAll("\\(.*", ""), size)
        .from(ObservationSource.parse(source));
  }

  private static SafetySettings safety() {
    SafetySettings defaults = SafetySettings.DEFAULTS;
    return new SafetySettings(
        defaults.maxStateAge(),
        0.1,
        0.1,
        defaults.overrunHold(),
        defaults.maxTilt(),
        defaults.maxObservation(),
        defaults.overspeed(),
        defaults.jump(),
        defaults.positionMargin(),
        SafetyResponses.DEFAULTS,
        new JointSafety(
            Optional.of(-1.0),
            Optional.of(1.0),
            Optional.of(SPEED),
            Optional.empty(),
            Optional.of(40.0),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        Map.of());
  }
}

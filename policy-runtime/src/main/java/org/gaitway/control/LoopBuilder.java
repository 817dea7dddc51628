package org.gaitway.control;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaitway.observation.ObservationAssembler;
import org.gaitway.observation.ObservationPlan;
import org.gaitway.observation.TermSettings;
import org.gaitway.policy.ActionDecoder;
import org.gaitway.policy.ActuatedJoint;
import org.gaitway.policy.PdGains;
import org.gaitway.policy.Policy;
import org.gaitway.policy.PolicyMetadata;
import org.gaitway.robot.JointMapping;
import org.gaitway.robot.Robot;
import org.gaitway.robot.RobotLayout;
import org.gaitway.robot.RobotState;
import org.gaitway.safety.EnvelopeLimits;
import org.gaitway.safety.SafetySettings;
import org.gaitway.safety.SafetySettings.WantedJoint;

/**
 * Makes a control loop of a robot file's settings and some policies. The loop ticks as the first
 * policy needs it, or at the rate that the settings say; every policy acts at its own period.
 */
public final class LoopBuilder {
  private record Candidate(
      String name, Policy policy, PolicyMetadata metadata, ObservationPlan plan) {}

  private final LoopSettings settings;
  private final SafetySettings safety;
  private final Map<String, JointMapping> mappings;
  private final Map<String, TermSettings> terms;
  private final List<CommandInput> commands;
  private final List<Candidate> policies = new ArrayList<>();

  /**
   * @param settings of the loop
   * @param safety of the envelope
   * @param mappings by the policy's joint, of which the gains are used here
   * @param terms by name, where sources and filters are not the policy's
   * @param commands that policies may observe
   */
  public LoopBuilder(
      LoopSettings settings,
      SafetySettings safety,
      Map<String, JointMapping> mappings,
      Map<String, TermSettings> terms,
      List<CommandInput> commands) {
    this.settings = settings;
    this.safety = safety;
    this.mappings = Map.copyOf(mappings);
    this.terms = Map.copyOf(terms);
    this.commands = List.copyOf(commands);
  }

  /**
   * Adds a policy; the first one is active at the start.
   *
   * @param name for switching to it
   * @param policy an instance for the loop alone
   * @param metadata of the policy
   * @return this
   * @throws IllegalArgumentException if it is not known where a term of the observation comes from
   */
  public LoopBuilder policy(String name, Policy policy, PolicyMetadata metadata) {
    ObservationPlan plan = ObservationPlan.of(metadata, terms);
    policies.add(new Candidate(name, policy, metadata, plan));
    return this;
  }

  /**
   * What the robot must have for all policies.
   *
   * @throws IllegalStateException if there is no policy yet
   */
  public RobotLayout layout() {
    return ObservationPlan.required(plans());
  }

  private List<ObservationPlan> plans() {
    if (policies.isEmpty()) {
      throw new IllegalStateException("a loop needs a policy");
    }
    return policies.stream().map(Candidate::plan).toList();
  }

  /** Period of the loop [ns]. */
  public long periodNs() {
    return settings.periodNs(plans().get(0).period());
  }

  /**
   * Makes the loop.
   *
   * @param robot not configured yet; the loop's
   * @param clock the time
   * @param thread what the loop runs on, the one that the clock sleeps on
   * @param stop the soft stop
   * @param observer is shown every tick
   * @throws IllegalArgumentException if a limit, a gain or what a policy observes is missing, or a
   *     policy's period is no whole number of the loop's, with names
   */
  public ControlLoop build(
      Robot robot, LoopClock clock, LoopThread thread, SoftStop stop, LoopObserver observer) {
    return new ControlLoop(parts(robot, clock, thread, stop, observer));
  }

  /**
   * Makes what takes logged ticks of such a loop again.
   *
   * @throws IllegalArgumentException as {@link #build}
   */
  public TickReplay replay() {
    RecordedSurroundings recorded = new RecordedSurroundings(layout());
    LoopThread thread = new PlainThread();
    return new TickReplay(
        parts(recorded, recorded, thread, new SoftStop(), LoopObserver.NONE), recorded);
  }

  private LoopParts parts(
      Robot robot, LoopClock clock, LoopThread thread, SoftStop stop, LoopObserver observer) {
    RobotLayout layout = layout();
    RobotState state = new RobotState(layout);
    Map<String, WantedJoint> wanted = new LinkedHashMap<>();
    layout.commanded().forEach(joint -> wanted.put(joint, new WantedJoint(joint, 0, 0)));
    List<PolicySlot> slots = new ArrayList<>();
    for (Candidate candidate : policies) {
      List<JointDrive> drives = candidate.plan().joints().stream().map(this::drive).toList();
      slots.add(slot(candidate, drives, layout, state));
      drives.forEach(drive -> wanted.merge(drive.joint(), wanted(drive), LoopBuilder::more));
    }
    EnvelopeLimits limits = safety.resolve(List.copyOf(wanted.values()), periodNs());
    PolicySwitch policySwitch =
        new PolicySwitch(slots, layout.commanded(), Math.round(settings.fade() * 1e9));
    return new LoopParts(
        robot,
        layout,
        state,
        commands,
        policySwitch,
        limits,
        stop,
        clock,
        thread,
        observer,
        settings.warmUp());
  }

  private PolicySlot slot(
      Candidate candidate, List<JointDrive> drives, RobotLayout layout, RobotState state) {
    return new PolicySlot(
        candidate.name(),
        candidate.policy(),
        new ObservationAssembler(candidate.plan(), state, commands),
        drives,
        new ActionDecoder(candidate.metadata()),
        layout.commanded(),
        LoopSettings.decimation(candidate.plan().period(), periodNs()),
        settings.interpolation());
  }

  private JointDrive drive(ActuatedJoint joint) {
    JointMapping mapping = mappings.getOrDefault(joint.joint(), JointMapping.SAME);
    Optional<PdGains> given = Optional.empty();
    if (mapping.kp().isPresent() || mapping.kd().isPresent()) {
      given =
          Optional.of(
              new PdGains(
                  mapping.kp().or(() -> joint.gains().map(PdGains::kp)).orElse(0.0),
                  mapping.kd().or(() -> joint.gains().map(PdGains::kd)).orElse(0.0)));
    }
    return JointDrive.of(joint, given);
  }

  private static WantedJoint wanted(JointDrive drive) {
    return new WantedJoint(drive.joint(), drive.kp(), drive.kd());
  }

  private static WantedJoint more(WantedJoint a, WantedJoint b) {
    return new WantedJoint(a.joint(), Math.max(a.kp(), b.kp()), Math.max(a.kd(), b.kd()));
  }
}

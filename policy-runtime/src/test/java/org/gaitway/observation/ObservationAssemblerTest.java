package org.gaitway.observation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.gaitway.control.CommandInput;
import org.gaitway.policy.ActionKind;
import org.gaitway.policy.ActuatedJoint;
import org.gaitway.policy.ObservationLayout;
import org.gaitway.policy.ObservationTerm;
import org.gaitway.policy.PolicyMetadata;
import org.gaitway.robot.RobotLayout;
import org.gaitway.robot.RobotState;
import org.gaitway.robot.SensorLayout;
import org.junit.jupiter.api.Test;

class ObservationAssemblerTest {
  private static final double PERIOD = 0.02;

  private static final List<ActuatedJoint> JOINTS = List.of(joint("hip", 0.1), joint("knee", -0.5));

  private static ActuatedJoint joint(String name, double home) {
    return new ActuatedJoint(name, name, home, ActionKind.EFFORT, 1, Optional.empty());
  }

  private static SourcedTerm term(String source, int size) {
    return SourcedTerm.of(
        ObservationTerm.plain("term-" + source.hashCode(), size), ObservationSource.parse(source));
  }

  private static ObservationPlan plan(SourcedTerm... terms) {
    return new ObservationPlan(List.of(terms), JOINTS, PERIOD);
  }

  private static float[] assemble(ObservationPlan plan, RobotState state) {
    float[] out = new float[plan.size()];
    new ObservationAssembler(plan, state, List.of()).assemble(0, out);
    return out;
  }

  @Test
  void plainValuesAreTheMeasuredOnesRounded() {
    ObservationPlan plan = plan(term("joint-position", 2), term("joint-velocity(knee)", 1));
    RobotState state = new RobotState(plan.required());
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 10_000; i++) {
      state.position()[0] = random.nextDouble(-1e3, 1e3);
      state.position()[1] = Double.longBitsToDouble(random.nextLong());
      state.velocity()[1] = random.nextDouble();
      float[] found = assemble(plan, state);
      assertEquals(
          Float.floatToRawIntBits((float) state.position()[0]), Float.floatToRawIntBits(found[0]));
      assertEquals((float) state.position()[1], found[1]);
      assertEquals((float) state.velocity()[1], found[2]);
    }
  }

  @Test
  void offsetsAreFromTheDefaultPose() {
    ObservationPlan plan = plan(term("joint-offset", 2), term("joint-offset(knee)", 1));
    RobotState state = new RobotState(plan.required());
    state.position()[0] = 1;
    state.position()[1] = 1;
    assertArrayEquals(new float[] {0.9f, 1.5f, 1.5f}, assemble(plan, state));
  }

  @Test
  void vectorsAreTurnedIntoTheFrameOfTheBody() {
    ObservationPlan plan = plan(term("projected-gravity+body-linear-velocity", 6));
    RobotState state = new RobotState(plan.required());
    // Rolled by a right angle about x: the body's y axis points up.
    state.orientation()[0] = Math.sqrt(0.5);
    state.orientation()[1] = Math.sqrt(0.5);
    state.orientation()[2] = 0;
    state.orientation()[3] = 0;
    state.baseLinearVelocity()[0] = 1;
    state.baseLinearVelocity()[1] = 2;
    state.baseLinearVelocity()[2] = 3;
    assertArrayEquals(new float[] {0, -1, 0, 1, 3, -2}, assemble(plan, state), 1e-6f);
  }

  @Test
  void aHistoryIsOldestFirstAndFilledWithTheFirstValue() {
    SourcedTerm term =
        SourcedTerm.of(
            new ObservationTerm("position", 2, 10, 25, 3),
            ObservationSource.parse("joint-position"));
    ObservationPlan plan = plan(term);
    RobotState state = new RobotState(plan.required());
    ObservationAssembler assembler = new ObservationAssembler(plan, state, List.of());
    float[] out = new float[6];
    step(assembler, state, 1, out);
    assertArrayEquals(new float[] {10, -10, 10, -10, 10, -10}, out);
    step(assembler, state, 2, out);
    assertArrayEquals(new float[] {10, -10, 10, -10, 20, -20}, out);
    step(assembler, state, 3, out);
    step(assembler, state, 0.5, out);
    assertArrayEquals(new float[] {20, -20, 25, -25, 5, -5}, out);
    assembler.reset();
    step(assembler, state, 1, out);
    assertArrayEquals(new float[] {10, -10, 10, -10, 10, -10}, out);
  }

  private static void step(
      ObservationAssembler assembler, RobotState state, double value, float[] out) {
    state.position()[0] = value;
    state.position()[1] = -value;
    assembler.assemble(0, out);
  }

  @Test
  void aFilterPassesSixtyThreePercentInItsTimeConstant() {
    double cutoff = 1 / (2 * Math.PI * 10 * PERIOD); // a time constant of ten steps
    SourcedTerm term =
        new SourcedTerm(
            ObservationTerm.plain("position", 2),
            ObservationSource.parse("joint-position"),
            cutoff);
    ObservationPlan plan = plan(term);
    RobotState state = new RobotState(plan.required());
    ObservationAssembler assembler = new ObservationAssembler(plan, state, List.of());
    float[] out = new float[2];
    step(assembler, state, 0, out);
    for (int i = 0; i < 10; i++) {
      step(assembler, state, 1, out);
    }
    assertEquals(1 - Math.exp(-1), out[0], 1e-6);
    step(assembler, state, Double.NaN, out);
    step(assembler, state, 2, out);
    assertEquals(2, out[0]);
  }

  @Test
  void lastActionAndPhaseAreThePolicysOwn() {
    ObservationPlan plan = plan(term("last-action", 2), term("phase(0.08)", 2));
    RobotState state = new RobotState(plan.required());
    ObservationAssembler assembler = new ObservationAssembler(plan, state, List.of());
    float[] out = new float[4];
    assembler.assemble(0, out);
    assertArrayEquals(new float[] {0, 0, 0, 1}, out);
    assembler.acted(new float[] {3, 4});
    assembler.assemble(0, out);
    assertArrayEquals(new float[] {3, 4, 1, 0}, out, 1e-7f);
    assembler.reset();
    assembler.assemble(0, out);
    assertArrayEquals(new float[] {0, 0, 0, 1}, out);
  }

  @Test
  void commandsAndSensorsAreReadByName() {
    ObservationPlan plan =
        plan(
            term("command(velocity,1)", 1), term("sensor(foot,2)", 2), term("base-position(z)", 1));
    RobotState state = new RobotState(plan.required());
    CommandInput velocity =
        new CommandInput("velocity", new double[] {-1}, new double[] {1}, 1_000);
    velocity.offer(new double[] {0.5}, 10);
    velocity.fetch(1_010);
    state.sensor("foot")[1] = 7;
    state.basePosition()[2] = 0.3;
    ObservationAssembler assembler = new ObservationAssembler(plan, state, List.of(velocity));
    float[] out = new float[4];
    assembler.assemble(1_010, out);
    assertArrayEquals(new float[] {0.5f, Float.NaN, 7, 0.3f}, out);
    velocity.fetch(1_011);
    assembler.assemble(1_011, out);
    assertEquals(0, out[0]);
  }

  @Test
  void saysWhatTheRobotMustHave() {
    RobotLayout layout =
        plan(term("joint-position(waist,hip)", 2), term("sensor(foot,2)", 2)).required();
    assertEquals(List.of("hip", "knee", "waist"), layout.joints());
    assertEquals(List.of("hip", "knee"), layout.commanded());
    assertEquals(List.of(new SensorLayout("foot", 2)), layout.sensors());
  }

  @Test
  void whatTheRobotLacksIsNamedWithTermAndSource() {
    RobotState state = new RobotState(RobotLayout.of(List.of("hip", "knee")));
    List<String> messages = new ArrayList<>();
    for (String source : List.of("joint-effort(waist,hip)", "sensor(foot,2)", "command(pace,2)")) {
      SourcedTerm term =
          SourcedTerm.of(ObservationTerm.plain("odd", 2), ObservationSource.parse(source));
      ObservationPlan plan = plan(term);
      String message =
          assertThrows(
                  IllegalArgumentException.class,
                  () -> new ObservationAssembler(plan, state, List.of()))
              .getMessage();
      assertTrue(message.contains("'odd'") && message.contains(source), message);
      messages.add(message);
    }
    assertTrue(messages.get(0).contains("[hip, knee]"));
    assertTrue(messages.get(2).contains("found none"));
  }

  @Test
  void aTermOfAnotherSizeThanItsSourceIsRefused() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> plan(term("joint-position", 3)))
            .getMessage();
    assertTrue(message.contains("3 values") && message.contains("has 2"), message);
  }

  @Test
  void sourcesOfTheRobotFileMakeThePlanAndAMissingOneIsNamed() {
    PolicyMetadata metadata =
        new PolicyMetadata(
            new ObservationLayout(
                List.of(
                    ObservationTerm.plain("where", 2).from(ObservationSource.parse("joint-effort")),
                    ObservationTerm.plain("fast", 2))),
            JOINTS,
            PERIOD,
            Optional.empty(),
            Optional.empty());
    TermSettings where = new TermSettings(Optional.of("joint-offset"), Optional.of(30.0));
    TermSettings fast = new TermSettings(Optional.of("joint-velocity"), Optional.empty());
    ObservationPlan plan = ObservationPlan.of(metadata, Map.of("where", where, "fast", fast));
    assertEquals("joint-offset", plan.terms().get(0).source().toString());
    assertEquals(30, plan.terms().get(0).cutoff());
    assertEquals(Double.POSITIVE_INFINITY, plan.terms().get(1).cutoff());
    plan = ObservationPlan.of(metadata, Map.of("fast", fast));
    assertEquals("joint-effort", plan.terms().get(0).source().toString());
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> ObservationPlan.of(metadata, Map.of("where", where)))
            .getMessage();
    assertTrue(message.startsWith("observation.fast.source is missing"), message);
    message =
        assertThrows(
                IllegalArgumentException.class,
                () -> ObservationPlan.of(metadata, Map.of("whre", where)))
            .getMessage();
    assertTrue(message.contains("[whre]") && message.contains("[where, fast]"), message);
  }
}

package org.gaitway.control;

import static org.gaitway.control.TestLoop.PERIOD;
import static org.gaitway.control.TestLoop.constant;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.gaitway.policy.ActionKind;
import org.gaitway.robot.JointCommand;
import org.junit.jupiter.api.Test;

class PolicySwitchTest {
  @Test
  void aMixtureLeadsToTheMixtureOfEffortsInEveryState() {
    SplittableRandom random = new SplittableRandom(3);
    List<String> joint = List.of("hip");
    for (int i = 0; i < 1_000; i++) {
      JointCommand a = random(joint, random);
      JointCommand b = random(joint, random);
      JointCommand mixed = new JointCommand(joint);
      double share = random.nextDouble();
      CommandBlend.mix(a, b, share, mixed);
      double q = random.nextDouble(-1, 1);
      double v = random.nextDouble(-1, 1);
      assertEquals(
          (1 - share) * effort(a, q, v) + share * effort(b, q, v), effort(mixed, q, v), 1e-9);
    }
  }

  private static JointCommand random(List<String> joint, SplittableRandom random) {
    JointCommand command = new JointCommand(joint);
    command.position()[0] = random.nextDouble(-1, 1);
    command.velocity()[0] = random.nextDouble(-1, 1);
    command.effort()[0] = random.nextDouble(-5, 5);
    command.kp()[0] = random.nextInt(3) == 0 ? 0 : random.nextDouble(50);
    command.kd()[0] = random.nextInt(3) == 0 ? 0 : random.nextDouble(3);
    return command;
  }

  private static double effort(JointCommand command, double q, double v) {
    return command.kp()[0] * (command.position()[0] - q)
        + command.kd()[0] * (command.velocity()[0] - v)
        + command.effort()[0];
  }

  @Test
  void aNewPolicyStartsAfreshAndEachKeepsItsMemory() {
    int[] acts = new int[2];
    TestLoop loop =
        new TestLoop(
            ActionKind.POSITION,
            LoopFixture.settings(0, 0),
            List.of((o, a) -> acts[0]++, (o, a) -> acts[1]++),
            1,
            4 * PERIOD);
    loop.ticks(10);
    assertEquals(0, acts[1]);
    loop.parts.policies().select("policy-1");
    loop.ticks(5);
    assertEquals(15, acts[0]);
    assertEquals(5, acts[1]);
    loop.ticks(5);
    assertEquals(15, acts[0]);
    assertEquals(10, acts[1]);
  }

  @Test
  void aChangeThatIsAskedForMeanwhileFollowsTheFirst() {
    TestLoop loop =
        new TestLoop(
            ActionKind.POSITION,
            LoopFixture.settings(0, 0),
            List.of(constant(0), constant(0.1), constant(0.2)),
            1,
            10 * PERIOD);
    loop.ticks(3);
    loop.parts.policies().select("policy-1");
    loop.ticks(3);
    loop.parts.policies().select("policy-2");
    loop.ticks(9);
    assertEquals("policy-1", loop.parts.policies().active());
    loop.ticks(11);
    assertEquals("policy-2", loop.parts.policies().active());
    loop.ticks(100);
    assertEquals(0.2f, loop.robot.last().position()[0]);
  }

  @Test
  void anUnknownPolicyIsRefusedWithThoseThereAre() {
    TestLoop loop =
        new TestLoop(ActionKind.POSITION, LoopFixture.settings(0, 0), List.of(constant(0)));
    String message =
        assertThrows(IllegalArgumentException.class, () -> loop.parts.policies().select("trot"))
            .getMessage();
    assertTrue(message.contains("'trot'") && message.contains("policy-0"), message);
  }
}

package org.gaitway.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gaitway.nn.PlainMlp;
import org.gaitway.policy.ActionKind;
import org.gaitway.policy.ObservationTerm;
import org.gaitway.policy.Policy;
import org.gaitway.policy.PolicyFile;
import org.gaitway.policy.PolicyMetadata;
import org.gaitway.ppo.Trainer;
import org.gaitway.random.RandomStream;
import org.gaitway.task.Tasks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyFreezerTest {
  @TempDir Path temp;

  @Test
  void theFrozenPolicyGivesTheTrainersActionsOfRawObservations() throws IOException {
    try (Trainer trainer = trained()) {
      Policy frozen = freeze(trainer, 12.5).newPolicy();
      double[] theta = PlainMlp.widened(trainer.policy().parameters());
      PlainMlp network = new PlainMlp(trainer.policy().parameters().shape());
      RandomStream random = new RandomStream(1, 0);
      float[] observation = new float[11];
      float[] action = new float[3];
      double[] expected = new double[3];
      for (int i = 0; i < 10_000; i++) {
        // Far and near: some values beyond the normaliser's limit, some actions beyond their range.
        double spread = Math.pow(10, random.uniform(-2, 3));
        for (int j = 0; j < observation.length; j++) {
          observation[j] = (float) (spread * random.gaussian());
        }
        frozen.act(observation, action);
        expectedAction(trainer, network, theta, observation.clone(), expected);
        for (int j = 0; j < action.length; j++) {
          assertEquals(expected[j], action[j], 1e-5);
        }
      }
    }
  }

  private static void expectedAction(
      Trainer trainer, PlainMlp network, double[] theta, float[] observation, double[] out) {
    trainer.policy().normaliser().apply(observation);
    double[] wide = new double[observation.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = observation[i];
    }
    double[] mean = network.forward(theta, wide);
    float[] output = new float[mean.length];
    for (int i = 0; i < output.length; i++) {
      output[i] = (float) mean[i];
    }
    trainer.policy().actionMap().apply(output, out);
  }

  @Test
  void theFileSaysWhatARobotMustKnow() throws IOException {
    try (Trainer trainer = trained()) {
      PolicyMetadata metadata = freeze(trainer, 12.5).metadata().orElseThrow();
      assertEquals(11, metadata.observation().size());
      assertEquals(
          List.of("position", "velocity"),
          metadata.observation().terms().stream().map(term -> term.name()).toList());
      assertEquals(
          List.of("thigh_joint", "leg_joint", "foot_joint"),
          metadata.joints().stream().map(joint -> joint.joint()).toList());
      assertTrue(metadata.joints().stream().allMatch(joint -> joint.kind() == ActionKind.EFFORT));
      assertTrue(metadata.joints().stream().allMatch(joint -> joint.gear() == 200));
      assertEquals(0.008, metadata.controlPeriod(), 1e-12);
      assertEquals(Optional.of(trainer.policy().model().sha256()), metadata.modelSha256());
      assertEquals(OptionalDouble.of(12.5), metadata.training().orElseThrow().returnAtFreezing());
    }
  }

  @Test
  void theFileSaysWhereARobotMeasuresWhatThePolicyObserves() throws IOException {
    try (Trainer trainer = trained()) {
      List<ObservationTerm> terms =
          freeze(trainer, 0).metadata().orElseThrow().observation().terms();
      String joints = "thigh_joint,leg_joint,foot_joint";
      assertEquals(
          List.of(
              "joint-position(rootz,rooty," + joints + ")",
              "joint-velocity(rootx,rootz,rooty," + joints + ")"),
          terms.stream().map(term -> term.source().orElseThrow().toString()).toList());
      assertEquals(
          List.of(Double.POSITIVE_INFINITY, 10.0),
          terms.stream().map(ObservationTerm::clip).toList());
    }
  }

  @Test
  void withoutAFinishedEpisodeThereIsNoReturn() throws IOException {
    try (Trainer trainer = trained()) {
      PolicyMetadata metadata = freeze(trainer, Double.NaN).metadata().orElseThrow();
      assertEquals(OptionalDouble.empty(), metadata.training().orElseThrow().returnAtFreezing());
    }
  }

  private static Trainer trained() {
    Trainer trainer = Trainers.create(SmallRun.settings(), Tasks.define("hopper", "v4"));
    for (int round = 0; round < 3; round++) {
      trainer.advance();
    }
    return trainer;
  }

  private PolicyFile freeze(Trainer trainer, double meanReturn) throws IOException {
    Path file = temp.resolve("policy.onnx");
    PolicyFreezer.freeze(trainer, SmallRun.PROVENANCE, meanReturn, file);
    return PolicyFile.read(file);
  }
}

package org.gaitway.ppo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.gaitway.checkpoint.Checkpoint;
import org.gaitway.nn.Rows;
import org.gaitway.policy.Activation;
import org.gaitway.ppo.PpoSettings.Schedule;
import org.gaitway.ppo.cuda.CudaLearner;
import org.gaitway.ppo.cuda.EmulatedDevice;
import org.gaitway.ppo.cuda.Emulator;
import org.gaitway.random.RandomStream;
import org.gaitway.rollout.RolloutBuffer;
import org.gaitway.rollout.TimeOuts;
import org.gaitway.rollout.Workers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Estimates that a learner makes where it learns, against the trainer's own. */
class SegmentEstimatesTest {
  private static final int ENVIRONMENTS = 5;
  private static final int HORIZON = 12;
  private static final int OBSERVATIONS = 9;
  private static final int ACTIONS = 2;

  @ParameterizedTest
  @ValueSource(ints = {0, 14})
  void aDeviceEstimatesAndLearnsAsTheDefaultLearnerDoes(int privileged) {
    try (Workers workers = new Workers(1);
        RolloutBuffer first = segment(privileged, 1);
        RolloutBuffer second = segment(privileged, 2);
        Learner cpu = cpu(privileged, workers);
        Learner device = device(privileged, workers)) {
      for (RolloutBuffer segment : List.of(first, first, second)) {
        ValueEstimates expected = estimate(segment, cpu);
        ValueEstimates found = estimate(segment, device);
        assertSame(expected.batch(), found.batch());
        assertEquals(expected.explainedVariance(), found.explainedVariance(), 1e-4);
        cpu.update(expected.batch(), 0);
        device.update(found.batch(), 0);
        assertArrayEquals(parameters(cpu), parameters(device), 1e-5f);
      }
    }
  }

  /** What was estimated is not taken for something else. */
  @ParameterizedTest
  @ValueSource(ints = {0, 14})
  void otherDataAfterAnEstimateAreLearnedFrom(int privileged) {
    try (Workers workers = new Workers(1);
        RolloutBuffer segment = segment(privileged, 1);
        SampleBatch other = new SampleBatch(segment.size(), OBSERVATIONS, privileged, ACTIONS, 3);
        Learner cpu = cpu(privileged, workers);
        Learner device = device(privileged, workers)) {
      estimate(segment, device);
      cpu.update(other.batch(), 0);
      device.update(other.batch(), 0);
      assertArrayEquals(parameters(cpu), parameters(device), 1e-5f);
    }
  }

  private static ValueEstimates estimate(RolloutBuffer segment, Learner learner) {
    ValueEstimates estimates = new ValueEstimates(segment);
    estimates.evaluate(
        learner, new RewardNormaliser(ENVIRONMENTS, 0.9, false), new AdvantageEstimator(0.9, 0.8));
    return estimates;
  }

  private static void assertSame(Batch expected, Batch found) {
    assertArrayEquals(expected.values(), found.values(), 1e-5f);
    assertArrayEquals(expected.advantages(), found.advantages(), 1e-4f);
    assertArrayEquals(expected.returns(), found.returns(), 1e-4f);
  }

  private static float[] parameters(Learner learner) {
    Checkpoint checkpoint = new Checkpoint();
    learner.save(checkpoint);
    return checkpoint.floats("learner.value.parameters");
  }

  private static RolloutBuffer segment(int privileged, long seed) {
    RolloutBuffer buffer =
        new RolloutBuffer(ENVIRONMENTS, HORIZON, OBSERVATIONS, privileged, ACTIONS);
    RandomStream random = new RandomStream(seed, 7);
    fill(buffer.observations(), random);
    fill(buffer.actions(), random);
    fill(buffer.nextObservations(), random);
    if (privileged > 0) {
      fill(buffer.privileged(), random);
      fill(buffer.nextPrivileged(), random);
    }
    for (int row = 0; row < buffer.size(); row++) {
      buffer.rewards()[row] = (float) random.gaussian();
    }
    buffer.terminated()[buffer.row(1, 4)] = true;
    buffer.terminated()[buffer.row(2, HORIZON - 1)] = true;
    for (int[] place : new int[][] {{0, 3}, {0, 9}, {2, 5}, {4, HORIZON - 1}}) {
      TimeOuts.mark(
          buffer,
          place[0],
          place[1],
          gaussians(OBSERVATIONS, random),
          gaussians(privileged, random));
    }
    return buffer;
  }

  private static void fill(Rows rows, RandomStream random) {
    for (int row = 0; row < rows.capacity(); row++) {
      rows.put(row, gaussians(rows.columns(), random));
    }
  }

  private static float[] gaussians(int count, RandomStream random) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.gaussian();
    }
    return values;
  }

  private static Learner cpu(int privileged, Workers workers) {
    return new CpuLearner(
        OBSERVATIONS, seen(privileged), ACTIONS, network(), ppo(), new RandomStream(1, 0), workers);
  }

  private static Learner device(int privileged, Workers workers) {
    return new CudaLearner(
        OBSERVATIONS,
        seen(privileged),
        ACTIONS,
        network(),
        ppo(),
        new RandomStream(1, 0),
        workers,
        new EmulatedDevice(Emulator.Order.FORWARD));
  }

  private static int seen(int privileged) {
    return privileged > 0 ? privileged : OBSERVATIONS;
  }

  private static NetworkSettings network() {
    return new NetworkSettings(List.of(20), List.of(24), Activation.ELU, 0, 0.1, true, false, true);
  }

  private static PpoSettings ppo() {
    return new PpoSettings(
        HORIZON,
        2,
        25,
        0.9,
        0.8,
        SurrogateSettings.of(SurrogateSettings.Kind.CLIP),
        1e-3,
        Schedule.CONSTANT,
        Optional.empty(),
        1e-5,
        0.5,
        0.5,
        Optional.empty(),
        0,
        true,
        0);
  }
}

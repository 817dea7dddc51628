package org.gaitway.launch.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.gaitway.nn.Rows;
import org.gaitway.policy.Activation;
import org.gaitway.ppo.Batch;
import org.gaitway.rollout.Workers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the learner benchmark compares, on the real learner and a small update. */
class UpdateAgreementTest {

  private static final LearnerWorkload WORKLOAD =
      new LearnerWorkload("tiny", 5, List.of(7, 6), 3, Activation.TANH, 64, 3, 16);
  private static final int POLICY = 6 * 7 + 8 * 6 + 7 * 3 + 3;
  private static final int VALUE = 6 * 7 + 8 * 6 + 7;

  private final Workers workers = new Workers(1);
  private final LearnerSamples samples = new LearnerSamples(WORKLOAD);
  private final TimedLearner learner =
      new TimedLearner("time", WORKLOAD.cpuLearner(workers), samples.batch());

  @AfterEach
  void close() {
    learner.close();
    samples.close();
    workers.close();
  }

  private UpdateAgreement updated() {
    assertTrue(learner.seconds() > 0);
    return new UpdateAgreement(learner.start(WORKLOAD), learner.end(WORKLOAD));
  }

  private static float[] parameters(LearnerState state) {
    float[] all = Arrays.copyOf(state.policy(), POLICY + VALUE);
    System.arraycopy(state.value(), 0, all, POLICY, VALUE);
    return all;
  }

  @Test
  void everyUpdateGoesTheSameWay() throws IOException {
    UpdateAgreement agreement = updated();
    float[] first = parameters(learner.end(WORKLOAD));
    updated();
    assertArrayEquals(first, parameters(learner.end(WORKLOAD)));
    agreement.check(first);
  }

  @Test
  void roundingIsForgiven() throws IOException {
    UpdateAgreement agreement = updated();
    float[] other = parameters(learner.end(WORKLOAD));
    for (int i = 0; i < other.length; i++) {
      other[i] += 1e-7f * (i % 3 - 1);
    }
    agreement.check(other);
  }

  @Test
  void anUpdateWithOtherMinibatchesIsRefused() {
    UpdateAgreement agreement = updated();
    Batch batch = samples.batch();
    try (Rows observations = reversed(batch.observations());
        Rows actions = reversed(batch.actions());
        TimedLearner other =
            new TimedLearner(
                "time",
                WORKLOAD.cpuLearner(workers),
                new Batch(
                    observations,
                    observations,
                    actions,
                    reversed(batch.advantages()),
                    batch.values(),
                    reversed(batch.returns())))) {
      assertTrue(other.seconds() > 0);
      float[] end = parameters(other.end(WORKLOAD));
      IOException refusal = assertThrows(IOException.class, () -> agreement.check(end));
      assertTrue(refusal.getMessage().startsWith("the peer's policy ended elsewhere"));
    }
  }

  private static Rows reversed(Rows rows) {
    Rows reversed = new Rows(rows.capacity(), rows.columns());
    rows.gather(
        IntStream.range(0, rows.capacity()).map(i -> rows.capacity() - 1 - i).toArray(),
        rows.capacity(),
        reversed);
    return reversed;
  }

  private static float[] reversed(float[] values) {
    float[] reversed = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      reversed[i] = values[values.length - 1 - i];
    }
    return reversed;
  }

  @Test
  void aValueFunctionThatStayedIsRefused() {
    UpdateAgreement agreement = updated();
    float[] other = parameters(learner.end(WORKLOAD));
    System.arraycopy(learner.start(WORKLOAD).value(), 0, other, POLICY, VALUE);
    IOException refusal = assertThrows(IOException.class, () -> agreement.check(other));
    assertEquals(
        "the peer's value function ended elsewhere: expected at most 0.001 of the update's length"
            + " away, found 1.0",
        refusal.getMessage());
  }

  @Test
  void whatIsNotANumberIsRefused() {
    UpdateAgreement agreement = updated();
    float[] other = parameters(learner.end(WORKLOAD));
    other[0] = Float.NaN;
    assertThrows(IOException.class, () -> agreement.check(other));
  }

  @Test
  void anotherNumberOfParametersIsRefused() {
    UpdateAgreement agreement = updated();
    IOException refusal = assertThrows(IOException.class, () -> agreement.check(new float[4]));
    assertEquals(
        "expected " + (POLICY + VALUE) + " parameters from the peer, found 4",
        refusal.getMessage());
  }
}

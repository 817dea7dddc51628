package org.gaitway.ppo.nd4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.gaitway.checkpoint.Checkpoint;
import org.gaitway.ppo.CpuLearner;
import org.gaitway.ppo.Learner;
import org.gaitway.ppo.PolicyEpoch;
import org.gaitway.ppo.SampleBatch;
import org.gaitway.ppo.UpdateStatistics;
import org.gaitway.ppo.ValueEpoch;
import org.gaitway.random.RandomStream;
import org.gaitway.rollout.Workers;

/**
 * Updates by the reference and by the default learner, both in floats, whose rounding is 6e-8 of a
 * number. Sums over a minibatch and layers bring that to some 1e-6 of a gradient. A parameter moves
 * by up to 0.01 in each of up to 120 steps, of which Adam, whose epsilon of 1e-5 keeps it from
 * magnifying the noise of gradients near 0, takes over a like share. The limits are ten times what
 * was seen; an error in an equation is beyond them by orders of magnitude.
 */
class LearnersAgreeTest {
  private static final double PARAMETERS = 1e-5;
  private static final double MOMENTS = 1e-4;
  private static final double STATISTICS = 1e-4;

  @Provide
  Arbitrary<Problem> problems() {
    return Problem.any();
  }

  @Property(tries = 40, seed = "11", edgeCases = EdgeCasesMode.NONE)
  void updatesAgreeWithinRounding(@ForAll("problems") Problem problem) {
    try (Workers workers = new Workers(1);
        SampleBatch samples = problem.samples();
        Learner cpu = cpu(problem, workers);
        Learner reference = reference(problem)) {
      if (problem.size() % 2 == 0) {
        samples.pairUp();
      }
      assertArrayEquals(cpu.policy().block().toArray(), reference.policy().block().toArray());
      assertSameValues(samples, cpu, reference);
      for (int update = 0; update < 2; update++) {
        UpdateStatistics expected = cpu.update(samples.batch(), problem.progress());
        assertClose(expected, reference.update(samples.batch(), problem.progress()));
        assertClose(problem, saved(cpu), saved(reference));
        assertSameValues(samples, cpu, reference);
      }
    }
  }

  /** After one step from 0, Adam's first moment is a tenth of the gradient. */
  @Property(tries = 40, seed = "12", edgeCases = EdgeCasesMode.NONE)
  void gradientsAgreeWithinRounding(@ForAll("problems") Problem problem) {
    Problem oneStep = problem.inOneStep();
    try (Workers workers = new Workers(1);
        SampleBatch samples = oneStep.samples();
        Learner cpu = cpu(oneStep, workers);
        Learner reference = reference(oneStep)) {
      cpu.update(samples.batch(), 0);
      reference.update(samples.batch(), 0);
      for (String network : oneStep.networks()) {
        assertClose("learner." + network + ".first-moment", saved(cpu), saved(reference), 1e-5);
      }
    }
  }

  private static Learner cpu(Problem problem, Workers workers) {
    return new CpuLearner(
        problem.observations(),
        problem.privilegedSize(),
        problem.actions(),
        problem.network(),
        problem.ppo(),
        new RandomStream(problem.seed(), 0),
        workers);
  }

  private static Learner reference(Problem problem) {
    return new Nd4jLearner(
        problem.observations(),
        problem.privilegedSize(),
        problem.actions(),
        problem.network(),
        problem.ppo(),
        new RandomStream(problem.seed(), 0));
  }

  private static Checkpoint saved(Learner learner) {
    Checkpoint checkpoint = new Checkpoint();
    learner.save(checkpoint);
    return checkpoint;
  }

  private static void assertSameValues(SampleBatch samples, Learner expected, Learner found) {
    float[] a = new float[samples.size];
    float[] b = new float[samples.size];
    expected.values(samples.batch().privileged(), samples.size, a);
    found.values(samples.batch().privileged(), samples.size, b);
    assertArrayEquals(a, b, (float) STATISTICS);
  }

  private static void assertClose(Problem problem, Checkpoint expected, Checkpoint found) {
    assertArrayEquals(expected.longs("learner.random"), found.longs("learner.random"));
    assertArrayEquals(
        expected.doubles("learner.adaptive"), found.doubles("learner.adaptive"), STATISTICS);
    for (String network : problem.networks()) {
      String prefix = "learner." + network + ".";
      assertEquals(expected.aLong(prefix + "adam-steps"), found.aLong(prefix + "adam-steps"));
      float[] parameters = expected.floats(prefix + "parameters");
      assertArrayEquals(parameters, found.floats(prefix + "parameters"), (float) PARAMETERS);
      assertClose(prefix + "first-moment", expected, found, MOMENTS);
      assertClose(prefix + "second-moment", expected, found, MOMENTS);
    }
  }

  /** Within a share of the largest number. */
  private static void assertClose(
      String field, Checkpoint expected, Checkpoint found, double share) {
    float[] a = expected.floats(field);
    float[] b = found.floats(field);
    float largest = 0;
    for (float value : a) {
      largest = Math.max(largest, Math.abs(value));
    }
    assertArrayEquals(a, b, (float) (share * largest) + 1e-12f, field);
  }

  private static void assertClose(UpdateStatistics expected, UpdateStatistics found) {
    assertClose(expected.entropy(), found.entropy());
    assertClose(expected.learningRate(), found.learningRate());
    assertClose(expected.coefficient(), found.coefficient());
    assertEquals(expected.policyEpochs().size(), found.policyEpochs().size());
    assertEquals(expected.valueEpochs().size(), found.valueEpochs().size());
    for (int epoch = 0; epoch < expected.policyEpochs().size(); epoch++) {
      assertClose(expected.policyEpochs().get(epoch), found.policyEpochs().get(epoch));
    }
    for (int epoch = 0; epoch < expected.valueEpochs().size(); epoch++) {
      ValueEpoch a = expected.valueEpochs().get(epoch);
      ValueEpoch b = found.valueEpochs().get(epoch);
      assertClose(a.loss(), b.loss());
      assertClose(a.gradientNorm(), b.gradientNorm());
    }
  }

  private static void assertClose(PolicyEpoch expected, PolicyEpoch found) {
    assertClose(expected.surrogate(), found.surrogate());
    assertClose(expected.kl(), found.kl());
    assertClose(expected.ratios().p05(), found.ratios().p05());
    assertClose(expected.ratios().median(), found.ratios().median());
    assertClose(expected.ratios().p95(), found.ratios().p95());
    assertClose(expected.ratios().max(), found.ratios().max());
    assertClose(expected.clipped().all(), found.clipped().all());
    assertClose(expected.clipped().positive(), found.clipped().positive());
    assertClose(expected.clipped().negative(), found.clipped().negative());
    assertClose(expected.gradientNorm(), found.gradientNorm());
  }

  private static void assertClose(double expected, double found) {
    assertEquals(expected, found, STATISTICS * (1 + Math.abs(expected)));
  }
}

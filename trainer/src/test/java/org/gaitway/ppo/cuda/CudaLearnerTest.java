package org.gaitway.ppo.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.gaitway.ppo.CpuLearner;
import org.gaitway.ppo.Learner;
import org.gaitway.ppo.SampleBatch;
import org.gaitway.ppo.UpdateStatistics;
import org.gaitway.ppo.nd4j.Problem;
import org.gaitway.random.RandomStream;
import org.gaitway.rollout.Workers;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The whole learner on an emulated device, against the default learner. The limits are those of the
 * default learner's own comparison with the reference.
 */
class CudaLearnerTest {
  /** Not the samples': rows that matrices were made orthogonal from would leave units at 0. */
  private static final int STREAM = 1;

  @TestFactory
  Stream<DynamicTest> agreesWithTheDefaultLearner() {
    Workers workers = new Workers(2);
    DeviceChecks checks =
        new DeviceChecks(() -> new EmulatedDevice(Emulator.Order.FORWARD), workers);
    return checks.all(false).stream()
        .map(
            check ->
                DynamicTest.dynamicTest(
                    check.name(),
                    () -> {
                      DeviceChecks.Result result = check.run();
                      assertTrue(result.passed(), () -> "off by " + result.share() + " limits");
                    }))
        .onClose(workers::close);
  }

  @Provide
  Arbitrary<Problem> problems() {
    return Problem.any();
  }

  @Property(tries = 30, seed = "21", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void updatesOfAnyProblemAgreeWithinRounding(
      @ForAll("problems") Problem problem, @ForAll Emulator.Order order) {
    try (Workers workers = new Workers(1);
        SampleBatch samples = problem.samples();
        Learner cpu = cpu(problem, workers);
        Learner device = device(problem, workers, order)) {
      pairUp(samples);
      assertSameValues(samples, cpu, device);
      for (int update = 0; update < 2; update++) {
        UpdateStatistics expected = cpu.update(samples.batch(), problem.progress());
        UpdateStatistics found = device.update(samples.batch(), problem.progress());
        assertEquals(0, LearnerDifference.ofStatistics(expected, found), 1e-4);
        LearnerDifference apart = LearnerDifference.between(cpu, device, problem.networks());
        assertEquals(0, apart.parameters(), 1e-5);
        assertEquals(0, apart.firstMoments(), 1e-4);
        assertEquals(0, apart.secondMoments(), 1e-4);
        assertEquals(0, apart.steering(), 1e-4);
        assertSameValues(samples, cpu, device);
      }
    }
  }

  @Property(tries = 30, seed = "22", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void gradientsOfAnyProblemAgreeWithinRounding(
      @ForAll("problems") Problem problem, @ForAll Emulator.Order order) {
    Problem oneStep = problem.inOneStep();
    try (Workers workers = new Workers(1);
        SampleBatch samples = oneStep.samples();
        Learner cpu = cpu(oneStep, workers);
        Learner device = device(oneStep, workers, order)) {
      pairUp(samples);
      cpu.update(samples.batch(), 0);
      device.update(samples.batch(), 0);
      LearnerDifference apart = LearnerDifference.between(cpu, device, oneStep.networks());
      assertEquals(0, apart.firstMoments(), 1e-5);
    }
  }

  /** Batches of a run are of one size, but nothing depends on it. */
  @Property(tries = 5, seed = "23", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void batchesMayChangeTheirSize(@ForAll("problems") Problem problem) {
    List<Integer> sizes = List.of(20, 45, 45, 20);
    try (Workers workers = new Workers(1);
        Learner cpu = cpu(problem, workers);
        Learner device = device(problem, workers, Emulator.Order.FORWARD)) {
      for (int size : sizes) {
        try (SampleBatch samples =
            new SampleBatch(
                size, problem.observations(), problem.privileged(), problem.actions(), size)) {
          UpdateStatistics expected = cpu.update(samples.batch(), 0.5);
          UpdateStatistics found = device.update(samples.batch(), 0.5);
          assertEquals(0, LearnerDifference.ofStatistics(expected, found), 1e-4);
        }
      }
    }
  }

  /** Half of the samples become mirror images of the others, where they can. */
  private static void pairUp(SampleBatch samples) {
    if (samples.size % 2 == 0) {
      samples.pairUp();
    }
  }

  private static void assertSameValues(SampleBatch samples, Learner cpu, Learner device) {
    double apart =
        LearnerDifference.ofValues(cpu, device, samples.batch().privileged(), samples.size);
    assertEquals(0, apart, 1e-4);
  }

  private static Learner cpu(Problem problem, Workers workers) {
    return new CpuLearner(
        problem.observations(),
        problem.privilegedSize(),
        problem.actions(),
        problem.network(),
        problem.ppo(),
        new RandomStream(problem.seed(), STREAM),
        workers);
  }

  private static Learner device(Problem problem, Workers workers, Emulator.Order order) {
    return new CudaLearner(
        problem.observations(),
        problem.privilegedSize(),
        problem.actions(),
        problem.network(),
        problem.ppo(),
        new RandomStream(problem.seed(), STREAM),
        workers,
        new EmulatedDevice(order));
  }
}

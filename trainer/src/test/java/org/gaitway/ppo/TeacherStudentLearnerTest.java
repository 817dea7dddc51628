package org.gaitway.ppo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.gaitway.checkpoint.Checkpoint;
import org.gaitway.nn.MlpShape;
import org.gaitway.nn.PlainMlp;
import org.gaitway.random.RandomStream;
import org.gaitway.rollout.CommandedMass;
import org.gaitway.rollout.Workers;
import org.gaitway.task.FaultException;
import org.gaitway.task.TaskDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TeacherStudentLearnerTest {
  private static final TaskDefinition TASK = SmallTraining.task().build();
  private static final String CONCURRENT = "teacher.distillation=concurrent";
  private static final String TWO_STAGE = "teacher.distillation=two-stage";
  private static final String SMALL = "teacher.encoder-hidden=[12]";
  private static final String LATENT = "teacher.latent=5";
  private static final int OBSERVATIONS = 7;
  private static final int PRIVILEGED = 6;
  private static final int ACTIONS = 2;
  private static final int[] PRESENT = {1, 4, 6};

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void concurrentRunsAreExact(boolean mirror) throws IOException {
    SmallTraining.assertExact(
        TASK,
        folder,
        CONCURRENT,
        SMALL,
        LATENT,
        "symmetry.mirror=" + mirror,
        "ppo.surrogate.kind=adaptive-kl",
        "ppo.learning-rate-kl-target=0.01");
  }

  /** Minibatches of two parts, which threads share. */
  @Test
  void runsWithLargeMinibatchesAreExact() throws IOException {
    SmallTraining.assertExact(
        TASK, folder, CONCURRENT, SMALL, LATENT, "ppo.horizon=300", "ppo.minibatch=1200");
  }

  /** The teacher learns for two rounds of 96 steps. */
  @Test
  void runsInTwoStagesAreExact() throws IOException {
    SmallTraining.assertExact(
        TASK, folder, TWO_STAGE, SMALL, LATENT, "run.steps=400", "teacher.teacher-share=0.2");
  }

  @Test
  void theTeacherLearnsFirstAndThenTheStudentAlone() {
    TrainingSettings settings =
        SmallTraining.settings(
            1, TWO_STAGE, SMALL, LATENT, "run.steps=600", "teacher.teacher-share=0.2");
    try (SegmentTrainer trainer = SmallTraining.run(TASK, settings, 3)) {
      Checkpoint before = trainer.save();
      assertEquals(1, before.aLong("learner.distilling"));
      UpdateReport report = trainer.advance();
      Checkpoint after = trainer.save();
      for (String network : new String[] {"policy", "teacher", "value"}) {
        String field = "learner." + network + ".parameters";
        assertArrayEquals(before.floats(field), after.floats(field), network);
      }
      assertFalse(
          Arrays.equals(
              before.floats("learner.student.parameters"),
              after.floats("learner.student.parameters")));
      assertTrue(Double.isNaN(report.statistics().policy().kl()));
      assertFalse(Double.isNaN(report.statistics().studentError()));
      for (String field : new String[] {"normaliser.observations", "normaliser.privileged"}) {
        assertArrayEquals(before.doubles(field), after.doubles(field), field);
      }
    }
  }

  @Test
  void theRatiosOfAnUpdateBeginAtOne() {
    TrainingSettings settings =
        SmallTraining.settings(1, CONCURRENT, SMALL, LATENT, "ppo.minibatch=96", "ppo.epochs=1");
    try (SegmentTrainer trainer = new SegmentTrainer(settings, TASK)) {
      for (int round = 0; round < 3; round++) {
        PolicyEpoch.Ratios ratios = trainer.advance().statistics().policy().ratios();
        assertEquals(1, ratios.p05());
        assertEquals(1, ratios.max());
      }
    }
  }

  @Test
  void oneEnvironmentInFourIsTheStudents() {
    TrainingSettings settings = SmallTraining.settings(1, CONCURRENT, "run.envs=48");
    Roles roles = new Roles(settings.teacher(), 48);
    long students = IntStream.range(0, 48).filter(e -> !roles.teaches(e)).count();
    assertEquals(12, students);
  }

  @Test
  void theStudentComesToTellWhatTheTeacherTells() {
    TrainingSettings settings =
        settings("teacher.student-epochs=1", "teacher.student-learning-rate=0.003");
    try (Workers workers = new Workers(1);
        SampleBatch samples = new SampleBatch(40, OBSERVATIONS, PRIVILEGED, ACTIONS, 1);
        TeacherStudentLearner learner = learner(settings, workers)) {
      double first = learner.update(samples.batch(), 0).studentError();
      double last = first;
      for (int update = 0; update < 200; update++) {
        last = learner.update(samples.batch(), 0).studentError();
      }
      assertTrue(last < first / 2, first + ", then " + last);
    }
  }

  /** After one step from 0, Adam's first moment is a tenth of the gradient. */
  @Test
  void gradientsAreThoseOfFiniteDifferences() {
    TrainingSettings settings = settings();
    try (Workers workers = new Workers(1);
        SampleBatch samples = new SampleBatch(40, OBSERVATIONS, PRIVILEGED, ACTIONS, 1);
        TeacherStudentLearner learner = learner(settings, workers)) {
      Plain before = new Plain(settings, saved(learner), samples);
      learner.update(samples.batch(), 0);
      Checkpoint after = saved(learner);
      check(before.policy, before, p -> p.loss(), after.floats("learner.policy.first-moment"));
      check(before.teacher, before, p -> p.loss(), after.floats("learner.teacher.first-moment"));
      before.teacher = wide(after.floats("learner.teacher.parameters"));
      check(
          before.student,
          before,
          p -> p.regression(),
          after.floats("learner.student.first-moment"));
    }
  }

  private static void check(
      double[] theta, Plain plain, ToDoubleFunction<Plain> function, float[] moment) {
    double step = 1e-5;
    int checked = 0;
    for (int i = 0; i < theta.length; i++) {
      if (moment[i] == 0) {
        continue; // Padding, which test/nn looks at.
      }
      double kept = theta[i];
      theta[i] = kept + step;
      double above = function.applyAsDouble(plain);
      theta[i] = kept - step;
      double below = function.applyAsDouble(plain);
      theta[i] = kept;
      assertEquals((above - below) / (2 * step), 10 * moment[i], 2e-4, "parameter " + i);
      checked++;
    }
    assertTrue(checked > 50, checked + " parameters were checked");
  }

  /** The losses in double precision. */
  private static final class Plain {
    private final SampleBatch samples;
    private final PlainMlp policyNet;
    private final PlainMlp teacherNet;
    private final PlainMlp studentNet;
    private final int logStd;
    private final double[] policy;
    private double[] teacher;
    private final double[] student;
    private final double[] heldStudent;

    Plain(TrainingSettings settings, Checkpoint saved, SampleBatch samples) {
      this.samples = samples;
      int latent = settings.teacher().latent();
      NetworkSettings network = settings.network();
      MlpShape policyShape =
          MlpShape.of(
              PRESENT.length + latent, network.policyHidden(), ACTIONS, network.activation());
      policyNet = new PlainMlp(policyShape);
      teacherNet = encoder(PRIVILEGED, settings);
      studentNet = encoder(OBSERVATIONS, settings);
      policy = wide(saved.floats("learner.policy.parameters"));
      teacher = wide(saved.floats("learner.teacher.parameters"));
      student = wide(saved.floats("learner.student.parameters"));
      heldStudent = student.clone();
      logStd = policy.length - 16;
    }

    private static PlainMlp encoder(int inputs, TrainingSettings settings) {
      TeacherSettings teacher = settings.teacher();
      return new PlainMlp(
          MlpShape.of(
              inputs, teacher.encoderHidden(), teacher.latent(), settings.network().activation()));
    }

    /** Less the mean of A log pi(a), whose gradient is that of the surrogate at the old policy. */
    double loss() {
      double sum = 0;
      for (int i = 0; i < samples.size; i++) {
        boolean teaches = i / 10 != 3; // The fourth of four environments is the student's.
        double[] z =
            teaches
                ? unit(teacherNet, teacher, samples.privileged[i])
                : unit(studentNet, heldStudent, samples.observations[i]);
        double[] input = new double[PRESENT.length + z.length];
        for (int j = 0; j < PRESENT.length; j++) {
          input[j] = samples.observations[i][PRESENT[j]];
        }
        System.arraycopy(z, 0, input, PRESENT.length, z.length);
        double[] mean = policyNet.forward(policy, input);
        for (int j = 0; j < ACTIONS; j++) {
          double std = Math.exp(policy[logStd + j]);
          double off = (samples.actions[i][j] - mean[j]) / std;
          sum += samples.advantages[i] * (off * off / 2 + policy[logStd + j]);
        }
      }
      return sum / samples.size;
    }

    double regression() {
      double sum = 0;
      for (int i = 0; i < samples.size; i++) {
        double[] wanted = unit(teacherNet, teacher, samples.privileged[i]);
        double[] found = unit(studentNet, student, samples.observations[i]);
        for (int j = 0; j < wanted.length; j++) {
          sum += (found[j] - wanted[j]) * (found[j] - wanted[j]) / 2;
        }
      }
      return sum / samples.size;
    }

    private static double[] unit(PlainMlp net, double[] theta, float[] row) {
      double[] y = net.forward(theta, wide(row)).clone();
      double length = Math.sqrt(Arrays.stream(y).map(v -> v * v).sum());
      return Arrays.stream(y).map(v -> v / length).toArray();
    }
  }

  @Test
  void anAdvantageThatIsNotANumberIsToldAndNotLearned() {
    try (Workers workers = new Workers(1);
        SampleBatch samples = new SampleBatch(40, OBSERVATIONS, PRIVILEGED, ACTIONS, 1);
        TeacherStudentLearner learner = learner(settings(), workers)) {
      float[] before = learner.policy().block().toArray();
      samples.advantages[7] = Float.NaN;
      String message =
          assertThrows(FaultException.class, () -> learner.update(samples.batch(), 0)).getMessage();
      assertEquals("policy network: its loss is NaN", message);
      assertArrayEquals(before, learner.policy().block().toArray());
    }
  }

  @Test
  void whatCannotBeTaughtIsRefused() {
    assertRefused(
        CommandedMass.task().build(), "would see nothing that a student does not", CONCURRENT);
    assertRefused(
        TASK, "run.envs must be enough for teacher and student", CONCURRENT, "run.envs=3");
    String message =
        assertThrows(
                RuntimeException.class,
                () -> SmallTraining.settings(1, CONCURRENT, "algorithm.name=trpo"))
            .getMessage();
    assertTrue(message.contains("teacher.distillation must be none"), message);
  }

  private static void assertRefused(TaskDefinition task, String why, String... overrides) {
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> new SegmentTrainer(SmallTraining.settings(1, overrides), task))
            .getMessage();
    assertTrue(message.contains(why), message);
  }

  private static double[] wide(float[] values) {
    return SampleBatch.widened(values);
  }

  private static Checkpoint saved(Learner learner) {
    Checkpoint checkpoint = new Checkpoint();
    learner.save(checkpoint);
    return checkpoint;
  }

  private static TeacherStudentLearner learner(TrainingSettings settings, Workers workers) {
    return new TeacherStudentLearner(
        settings, OBSERVATIONS, PRIVILEGED, ACTIONS, PRESENT, new RandomStream(1, 0), workers);
  }

  /** Four environments of ten steps, in one minibatch. */
  private static TrainingSettings settings(String... overrides) {
    String[] all = {
      CONCURRENT,
      SMALL,
      LATENT,
      "ppo.horizon=10",
      "ppo.minibatch=40",
      "ppo.epochs=1",
      "ppo.max-grad-norm=0",
      "ppo.normalise-advantages=false",
      "ppo.learning-rate=0.001",
      "network.policy-output-gain=1",
      "teacher.student-epochs=1"
    };
    String[] joined = Arrays.copyOf(all, all.length + overrides.length);
    System.arraycopy(overrides, 0, joined, all.length, overrides.length);
    return SmallTraining.settings(1, joined);
  }
}

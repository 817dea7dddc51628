package org.gaitway.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.gaitway.policy.Policy;
import org.gaitway.random.RandomStream;
import org.gaitway.rollout.Episode;
import org.gaitway.rollout.PushedMass;
import org.gaitway.sim.Model;
import org.gaitway.task.Environment;
import org.gaitway.task.FaultException;
import org.gaitway.task.Resets;
import org.gaitway.task.StepOutcome;
import org.gaitway.task.TaskDefinition;
import org.gaitway.task.Tasks;
import org.gaitway.task.Terminations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluationTest {
  private static final TaskDefinition TASK =
      PushedMass.task()
          .episodeSteps(30)
          .terminate("position", Terminations.outside("slide", -0.3, 0.3))
          .reset(Resets.uniformQpos(0.25))
          .build();

  @Test
  void anEpisodeIsThePolicysActionsAppliedFromItsOwnStart() {
    List<Episode> episodes =
        Evaluation.run(TASK, Braking::new, new EvaluationSettings(3, 9, 1)).episodes();
    try (Model model = TASK.model().get()) {
      for (int i = 0; i < 3; i++) {
        try (Environment environment = new Environment(TASK, model, new RandomStream(9, i))) {
          environment.reset();
          double total = 0;
          float[] observation = new float[4];
          float[] action = new float[2];
          StepOutcome outcome;
          do {
            environment.observe(observation);
            new Braking().act(observation, action);
            outcome = environment.step(new double[] {action[0], action[1]});
            total += environment.reward();
          } while (!outcome.endsEpisode());
          assertEquals(total, episodes.get(i).totalReward());
          assertEquals(environment.stepCount(), episodes.get(i).length());
          assertEquals(outcome, episodes.get(i).outcome());
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 20})
  void resultsDoNotDependOnTheNumberOfThreads(int threads) {
    EvaluationResult one = Evaluation.run(TASK, Braking::new, new EvaluationSettings(7, 1, 1));
    EvaluationResult several =
        Evaluation.run(TASK, Braking::new, new EvaluationSettings(7, 1, threads));
    for (int i = 0; i < 7; i++) {
      assertEquals(one.episodes().get(i).totalReward(), several.episodes().get(i).totalReward());
      assertArrayEquals(
          one.episodes().get(i).rewardTerms(), several.episodes().get(i).rewardTerms());
    }
  }

  @Test
  void figuresAreMeansOverTheEpisodes() {
    EvaluationResult result =
        new EvaluationResult(
            "task",
            "v1",
            List.of("speed", "control"),
            List.of(
                new Episode(0, 10, 4, 10, new double[] {5, -1}, StepOutcome.TRUNCATED),
                new Episode(1, 20, 8, 20, new double[] {11, -3}, StepOutcome.TERMINATED)),
            List.of());
    assertEquals(6, result.meanReturn());
    assertEquals(2, result.returnDeviation());
    assertEquals(15, result.meanLength());
    assertEquals(8, result.meanTerm(0));
    assertEquals(-2, result.meanTerm(1));
    assertEquals(0.5, result.terminatedFraction());
  }

  @Test
  void theTermsAddUpToTheReturn() {
    EvaluationResult result = Evaluation.run(TASK, Braking::new, new EvaluationSettings(5, 1, 1));
    assertEquals(List.of("speed", "control"), result.terms());
    assertEquals(result.meanReturn(), result.meanTerm(0) + result.meanTerm(1), 1e-12);
  }

  @Test
  void aPolicyOfOtherSizesIsRefused() {
    TaskDefinition hopper = Tasks.define("hopper", "v5");
    EvaluationSettings settings = new EvaluationSettings(1, 1, 1);
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> Evaluation.run(hopper, Braking::new, settings))
            .getMessage();
    assertTrue(message.contains("4 values to 2") && message.contains("hopper v5"), message);
    assertTrue(message.contains("11 observed values and 3 controls"), message);
  }

  @Test
  void aDivergenceIsReported() {
    TaskDefinition task =
        PushedMass.task().reset((simulation, random) -> simulation.qvel().put(0, 1e12)).build();
    EvaluationSettings settings = new EvaluationSettings(2, 1, 2);
    String message =
        assertThrows(FaultException.class, () -> Evaluation.run(task, Braking::new, settings))
            .getMessage();
    assertTrue(message.contains("episode 0 of task pushed-mass v1, step 1: "), message);
    assertTrue(message.contains("joint slide"), message);
  }

  @Test
  void atLeastOneEpisodeAndOneThreadAreNeeded() {
    assertThrows(IllegalArgumentException.class, () -> new EvaluationSettings(0, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new EvaluationSettings(1, 1, 0));
  }

  /** Pushes against the velocities. */
  private static final class Braking implements Policy {
    @Override
    public int observationSize() {
      return PushedMass.OBSERVATIONS;
    }

    @Override
    public int actionSize() {
      return PushedMass.ACTIONS;
    }

    @Override
    public void act(float[] observation, float[] action) {
      action[0] = -0.5f * observation[2] + 0.1f;
      action[1] = -0.5f * observation[3];
    }
  }
}

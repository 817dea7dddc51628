package org.gaitway.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TaskDefinitionTest {

  @Test
  void keepsTermsInTheOrderGiven() {
    TaskDefinition definition =
        SlidingMass.bare()
            .observe("velocity", Observations.qvel())
            .observe("position", Observations.qpos(0))
            .reward("speed", 2, Rewards.speed("slide"))
            .reward("survive", 1, Rewards.always())
            .build();

    assertEquals(
        List.of("velocity", "position"),
        definition.observations().stream().map(TaskDefinition.NamedObservation::name).toList());
    assertEquals(
        List.of("speed", "survive"),
        definition.rewards().stream().map(TaskDefinition.NamedReward::name).toList());
  }

  @Test
  void episodesHaveAThousandStepsUnlessSaid() {
    assertEquals(1000, SlidingMass.task().build().episodeSteps());
  }

  @Test
  void laterChangesToABuilderDoNotReachWhatItBuilt() {
    TaskDefinition.Builder builder = SlidingMass.task();
    TaskDefinition definition = builder.build();
    builder.reward("late", 1, Rewards.always());
    assertEquals(1, definition.rewards().size());
  }

  @Test
  void aModelIsNeeded() {
    assertRejected(TaskDefinition.named("sliding-mass", "v1"), "no model was given");
  }

  @Test
  void substepsMustBePositive() {
    assertRejected(SlidingMass.task().substeps(0), "substeps must be positive, was 0");
  }

  @Test
  void episodesMustHaveSteps() {
    assertRejected(SlidingMass.task().episodeSteps(-1), "episodeSteps must be positive, was -1");
  }

  @Test
  void somethingMustBeObserved() {
    assertRejected(
        SlidingMass.bare().reward("survive", 1, Rewards.always()), "at least one observation");
  }

  @Test
  void somethingMustBeRewarded() {
    assertRejected(
        SlidingMass.bare().observe("velocity", Observations.qvel()), "at least one reward term");
  }

  @Test
  void namesOfAKindMustDiffer() {
    Termination fall = Terminations.outside("slide", -1, 1);
    assertRejected(
        SlidingMass.task().observe("position", Observations.qvel()),
        "observation names must differ, were [position, position]");
    assertRejected(
        SlidingMass.task().reward("survive", 1, Rewards.always()), "reward names must differ");
    assertRejected(
        SlidingMass.task().terminate("fall", fall).terminate("fall", fall),
        "termination names must differ");
  }

  private static void assertRejected(TaskDefinition.Builder builder, String reason) {
    String message = assertThrows(IllegalArgumentException.class, builder::build).getMessage();
    assertTrue(message.startsWith("task sliding-mass: ") && message.contains(reason), message);
  }
}

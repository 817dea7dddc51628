package org.gaitway.launch.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.DoubleBuffer;
import java.util.function.UnaryOperator;
import org.gaitway.random.RandomStream;
import org.gaitway.sim.Model;
import org.gaitway.sim.ModelEdits;
import org.gaitway.sim.ModelField;
import org.gaitway.sim.PositionServo;
import org.gaitway.task.Course;
import org.gaitway.task.Disturbance;
import org.gaitway.task.Observations;
import org.gaitway.task.Randomisation;
import org.gaitway.task.TaskDefinition;
import org.junit.jupiter.api.Test;

class RawLoopTest {
  private static final int STEPS = 200;

  /** Of the shipped quadruped with stiffer servos, so of a model that is in no file. */
  private static TaskDefinition task(UnaryOperator<TaskDefinition.Builder> more) {
    TaskDefinition.Builder builder =
        TaskDefinition.named("stagger", "1")
            .model(RawLoopTest::model)
            .substeps(4)
            .episodeSteps(60)
            .observe("positions", Observations.qpos(0))
            .reward("nothing", 1, environment -> () -> 0)
            .reset((simulation, random) -> simulation.resetToKeyframe("home"));
    return more.apply(builder).build();
  }

  private static Model model() {
    ModelEdits edits = ModelEdits.NONE;
    for (String leg : new String[] {"FR", "FL", "RR", "RL"}) {
      edits = edits.withServo(leg + "_calf_joint", new PositionServo(60, 1, 40));
    }
    return Model.shipped("quadruped", edits);
  }

  /** Most by which the raw loop ends elsewhere than the task. */
  private static double difference(TaskDefinition task) throws Exception {
    try (Model model = task.model().get();
        RandomPolicyRun run = new RandomPolicyRun(task, model, 0);
        RawLoop raw = RawLoop.prepare(task, model, 1, STEPS)) {
      run.run(STEPS);
      double[] found = raw.run(1, 1).finalQpos();
      double most = 0;
      for (int i = 0; i < found.length; i++) {
        most = Math.max(most, Math.abs(found[i] - run.qpos().get(i)));
      }
      return most;
    }
  }

  @Test
  void aTaskOfAnEditedModelIsFollowedBitForBit() throws Exception {
    TaskDefinition task = task(builder -> builder);
    assertTrue(RawLoop.isExact(task));
    assertEquals(0, difference(task));
  }

  @Test
  void aTaskThatVariesItsModelAndPushesIsFollowedStepByStep() throws Exception {
    TaskDefinition task =
        task(builder -> builder.randomise(heavierTrunks()).disturb(sidewaysPushes()));
    assertFalse(RawLoop.isExact(task));
    double difference = difference(task);
    assertTrue(difference > 0 && difference < 0.05, "ends " + difference + " apart");
  }

  private static Randomisation heavierTrunks() {
    return environment -> {
      DoubleBuffer mass = environment.simulation().model().field(ModelField.BODY_MASS);
      return new Randomisation.Variation() {
        @Override
        public void draw(RandomStream random) {}

        @Override
        public void apply() {
          mass.put(1, mass.get(1) + 2);
        }
      };
    };
  }

  private static Disturbance sidewaysPushes() {
    return environment -> {
      DoubleBuffer qvel = environment.simulation().qvel();
      return new Course() {
        @Override
        public void begin(RandomStream random) {}

        @Override
        public void beforeStep(RandomStream random) {
          if (random.nextInt(20) == 0) {
            qvel.put(1, random.uniform(-1, 1));
          }
        }
      };
    };
  }
}

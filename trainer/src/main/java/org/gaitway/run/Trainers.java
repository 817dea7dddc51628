package org.gaitway.run;

import org.gaitway.baseline.CemTrainer;
import org.gaitway.ppo.SegmentTrainer;
import org.gaitway.ppo.Trainer;
import org.gaitway.ppo.TrainingSettings;
import org.gaitway.task.TaskDefinition;

/** Makes the trainer that the settings ask for. */
public final class Trainers {
  private Trainers() {}

  /** A trainer at the beginning of its run, which the caller closes. */
  public static Trainer create(TrainingSettings settings, TaskDefinition definition) {
    return switch (settings.algorithm().name()) {
      case PPO, TRPO, A2C, A2C_TRUST_REGION, VANILLA -> new SegmentTrainer(settings, definition);
      case CEM -> new CemTrainer(settings, definition);
    };
  }
}

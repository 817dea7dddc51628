package org.gaitway.run;

import org.gaitway.baseline.CemTrainer;
import org.gaitway.ppo.SegmentTrainer;
import org.gaitway.ppo.Trainer;
import org.gaitway.ppo.TrainingSettings;
import org.gaitway.rollout.EpisodeObservers;
import org.gaitway.task.TaskDefinition;

/** Makes the trainer that the settings ask for. */
public final class Trainers {
  private Trainers() {}

  /** A trainer at the beginning of its run, which the caller closes. */
  public static Trainer create(TrainingSettings settings, TaskDefinition definition) {
    return create(settings, definition, EpisodeObservers.NONE);
  }

  /** The same, with its episodes observed. */
  public static Trainer create(
      TrainingSettings settings, TaskDefinition definition, EpisodeObservers observers) {
    return switch (settings.algorithm().name()) {
      case PPO, TRPO, A2C, A2C_TRUST_REGION, VANILLA ->
          new SegmentTrainer(settings, definition, observers);
      case CEM -> new CemTrainer(settings, definition, observers);
    };
  }
}

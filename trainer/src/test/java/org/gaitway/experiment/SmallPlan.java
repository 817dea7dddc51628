package org.gaitway.experiment;

import java.time.Instant;
import org.gaitway.config.ConfigBinder;
import org.gaitway.run.Provenance;

/** A plan of eight runs that take a fraction of a second each. */
final class SmallPlan {
  static final String YAML =
      """
      description: Two tasks, two settings, two seeds.
      steps: 4096
      tasks: [inverted-pendulum, reacher]
      seeds: [1, 2]
      overrides: [run.checkpoint-every=1024, run.envs=4, ppo.horizon=256, ppo.epochs=2]
      settings:
        narrow: [ppo.surrogate.clip-range=0.1]
        wide: [ppo.surrogate.clip-range=0.3]
      published:
        Somebody:
          metric: last-100
          returns: {inverted-pendulum: 1234.5}
      """;

  static final Provenance PROVENANCE =
      new Provenance("default", "test", "test", "test", Instant.EPOCH);

  private SmallPlan() {}

  static Plan plan() {
    return of(YAML);
  }

  static Plan of(String yaml) {
    return ConfigBinder.bindText(Plan.empty("small"), "small.yaml", yaml);
  }
}

package org.gaitway.run;

import java.time.Instant;
import java.util.Locale;
import org.gaitway.ppo.TrainingSettings;

/**
 * Where a run comes from, as kept with what it writes.
 *
 * @param preset what the settings started from, such as {@code default}
 * @param gaitway version of Gaitway
 * @param mujoco version of MuJoCo
 * @param java version of the Java runtime
 * @param created when the run was begun
 */
public record Provenance(
    String preset, String gaitway, String mujoco, String java, Instant created) {

  /** The same with the preset that a resumed run began with. */
  Provenance withPreset(String original) {
    return new Provenance(original, gaitway, mujoco, java, created);
  }

  /** As comment lines of a YAML file. */
  String comment() {
    return String.format(
        Locale.ROOT,
        "# Effective configuration of a training run; 'gaitway train --config' reads it back.%n"
            + "# preset %s, gaitway %s, MuJoCo %s, Java %s, %s%n",
        preset,
        gaitway,
        mujoco,
        java,
        created);
  }

  /** What was run, in a few words. */
  String title(TrainingSettings settings) {
    return settings.algorithm().name() + ", preset " + preset + ", seed " + settings.run().seed();
  }
}

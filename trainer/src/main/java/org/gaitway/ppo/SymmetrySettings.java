package org.gaitway.ppo;

import org.gaitway.config.Setting;

/** Learning from mirror images, for tasks that are the same left and right. */
public record SymmetrySettings(
    @Setting(
            value =
                "Whether half of the samples of each minibatch are replaced by their mirror images,"
                    + " so that a policy learns left and right at once",
            source = "rsl_rl: false; where true, it doubles the minibatch instead")
        boolean mirror) {}

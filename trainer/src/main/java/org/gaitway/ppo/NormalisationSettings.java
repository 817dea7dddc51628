package org.gaitway.ppo;

import org.gaitway.config.Setting;

/** Running normalisation of what the learner sees. */
public record NormalisationSettings(
    @Setting(
            value = "Whether observations get mean 0 and deviation 1",
            source = "OpenAI Baselines VecNormalize: true; PPO paper: not said")
        boolean observations,
    @Setting(
            value = "Whether rewards are divided by the deviation of the discounted return",
            source = "OpenAI Baselines VecNormalize: true; PPO paper: not said")
        boolean rewards) {}

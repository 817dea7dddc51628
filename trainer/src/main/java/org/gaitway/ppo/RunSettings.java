package org.gaitway.ppo;

import org.gaitway.config.Setting;
import org.gaitway.rollout.FaultResponse;

/** How much to train, with what seed, and on how many threads. */
public record RunSettings(
    @Setting(value = "Seed of all randomness") long seed,
    @Setting(value = "Control steps in all", source = "PPO paper: 1,000,000", min = 1) long steps,
    @Setting(value = "Environments that are simulated", source = "PPO paper: 1", min = 1) int envs,
    @Setting(value = "Worker threads; 0 for one per core. Changes no result", min = 0) int threads,
    @Setting(value = "Control steps between checkpoints; 0 for none but the last", min = 0)
        long checkpointEvery,
    @Setting("What to do about a number that is not finite: reset the environment, or stop the run")
        FaultResponse onFault) {

  /** Checks the ranges. */
  public RunSettings {
    if (steps < 1) {
      throw new IllegalArgumentException("steps must be at least 1, was " + steps);
    }
    if (envs < 1 || envs > 65_536) {
      throw new IllegalArgumentException("envs must be in [1, 65536], was " + envs);
    }
    if (threads < 0 || threads > 1024) {
      throw new IllegalArgumentException("threads must be in [0, 1024], was " + threads);
    }
    if (checkpointEvery < 0) {
      throw new IllegalArgumentException(
          "checkpointEvery must not be negative, was " + checkpointEvery);
    }
  }

  /** The same on another number of threads, which changes no result. */
  RunSettings withThreads(int count) {
    return new RunSettings(seed, steps, envs, count, checkpointEvery, onFault);
  }

  /** The same with another response to a fault, which changes no result up to the first. */
  RunSettings withOnFault(FaultResponse response) {
    return new RunSettings(seed, steps, envs, threads, checkpointEvery, response);
  }

  /** The number of threads to start. */
  public int effectiveThreads() {
    return threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
  }
}

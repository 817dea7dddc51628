package org.gaitway.rollout;

import org.gaitway.checkpoint.Checkpoint;
import org.gaitway.random.RandomStream;
import org.gaitway.sim.SimState;
import org.gaitway.task.Environment;
import org.gaitway.task.TaskMemory;

/**
 * How an environment came into its present state: by a reset or by a step. MuJoCo's integration
 * state does not hold derived quantities, which terms may read; they come back exactly only by
 * taking that reset or step again.
 *
 * @param episodeStep control steps since the reset; 0 for the reset itself
 * @param random the environment's random stream before the reset; empty for a step
 * @param before the state before the step; null for a reset
 * @param memory the environment's memory before it
 * @param control the step's controls (nu); empty for a reset
 */
public record StateOrigin(
    int episodeStep, long[] random, SimState before, TaskMemory.Saved memory, double[] control) {

  /** A reset that draws from a stream in this state. */
  public static StateOrigin reset(long[] random, TaskMemory.Saved memory) {
    return new StateOrigin(0, random, null, memory, new double[0]);
  }

  /** The reset that an environment is about to make. */
  public static StateOrigin resetOf(Environment environment) {
    return reset(environment.random().save(), environment.saveMemory());
  }

  /** Step number {@code episodeStep} of an episode, from 1. */
  public static StateOrigin step(
      int episodeStep, SimState before, TaskMemory.Saved memory, double[] control) {
    return new StateOrigin(episodeStep, new long[0], before, memory, control);
  }

  /** Whether a reset gave the state, rather than a step. */
  public boolean isReset() {
    return episodeStep == 0;
  }

  /**
   * Brings an environment into the state; a reset leaves its random stream as it did then.
   *
   * @throws IllegalArgumentException if it is of another model, another number of controls, or an
   *     environment that remembers other things
   */
  public void recreate(Environment environment) {
    if (isReset()) {
      environment.random().restore(random);
      environment.restoreMemory(memory);
      environment.reset();
    } else {
      if (control.length != environment.actionSize()) {
        throw new IllegalArgumentException(
            String.format(
                "a step with %d controls cannot be taken with %d",
                control.length, environment.actionSize()));
      }
      environment.restoreMemory(memory);
      environment.simulation().restore(before);
      environment.beginEpisode(episodeStep - 1);
      environment.step(control);
    }
  }

  /** Adds the fields of {@link #read}. */
  public void put(Checkpoint checkpoint, String prefix) {
    checkpoint.put(prefix + "steps", episodeStep);
    if (!memory.isEmpty()) {
      checkpoint.put(prefix + "memory", memory.toLongs());
    }
    if (isReset()) {
      checkpoint.put(prefix + "reset-random", random);
    } else {
      checkpoint.put(prefix + "state", before.toBytes()).put(prefix + "control", control);
    }
  }

  /**
   * Reads what {@link #put} added.
   *
   * @throws org.gaitway.checkpoint.CheckpointException if a field is missing
   * @throws IllegalArgumentException if the state in it is damaged
   */
  public static StateOrigin read(Checkpoint checkpoint, String prefix) {
    int steps = Math.toIntExact(checkpoint.aLong(prefix + "steps"));
    TaskMemory.Saved memory =
        checkpoint.has(prefix + "memory")
            ? TaskMemory.Saved.of(checkpoint.longs(prefix + "memory"))
            : TaskMemory.Saved.NONE;
    return steps == 0
        ? reset(checkpoint.longs(prefix + "reset-random", RandomStream.STATE_SIZE), memory)
        : step(
            steps,
            SimState.fromBytes(checkpoint.bytes(prefix + "state")),
            memory,
            checkpoint.doubles(prefix + "control"));
  }
}

package org.gaitway.ppo;

import java.util.Optional;
import java.util.function.Supplier;
import org.gaitway.checkpoint.Checkpoint;
import org.gaitway.nn.Parameters;
import org.gaitway.nn.Rows;
import org.gaitway.rollout.Actor;
import org.gaitway.rollout.NetworkActor;

/**
 * Holds a policy and a value function and improves them from collected data. All learners agree
 * within rounding; they differ in where they compute. One thread at a time.
 */
public interface Learner extends AutoCloseable {
  /**
   * One update: all epochs of minibatches.
   *
   * @param progress fraction of the run that is over, in [0, 1], for schedules
   * @throws org.gaitway.task.FaultException if a loss or a gradient is not finite, naming network,
   *     epoch and minibatch; the learner is then of no more use
   */
  UpdateStatistics update(Batch batch, double progress);

  /** Values of the first {@code count} rows of what the value function sees into {@code out}. */
  void values(Rows privileged, int count, float[] out);

  /** The policy: network and log standard deviations. Changed by {@link #update} alone. */
  Parameters policy();

  /** Makes what gives the means of actions during a segment, one for each thread. */
  default Supplier<Actor> actors() {
    return () -> new NetworkActor(policy().shape());
  }

  /** What the robot is to run: the student, if there is one; otherwise {@link #policy()} alone. */
  default Optional<StudentEncoder> student() {
    return Optional.empty();
  }

  /** Whether some networks learn no more, so that their inputs must stay normalised alike. */
  default boolean settled() {
    return false;
  }

  /** Saves everything that the next update depends on. */
  void save(Checkpoint checkpoint);

  /** Goes on from a saved state of a learner with the same settings. */
  void restore(Checkpoint checkpoint);

  @Override
  void close();
}

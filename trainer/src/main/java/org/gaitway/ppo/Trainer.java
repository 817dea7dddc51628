package org.gaitway.ppo;

import org.gaitway.checkpoint.Checkpoint;
import org.gaitway.checkpoint.CheckpointException;

/**
 * A training run, whatever the algorithm. Call {@link #advance()} while {@link #finished()} is
 * false. One thread at a time; it uses its own workers.
 */
public interface Trainer extends AutoCloseable {
  /** Whether the run has taken all its steps. */
  boolean finished();

  /**
   * One round: collect, learn, report.
   *
   * @throws org.gaitway.rollout.RolloutFaultException if a number in an environment is not finite
   *     and the run is not to go on; {@link #save} then saves the state before this round
   * @throws org.gaitway.task.FaultException if one elsewhere is not; the trainer is then of no more
   *     use
   */
  UpdateReport advance();

  /** Control steps so far. */
  long steps();

  /** Saves everything that the rest of the run depends on, as of the end of the last round. */
  Checkpoint save();

  /**
   * Goes on from a saved run of the same settings; the rest is then bit-identical to that of a run
   * that never stopped.
   *
   * @throws CheckpointException if it was saved with another task or model, or other sizes, saying
   *     what was expected and found; the trainer is then of no more use
   */
  void restore(Checkpoint checkpoint);

  /** What has been learned so far; a view that {@link #advance()} changes. */
  TrainedPolicy policy();

  /** The settings of the run. */
  TrainingSettings settings();

  @Override
  void close();
}

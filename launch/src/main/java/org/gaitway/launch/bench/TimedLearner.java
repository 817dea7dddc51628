package org.gaitway.launch.bench;

import org.gaitway.checkpoint.Checkpoint;
import org.gaitway.ppo.Batch;
import org.gaitway.ppo.Learner;

/**
 * Times the same update again and again: every time from the learner's start, with the same samples
 * in the same order.
 */
final class TimedLearner implements AutoCloseable {

  private final String figure;
  private final Learner learner;
  private final Batch batch;
  private final Checkpoint start;

  /**
   * Takes a learner over, which is closed with this.
   *
   * @param figure name of its time among the figures, after the workload's
   * @param learner as it was made
   * @param batch what it learns from
   */
  TimedLearner(String figure, Learner learner, Batch batch) {
    this.figure = figure;
    this.learner = learner;
    this.batch = batch;
    this.start = saved();
  }

  private Checkpoint saved() {
    Checkpoint checkpoint = new Checkpoint();
    learner.save(checkpoint);
    return checkpoint;
  }

  /** Name of its time among the figures. */
  String figure() {
    return figure;
  }

  /** One update from the start; its wall time [s], that of going back to the start excluded. */
  double seconds() {
    learner.restore(start);
    long begin = System.nanoTime();
    learner.update(batch, 0);
    return (System.nanoTime() - begin) / 1e9;
  }

  /** Where every update starts. */
  LearnerState start(LearnerWorkload workload) {
    return LearnerState.of(start, workload);
  }

  /** Where the last update ended. */
  LearnerState end(LearnerWorkload workload) {
    return LearnerState.of(saved(), workload);
  }

  @Override
  public void close() {
    learner.close();
  }
}

package org.gaitway.ppo.cuda;

import org.gaitway.nn.Rows;
import org.gaitway.ppo.Batch;
import org.gaitway.random.RandomStream;

/** Samples to check learners on: every number from the standard normal distribution. */
final class RandomSamples implements AutoCloseable {
  private final int size;
  private final Rows observations;
  private final Rows privileged;
  private final Rows actions;
  private final float[] advantages;
  private final float[] values;
  private final float[] returns;

  RandomSamples(int size, int observationSize, int privilegedSize, int actionSize, long seed) {
    RandomStream random = new RandomStream(seed, 1);
    this.size = size;
    this.observations = rows(observationSize, random);
    this.privileged = rows(privilegedSize, random);
    this.actions = rows(actionSize, random);
    this.advantages = gaussians(size, random);
    this.values = gaussians(size, random);
    this.returns = gaussians(size, random);
  }

  private Rows rows(int columns, RandomStream random) {
    Rows rows = new Rows(size, columns);
    for (int row = 0; row < size; row++) {
      rows.put(row, gaussians(columns, random));
    }
    return rows;
  }

  private static float[] gaussians(int count, RandomStream random) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.gaussian();
    }
    return values;
  }

  int size() {
    return size;
  }

  Rows privileged() {
    return privileged;
  }

  /** The advantages themselves, to be spoilt. */
  float[] advantages() {
    return advantages;
  }

  Batch batch() {
    return new Batch(observations, privileged, actions, advantages, values, returns);
  }

  @Override
  public void close() {
    observations.close();
    privileged.close();
    actions.close();
  }
}

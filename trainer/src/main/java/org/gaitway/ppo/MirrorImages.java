package org.gaitway.ppo;

import org.gaitway.nn.Rows;
import org.gaitway.nn.Sharing;
import org.gaitway.task.Environment;
import org.gaitway.task.Reflection;
import org.gaitway.task.Symmetry;

/**
 * Adds its mirror image to each sample of a batch (Mittal et al. 2024, "Symmetry considerations for
 * learning task symmetric robot policies"). An image has the advantage and the return of its
 * original, and the probability with which the original's action was drawn, since that is how the
 * image's came about: it is a sample of the mirrored old policy, and the ratio pi(image) / pi_old
 * (original) weighs it rightly for the present one. The ratio begins at 1 as far as the policy
 * itself is symmetric; images whose action the policy would hardly take count little. One thread at
 * a time.
 */
final class MirrorImages implements AutoCloseable {
  private static final int BLOCK_ROWS = 1024;

  private final Reflection observation;
  private final Reflection privileged;
  private final Reflection action;
  private final int originals;
  private final Sharing sharing;
  private final Rows observations;
  private final Rows privilegedRows;
  private final Rows actions;
  private final float[] advantages;
  private final float[] values;
  private final float[] returns;

  /**
   * Makes room for batches.
   *
   * @param observation of what the policy sees
   * @param privileged of what the value function sees; the same object if that is the same
   * @param action of what the policy gives
   * @param originals samples in a batch
   * @param sharing of the reflecting
   */
  MirrorImages(
      Reflection observation,
      Reflection privileged,
      Reflection action,
      int originals,
      Sharing sharing) {
    this.observation = observation;
    this.privileged = privileged;
    this.action = action;
    this.originals = originals;
    this.sharing = sharing;
    int size = Math.multiplyExact(2, originals);
    this.observations = new Rows(size, observation.size());
    this.privilegedRows =
        privileged == observation ? observations : new Rows(size, privileged.size());
    this.actions = new Rows(size, action.size());
    this.advantages = new float[size];
    this.values = new float[size];
    this.returns = new float[size];
  }

  /**
   * Those of a task.
   *
   * @param environment any of the task
   * @param sharing of the reflecting
   * @throws IllegalArgumentException if the symmetry does not fit the task
   */
  static MirrorImages of(
      Symmetry symmetry, Environment environment, int originals, Sharing sharing) {
    Reflection observation = symmetry.observation(environment);
    return new MirrorImages(
        observation,
        environment.privilegedSize() == 0 ? observation : symmetry.privileged(environment),
        symmetry.action(environment),
        originals,
        sharing);
  }

  /** What the policy sees. */
  Reflection observation() {
    return observation;
  }

  /** What the value function sees. */
  Reflection privileged() {
    return privileged;
  }

  /** What the policy gives. */
  Reflection action() {
    return action;
  }

  /**
   * The batch with its images, in this object's own arrays, which the next call changes.
   *
   * @param learner gives the images' values
   */
  Batch add(Batch batch, Learner learner) {
    extend(batch.observations(), observation, observations);
    if (privilegedRows != observations) {
      extend(batch.privileged(), privileged, privilegedRows);
    }
    extend(batch.actions(), action, actions);
    repeat(batch.advantages(), advantages);
    repeat(batch.returns(), returns);
    learner.values(privilegedRows, 2 * originals, values);
    return new Batch(observations, privilegedRows, actions, advantages, values, returns, originals);
  }

  private void extend(Rows from, Reflection reflection, Rows to) {
    int blocks = (originals + BLOCK_ROWS - 1) / BLOCK_ROWS;
    sharing.share(
        blocks,
        block -> {
          int first = block * BLOCK_ROWS;
          extend(from, reflection, to, first, Math.min(first + BLOCK_ROWS, originals));
        });
  }

  private void extend(Rows from, Reflection reflection, Rows to, int first, int end) {
    float[] row = new float[reflection.size()];
    float[] image = new float[reflection.size()];
    for (int i = first; i < end; i++) {
      from.get(i, row);
      reflection.apply(row, image);
      to.put(i, row);
      to.put(originals + i, image);
    }
  }

  private void repeat(float[] from, float[] to) {
    System.arraycopy(from, 0, to, 0, originals);
    System.arraycopy(from, 0, to, originals, originals);
  }

  @Override
  public void close() {
    observations.close();
    if (privilegedRows != observations) {
      privilegedRows.close();
    }
    actions.close();
  }
}

package org.gaitway.ppo;

import java.nio.FloatBuffer;
import java.util.List;
import org.gaitway.nn.Encoder;
import org.gaitway.nn.MlpPass;
import org.gaitway.nn.Rows;
import org.gaitway.nn.Sharing;

/**
 * PPO's update of a policy that teacher and student share, pi(a | o, z): where the teacher acted, z
 * is what its encoder tells of the privileged observation, and the encoder learns with the policy;
 * where the student acted, z is what the student's tells, which is taken as it is (Wang et al.
 * 2024, arXiv 2405.10830). One thread at a time, besides those it shares large minibatches with.
 */
final class SharedPolicyUpdate implements AutoCloseable {
  private final int minibatch;
  private final int horizon;
  private final int environments;
  private final Roles roles;
  private final int[] present;
  private final LearningRate rate;
  private final PolicyLoss loss;
  private final TrainedParameters policy;
  private final TrainedParameters teacher;
  private final Encoder teacherEncoder;
  private final Encoder studentEncoder;
  private final MlpPass pass;
  private final Rows toldMinibatch;
  private final Rows toldGradient;
  private final Rows privileged;
  private final int[] rows;
  private Rows told;

  /**
   * Makes an update of policy and teacher, which stay the caller's to close.
   *
   * @param studentEncoder is not changed; stays the caller's as well
   * @param present which observed values the policy takes
   */
  SharedPolicyUpdate(
      TrainingSettings settings,
      Roles roles,
      int[] present,
      TrainedParameters policy,
      TrainedParameters teacher,
      Encoder studentEncoder,
      Sharing sharing) {
    this.minibatch = settings.ppo().minibatch();
    this.horizon = settings.ppo().horizon();
    this.environments = settings.run().envs();
    this.roles = roles;
    this.present = present;
    this.policy = policy;
    this.teacher = teacher;
    this.studentEncoder = studentEncoder;
    this.rate = LearningRate.ofPolicy(settings.ppo());
    this.loss = new PolicyLoss(settings.ppo(), policy.parameters().extraSize(), rate);
    int inputs = policy.parameters().shape().inputs();
    int most = Math.max(minibatch, horizon);
    this.teacherEncoder = new Encoder(teacher.parameters(), most, true, sharing);
    this.pass = new MlpPass(policy.parameters().shape(), minibatch, true, sharing);
    this.toldMinibatch = new Rows(minibatch, inputs);
    this.toldGradient = new Rows(minibatch, inputs);
    this.privileged = new Rows(minibatch, teacher.parameters().shape().inputs());
    this.rows = new int[minibatch];
    this.told = new Rows(0, inputs);
  }

  /**
   * Runs the epochs, until they are over or the loss wants no more.
   *
   * @param batch of whole segments, environment by environment; images behind, in the same order
   * @param order the samples of each epoch
   * @param progress fraction of the run that is over, in [0, 1]
   * @throws org.gaitway.task.FaultException if the loss or the norm of a gradient is not finite
   */
  void run(Batch batch, int[][] order, double progress) {
    rate.begin(progress);
    tell(batch);
    Batch toldBatch =
        new Batch(
            told,
            batch.privileged(),
            batch.actions(),
            batch.advantages(),
            batch.values(),
            batch.returns(),
            batch.originals());
    loss.begin(toldBatch, policy.parameters(), pass, progress);
    boolean goOn = true;
    for (int epoch = 0; epoch < order.length && goOn; epoch++) {
      goOn = epoch(batch, order[epoch]);
    }
    if (loss.surrogate().followsKl()) {
      tell(batch); // As the encoders are now.
    }
    loss.end(policy.parameters(), pass);
  }

  /** What the policy's network takes of each sample, with the encoders as they are. */
  private void tell(Batch batch) {
    if (told.capacity() != batch.size()) {
      told.close();
      told = new Rows(batch.size(), policy.parameters().shape().inputs());
    }
    for (int first = 0; first < batch.size(); first += horizon) {
      boolean teaches = teaches(first);
      Encoder encoder = teaches ? teacherEncoder : studentEncoder;
      encoder.forward(teaches ? batch.privileged() : batch.observations(), first, horizon);
      for (int i = 0; i < horizon; i++) {
        ToldRows.putPresent(batch.observations(), first + i, present, told, first + i);
        ToldRows.putLatent(encoder.latents(), i, present.length, told, first + i);
      }
    }
  }

  private boolean teaches(int row) {
    return roles.teaches(row / horizon % environments);
  }

  private boolean epoch(Batch batch, int[] order) {
    loss.beginEpoch();
    double norms = 0;
    int steps = 0;
    for (int start = 0; start < order.length; start += minibatch) {
      int n = Math.min(minibatch, order.length - start);
      norms += step(batch, n, teachersFirst(order, start, n));
      steps++;
    }
    return loss.endEpoch(norms / steps);
  }

  /** Takes up the rows of a minibatch; how many of them, the first, are the teacher's. */
  private int teachersFirst(int[] order, int start, int n) {
    int taught = 0;
    for (int i = start; i < start + n; i++) {
      if (teaches(order[i])) {
        rows[taught++] = order[i];
      }
    }
    int at = taught;
    for (int i = start; i < start + n; i++) {
      if (!teaches(order[i])) {
        rows[at++] = order[i];
      }
    }
    return taught;
  }

  private double step(Batch batch, int n, int taught) {
    told.gather(rows, n, toldMinibatch);
    if (taught > 0) {
      batch.privileged().gather(rows, taught, privileged);
      teacherEncoder.forward(privileged, 0, taught);
      for (int i = 0; i < taught; i++) {
        ToldRows.putLatent(teacherEncoder.latents(), i, present.length, toldMinibatch, i);
      }
    }
    pass.forward(policy.parameters(), toldMinibatch, 0, n);
    policy.requireFinite(
        "its loss", loss.differentiate(policy.parameters(), pass, rows, n, policy.gradient()));
    pass.backward(policy.parameters(), policy.gradient(), toldMinibatch, n);
    if (taught > 0) {
      differentiateTeacher(taught);
    }
    double norm = policy.step(rate.current());
    if (taught > 0) {
      teacher.step(rate.current());
    }
    return norm;
  }

  private void differentiateTeacher(int taught) {
    pass.inputGradient(policy.parameters(), taught, toldGradient);
    FloatBuffer from = toldGradient.block().buffer();
    Rows latents = teacherEncoder.latentGradients();
    for (int i = 0; i < taught; i++) {
      latents
          .block()
          .buffer()
          .put(
              i * latents.stride(),
              from,
              i * toldGradient.stride() + present.length,
              latents.columns());
    }
    teacherEncoder.backward(teacher.gradient(), privileged, taught);
  }

  /** What the epochs of the last update were like. */
  List<PolicyEpoch> epochs() {
    return loss.epochs();
  }

  /** The objective, whose coefficient belongs into a checkpoint. */
  Surrogate surrogate() {
    return loss.surrogate();
  }

  /** The step size, whose steering belongs into a checkpoint. */
  LearningRate rate() {
    return rate;
  }

  @Override
  public void close() {
    loss.close();
    teacherEncoder.close();
    pass.close();
    toldMinibatch.close();
    toldGradient.close();
    privileged.close();
    told.close();
  }
}

package org.gaitway.ppo;

import java.nio.FloatBuffer;
import org.gaitway.nn.Encoder;
import org.gaitway.nn.Parameters;
import org.gaitway.nn.Rows;
import org.gaitway.nn.Sharing;

/**
 * The student's update: what its encoder tells of the observations is brought close to what the
 * teacher's tells of the privileged ones, in half the squared distance |z_student - z_teacher|^2 /
 * 2 of all samples, whoever acted. One thread at a time, besides those it shares large minibatches
 * with.
 */
final class StudentRegression implements AutoCloseable {
  private final int minibatch;
  private final double rate;
  private final TrainedParameters student;
  private final Encoder teacherEncoder;
  private final Encoder studentEncoder;
  private final Rows observations;
  private final Rows goals;
  private final int[] rows;
  private Rows targets;

  /**
   * Makes an update of the student, which stays the caller's to close.
   *
   * @param teacher is not changed; stays the caller's as well
   */
  StudentRegression(
      TrainingSettings settings, Parameters teacher, TrainedParameters student, Sharing sharing) {
    this.minibatch = settings.ppo().minibatch();
    this.rate = settings.teacher().studentLearningRate();
    this.student = student;
    int most = Math.max(minibatch, settings.ppo().horizon());
    int latent = teacher.shape().outputs();
    this.teacherEncoder = new Encoder(teacher, minibatch, false, sharing);
    this.studentEncoder = new Encoder(student.parameters(), most, true, sharing);
    this.observations = new Rows(minibatch, student.parameters().shape().inputs());
    this.goals = new Rows(minibatch, latent);
    this.rows = new int[minibatch];
    this.targets = new Rows(0, latent);
  }

  /** The student's encoder, with room for the steps of a segment. */
  Encoder studentEncoder() {
    return studentEncoder;
  }

  /**
   * Runs the epochs.
   *
   * @param order the samples of each
   * @return mean loss over the last epoch, each sample as it was when its minibatch came up
   * @throws org.gaitway.task.FaultException if the loss or the norm of a gradient is not finite
   */
  double run(Batch batch, int[][] order) {
    findTargets(batch);
    double mean = 0;
    for (int[] epoch : order) {
      double sum = 0;
      for (int start = 0; start < epoch.length; start += minibatch) {
        int n = Math.min(minibatch, epoch.length - start);
        System.arraycopy(epoch, start, rows, 0, n);
        sum += student.requireFinite("its loss", step(batch, n));
      }
      mean = sum / epoch.length;
    }
    return mean;
  }

  private void findTargets(Batch batch) {
    if (targets.capacity() != batch.size()) {
      targets.close();
      targets = new Rows(batch.size(), goals.columns());
    }
    for (int start = 0; start < batch.size(); start += minibatch) {
      int n = Math.min(minibatch, batch.size() - start);
      teacherEncoder.forward(batch.privileged(), start, n);
      targets.put(start, teacherEncoder.latents(), n);
    }
  }

  /** The sum of the samples' losses before the step. */
  private double step(Batch batch, int n) {
    batch.observations().gather(rows, n, observations);
    targets.gather(rows, n, goals);
    studentEncoder.forward(observations, 0, n);
    FloatBuffer found = studentEncoder.latents().block().buffer();
    FloatBuffer wanted = goals.block().buffer();
    FloatBuffer gradient = studentEncoder.latentGradients().block().buffer();
    int stride = goals.stride();
    double sum = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i * stride; j < i * stride + goals.columns(); j++) {
        float error = found.get(j) - wanted.get(j);
        sum += 0.5 * error * error;
        gradient.put(j, error / n);
      }
    }
    studentEncoder.backward(student.gradient(), observations, n);
    student.step(rate);
    return sum;
  }

  @Override
  public void close() {
    teacherEncoder.close();
    studentEncoder.close();
    observations.close();
    goals.close();
    targets.close();
  }
}

package org.gaitway.ppo;

import java.util.List;
import java.util.function.Function;
import org.gaitway.nn.Adam;
import org.gaitway.nn.MlpPass;
import org.gaitway.nn.Parameters;
import org.gaitway.nn.Rows;
import org.gaitway.nn.Sharing;
import org.gaitway.task.FaultException;

/**
 * Epochs of gradient steps on one network: minibatch by minibatch a forward pass, the losses'
 * gradients, a backward pass and a step of Adam. Buffers are made once. One thread at a time.
 */
final class NetworkUpdate implements AutoCloseable {
  private final String name;
  private final int minibatch;
  private final double gradientLimit;
  private final Parameters parameters;
  private final Parameters gradients;
  private final Adam adam;
  private final LearningRate rate;
  private final Function<Batch, Rows> input;
  private final Loss[] losses;
  private final MlpPass pass;
  private final Rows inputs;
  private final int[] rows;

  /**
   * Makes an update of {@code parameters}, which like {@code adam} stay the caller's to close.
   *
   * @param name of the network, for messages
   * @param input what of a batch the network takes
   * @param sharing of large minibatches
   */
  NetworkUpdate(
      String name,
      PpoSettings settings,
      Parameters parameters,
      Adam adam,
      LearningRate rate,
      Function<Batch, Rows> input,
      List<? extends Loss> losses,
      Sharing sharing) {
    this.name = name;
    this.minibatch = settings.minibatch();
    this.gradientLimit = settings.gradientLimit();
    this.parameters = parameters;
    this.adam = adam;
    this.rate = rate;
    this.input = input;
    this.losses = losses.toArray(Loss[]::new);
    this.gradients = new Parameters(parameters.shape(), parameters.extraSize());
    this.pass = new MlpPass(parameters.shape(), minibatch, true, sharing);
    this.inputs = new Rows(minibatch, parameters.shape().inputs());
    this.rows = new int[minibatch];
  }

  /**
   * Runs the epochs, until they are over or a loss wants no more.
   *
   * @param order the samples of each epoch, in order
   * @param progress fraction of the run that is over, in [0, 1]
   * @throws FaultException if a loss or the norm of a gradient is not finite; the step was not
   *     taken
   */
  void run(Batch batch, int[][] order, double progress) {
    rate.begin(progress);
    for (Loss loss : losses) {
      loss.begin(batch, parameters, pass, progress);
    }
    boolean goOn = true;
    for (int epoch = 0; epoch < order.length && goOn; epoch++) {
      goOn = epoch(batch, order[epoch], epoch);
    }
    for (Loss loss : losses) {
      loss.end(parameters, pass);
    }
  }

  private boolean epoch(Batch batch, int[] order, int epoch) {
    for (Loss loss : losses) {
      loss.beginEpoch();
    }
    double norms = 0;
    int steps = 0;
    for (int start = 0; start < order.length; start += minibatch) {
      int n = Math.min(minibatch, order.length - start);
      System.arraycopy(order, start, rows, 0, n);
      steps++;
      norms +=
          requireFinite("the norm of its gradient", step(batch, n, epoch, steps), epoch, steps);
    }
    boolean goOn = true;
    for (Loss loss : losses) {
      goOn &= loss.endEpoch(norms / steps);
    }
    return goOn;
  }

  private double step(Batch batch, int n, int epoch, int number) {
    input.apply(batch).gather(rows, n, inputs);
    pass.forward(parameters, inputs, 0, n);
    for (Loss loss : losses) {
      double mean = loss.differentiate(parameters, pass, rows, n, gradients);
      requireFinite("its loss", mean, epoch, number);
    }
    pass.backward(parameters, gradients, inputs, n);
    return adam.step(parameters.block(), gradients.block(), rate.current(), gradientLimit);
  }

  private double requireFinite(String what, double value, int epoch, int number) {
    if (Double.isFinite(value)) {
      return value;
    }
    throw new FaultException(
        String.format(
            "%s network: %s is %s in epoch %d, minibatch %d",
            name, what, value, epoch + 1, number));
  }

  /** One column of the network's outputs for the first {@code count} inputs. */
  void outputs(Rows of, int count, int column, float[] out) {
    int stride = pass.output().stride();
    for (int start = 0; start < count; start += minibatch) {
      int n = Math.min(minibatch, count - start);
      pass.forward(parameters, of, start, n);
      for (int i = 0; i < n; i++) {
        out[start + i] = pass.output().block().buffer().get(i * stride + column);
      }
    }
  }

  @Override
  public void close() {
    for (Loss loss : losses) {
      loss.close();
    }
    gradients.close();
    pass.close();
    inputs.close();
  }
}

package org.gaitway.nn;

import java.util.Arrays;
import org.gaitway.policy.Activation;
import org.gaitway.random.RandomStream;

/**
 * A multilayer perceptron in plain loops of double precision, which the kernels are compared with.
 * Its parameters are a flat array of the layout that {@link Parameters} promises: per layer the
 * weights (inputs x outputs, rows padded to 16) and the bias (padded), then the free parameters.
 */
public final class PlainMlp {
  private static final int LANES = 16;

  private final MlpShape shape;

  /** A network of this layout. */
  public PlainMlp(MlpShape shape) {
    this.shape = shape;
  }

  /** The parameters in double precision. */
  public static double[] widened(Parameters parameters) {
    float[] block = parameters.block().toArray();
    double[] theta = new double[block.length];
    Arrays.setAll(theta, i -> block[i]);
    return theta;
  }

  /** Fills weights, biases and free parameters, not the padding, so that outputs are around 1. */
  public static void fill(Parameters parameters, int extra, RandomStream random) {
    MlpShape shape = parameters.shape();
    float[] block = new float[parameters.block().length()];
    boolean[] used = new PlainMlp(shape).used(block.length, extra);
    for (int l = 0, at = 0; l < shape.layers(); l++) {
      double scale = 1 / Math.sqrt(shape.inputs(l));
      int end = at + (shape.inputs(l) + 1) * padded(shape.outputs(l));
      for (; at < end; at++) {
        block[at] = used[at] ? (float) (scale * random.gaussian()) : 0;
      }
    }
    for (int i = 0; i < extra; i++) {
      block[parameters.extraOffset() + i] = (float) (0.3 * random.gaussian());
    }
    parameters.block().set(block);
  }

  /** Which entries of a block of {@code length} are parameters; the others are padding. */
  public boolean[] used(int length, int extra) {
    boolean[] used = new boolean[length];
    int at = 0;
    for (int l = 0; l < shape.layers(); l++) {
      for (int row = 0; row <= shape.inputs(l); row++) { // The bias is one row more.
        Arrays.fill(used, at, at + shape.outputs(l), true);
        at += padded(shape.outputs(l));
      }
    }
    Arrays.fill(used, at, at + extra, true);
    return used;
  }

  /** The output for one input. */
  public double[] forward(double[] theta, double[] input) {
    double[][] activations = activations(theta, input);
    return activations[shape.layers()];
  }

  /** The input and the output of each layer, after its activation. */
  private double[][] activations(double[] theta, double[] input) {
    double[][] x = new double[shape.layers() + 1][];
    x[0] = input;
    for (int l = 0; l < shape.layers(); l++) {
      x[l + 1] = affine(theta, l, x[l]);
      for (int o = 0; o < x[l + 1].length; o++) {
        x[l + 1][o] = apply(shape.activation(l), x[l + 1][o]);
      }
    }
    return x;
  }

  /** A layer before its activation. */
  private double[] affine(double[] theta, int layer, double[] x) {
    int at = 0;
    for (int l = 0; l < layer; l++) {
      at += (shape.inputs(l) + 1) * padded(shape.outputs(l));
    }
    int stride = padded(shape.outputs(layer));
    double[] y = new double[shape.outputs(layer)];
    for (int o = 0; o < y.length; o++) {
      y[o] = theta[at + shape.inputs(layer) * stride + o];
      for (int i = 0; i < x.length; i++) {
        y[o] += x[i] * theta[at + i * stride + o];
      }
    }
    return y;
  }

  /**
   * How near to 0, where some activations have a kink, a hidden unit comes before its activation.
   */
  public double distanceFromKinks(double[] theta, double[] input) {
    double[][] x = activations(theta, input);
    double least = Double.POSITIVE_INFINITY;
    for (int l = 0; l < shape.layers() - 1; l++) {
      for (double y : affine(theta, l, x[l])) {
        least = Math.min(least, Math.abs(y));
      }
    }
    return least;
  }

  /**
   * Adds to {@code gradient} that of an objective with respect to the parameters.
   *
   * @param outputGradient of the objective with respect to the output for this input
   */
  public void backward(double[] theta, double[] input, double[] outputGradient, double[] gradient) {
    double[][] x = activations(theta, input);
    double[] dy = outputGradient;
    int end = 0;
    for (int l = 0; l < shape.layers(); l++) {
      end += (shape.inputs(l) + 1) * padded(shape.outputs(l));
    }
    for (int l = shape.layers() - 1; l >= 0; l--) {
      int stride = padded(shape.outputs(l));
      end -= (shape.inputs(l) + 1) * stride;
      double[] dx = new double[shape.inputs(l)];
      for (int o = 0; o < shape.outputs(l); o++) {
        double d = dy[o] * slope(shape.activation(l), x[l + 1][o]);
        gradient[end + shape.inputs(l) * stride + o] += d;
        for (int i = 0; i < shape.inputs(l); i++) {
          gradient[end + i * stride + o] += x[l][i] * d;
          dx[i] += theta[end + i * stride + o] * d;
        }
      }
      dy = dx;
    }
  }

  private static double apply(Activation activation, double x) {
    return switch (activation) {
      case IDENTITY -> x;
      case TANH -> Math.tanh(x);
      case RELU -> Math.max(x, 0);
      case ELU -> x > 0 ? x : Math.expm1(x);
      default -> throw new IllegalArgumentException("no " + activation + " here");
    };
  }

  /** f'(x) for y = f(x). */
  private static double slope(Activation activation, double y) {
    return switch (activation) {
      case IDENTITY -> 1;
      case TANH -> 1 - y * y;
      case RELU -> y > 0 ? 1 : 0;
      case ELU -> y > 0 ? 1 : y + 1;
      default -> throw new IllegalArgumentException("no " + activation + " here");
    };
  }

  private static int padded(int n) {
    return (n + LANES - 1) / LANES * LANES;
  }
}

package org.gaitway.nn;

import java.nio.FloatBuffer;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.gaitway.random.RandomStream;

/**
 * The weights of one network in one block of native memory: per layer the weights (inputs x
 * outputs, rows padded) and then the bias; after the layers, {@code extra} free parameters such as
 * a log standard deviation. Gradients use a block of the same layout.
 *
 * <p>Read by any number of threads while nobody writes.
 */
public final class Parameters implements AutoCloseable {
  private final MlpShape shape;
  private final int extra;
  private final int[] weightOffsets;
  private final int[] biasOffsets;
  private final int extraOffset;
  private final NativeFloats block;

  /** Allocates zeros for a network and {@code extra} free parameters. */
  public Parameters(MlpShape shape, int extra) {
    this.shape = shape;
    this.extra = extra;
    this.weightOffsets = new int[shape.layers()];
    this.biasOffsets = new int[shape.layers()];
    int offset = 0;
    for (int l = 0; l < shape.layers(); l++) {
      weightOffsets[l] = offset;
      offset += shape.inputs(l) * Kernels.padded(shape.outputs(l));
      biasOffsets[l] = offset;
      offset += Kernels.padded(shape.outputs(l));
    }
    this.extraOffset = offset;
    this.block = new NativeFloats(offset + Kernels.padded(extra));
  }

  /**
   * Orthogonal initialisation (Saxe et al. 2014), biases zero, as in OpenAI Baselines' ppo2.
   *
   * @param hiddenGain gain of the hidden layers
   * @param outputGain gain of each output of the last layer
   */
  public void initialiseOrthogonal(
      double hiddenGain, IntToDoubleFunction outputGain, RandomStream random) {
    FloatBuffer values = block.buffer();
    for (int l = 0; l < shape.layers(); l++) {
      boolean last = l == shape.layers() - 1;
      double[][] matrix = Orthogonal.matrix(shape.inputs(l), shape.outputs(l), random);
      int stride = Kernels.padded(shape.outputs(l));
      for (int i = 0; i < shape.inputs(l); i++) {
        for (int j = 0; j < shape.outputs(l); j++) {
          double gain = last ? outputGain.applyAsDouble(j) : hiddenGain;
          values.put(weightOffsets[l] + i * stride + j, (float) (gain * matrix[i][j]));
        }
      }
    }
  }

  /**
   * Weights and biases uniform within -/+ 1 / sqrt(inputs), as PyTorch's linear layers have them.
   */
  public void initialiseUniform(RandomStream random) {
    for (int l = 0; l < shape.layers(); l++) {
      double bound = 1 / Math.sqrt(shape.inputs(l));
      int stride = Kernels.padded(shape.outputs(l));
      // The bias follows the weights as one more row.
      for (int i = 0; i <= shape.inputs(l); i++) {
        for (int j = 0; j < shape.outputs(l); j++) {
          float value = (float) random.uniform(-bound, bound);
          block.buffer().put(weightOffsets[l] + i * stride + j, value);
        }
      }
    }
  }

  /** Adds those of another network of this layout, but for the free ones. */
  void addNetwork(Parameters other) {
    Kernels.columnSums(other.block.address(0), extraOffset, 1, extraOffset, block.address(0), true);
  }

  /** Weights of a layer as a policy file has them: outputs x inputs, row-major, no padding. */
  public float[] weights(int layer) {
    int inputs = shape.inputs(layer);
    int outputs = shape.outputs(layer);
    int stride = Kernels.padded(outputs);
    float[] weights = new float[outputs * inputs];
    for (int o = 0; o < outputs; o++) {
      for (int i = 0; i < inputs; i++) {
        weights[o * inputs + i] = block.buffer().get(weightOffsets[layer] + i * stride + o);
      }
    }
    return weights;
  }

  /** Bias of a layer (outputs). */
  public float[] bias(int layer) {
    float[] bias = new float[shape.outputs(layer)];
    block.buffer().get(biasOffsets[layer], bias);
    return bias;
  }

  /** The free parameters. */
  public float[] extra() {
    float[] values = new float[extra];
    block.buffer().get(extraOffset, values);
    return values;
  }

  /** Sets every free parameter to one value. */
  public void fillExtra(float value) {
    for (int i = 0; i < extra; i++) {
      block.buffer().put(extraOffset + i, value);
    }
  }

  /** The network's layout. */
  public MlpShape shape() {
    return shape;
  }

  /** All parameters, padding included. */
  public NativeFloats block() {
    return block;
  }

  /** Number of free parameters. */
  public int extraSize() {
    return extra;
  }

  /** Index of the first free parameter in {@link #block()}. */
  public int extraOffset() {
    return extraOffset;
  }

  /** Where weights and biases are in {@link #block()}, in order: not padding, not the free ones. */
  public int[] networkIndices() {
    return IntStream.range(0, shape.layers()).flatMap(this::layerIndices).toArray();
  }

  private IntStream layerIndices(int l) {
    int stride = Kernels.padded(shape.outputs(l));
    // The bias follows the weights as one more row.
    return IntStream.rangeClosed(0, shape.inputs(l))
        .map(row -> weightOffsets[l] + row * stride)
        .flatMap(start -> IntStream.range(start, start + shape.outputs(l)));
  }

  /** Index of a layer's first weight in {@link #block()}. */
  public int weightOffset(int layer) {
    return weightOffsets[layer];
  }

  /** Index of a layer's first bias in {@link #block()}. */
  public int biasOffset(int layer) {
    return biasOffsets[layer];
  }

  /** Floats from one row of a layer's weights to the next. */
  public int stride(int layer) {
    return Kernels.padded(shape.outputs(layer));
  }

  long weightAddress(int layer) {
    return block.address(weightOffsets[layer]);
  }

  long biasAddress(int layer) {
    return block.address(biasOffsets[layer]);
  }

  long extraAddress() {
    return block.address(extraOffset);
  }

  @Override
  public void close() {
    block.close();
  }
}

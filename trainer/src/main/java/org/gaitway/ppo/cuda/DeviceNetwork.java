package org.gaitway.ppo.cuda;

import java.util.ArrayList;
import java.util.List;
import org.gaitway.checkpoint.Checkpoint;
import org.gaitway.nn.MlpShape;
import org.gaitway.nn.Parameters;
import org.gaitway.nn.Rows;
import org.gaitway.policy.Activation;

/**
 * A network on a device: parameters, their gradients and Adam's moments in the layout of {@link
 * Parameters}, and the outputs of every layer for up to {@code capacity} rows. All work goes into
 * one queue.
 *
 * <p>With X_l the input of layer l, Y_l = X_l W_l + b_l and X_(l+1) = f(Y_l), the chain rule gives
 * dY_l = dX_(l+1) f'(Y_l), dW_l = X_l' dY_l, db_l = sum of rows of dY_l, dX_l = dY_l W_l'.
 */
final class DeviceNetwork implements AutoCloseable {
  /** Enough to keep every multiprocessor busy, few enough for a short second pass. */
  private static final int SUM_BLOCKS = 256;

  private static final int LAYER_THREADS = 256;
  private static final int QUADS_PER_BLOCK = 32;
  private static final int FORWARD_ROWS_PER_THREAD = 4;
  private static final int ADAM_THREADS = 256;

  private final String prefix;
  private final Parameters host;
  private final MlpShape shape;
  private final DeviceQueue queue;
  private final int capacity;
  private final Mirror parameters;
  private final Mirror firstMoment;
  private final Mirror secondMoment;
  private final DeviceMemory gradients;
  private final DeviceMemory columnSums;
  private final DeviceMemory squares;
  private final List<DeviceMemory> outputs = new ArrayList<>();
  private final List<DeviceMemory> outputGradients = new ArrayList<>();

  /**
   * Takes over parameters, and copies them to the device.
   *
   * @param name in checkpoints and messages
   */
  DeviceNetwork(Device device, DeviceQueue queue, String name, Parameters host, int capacity) {
    this.prefix = "learner." + name + ".";
    this.host = host;
    this.shape = host.shape();
    this.queue = queue;
    this.capacity = capacity;
    int length = host.block().length();
    this.parameters = Mirror.ofFloats(device, length);
    this.firstMoment = Mirror.ofFloats(device, length);
    this.secondMoment = Mirror.ofFloats(device, length);
    this.gradients = device.allocate((long) length * Float.BYTES);
    this.squares = device.allocate((long) SUM_BLOCKS * Double.BYTES);
    int widest = 0;
    for (int l = 0; l < shape.layers(); l++) {
      long bytes = (long) capacity * host.stride(l) * Float.BYTES;
      outputs.add(device.allocate(bytes));
      outputGradients.add(device.allocate(bytes));
      widest = Math.max(widest, host.stride(l));
    }
    this.columnSums = device.allocate((long) SUM_BLOCKS * widest * Float.BYTES);
    uploadParameters();
  }

  /** Outputs for the first {@code n} rows at {@code input}, which are as wide as {@link Rows}. */
  void forward(long input, int n) {
    checkRows(n);
    for (int l = 0; l < shape.layers(); l++) {
      queue.multiply(layerInput(l, input, n), weights(parameters.address(), l, true), output(l, n));
      Grid grid = layerGrid(l, n, FORWARD_ROWS_PER_THREAD * threadsY(l));
      queue.launch(
          Kernel.ADD_BIAS_AND_ACTIVATE,
          grid,
          code(l),
          outputs.get(l).address(),
          parameters.address() + bytes(host.biasOffset(l)),
          host.stride(l),
          n,
          FORWARD_ROWS_PER_THREAD * threadsY(l));
    }
  }

  /**
   * Gradients of all weights and biases, from those of the outputs that the losses left. Free
   * parameters have theirs already.
   */
  void backward(long input, int n) {
    checkRows(n);
    for (int l = shape.layers() - 1; l >= 0; l--) {
      activateBackward(l, n);
      Matrix dy = new Matrix(outputGradients.get(l).address(), n, host.stride(l), host.stride(l));
      queue.multiply(
          layerInput(l, input, n).transpose(), dy, weights(gradients.address(), l, true));
      if (l > 0) {
        Matrix narrow = new Matrix(dy.address(), n, shape.outputs(l), dy.stride());
        Matrix dx =
            new Matrix(
                outputGradients.get(l - 1).address(), n, shape.inputs(l), host.stride(l - 1));
        queue.multiply(narrow, weights(parameters.address(), l, false).transpose(), dx);
      }
    }
  }

  private void activateBackward(int l, int n) {
    int threadsY = threadsY(l);
    int perBlock = (n + SUM_BLOCKS - 1) / SUM_BLOCKS;
    int rowsPerBlock = (perBlock + threadsY - 1) / threadsY * threadsY;
    Grid grid = layerGrid(l, n, rowsPerBlock);
    queue.launch(
        Kernel.ACTIVATE_BACKWARD,
        grid,
        code(l),
        outputs.get(l).address(),
        outputGradients.get(l).address(),
        columnSums.address(),
        host.stride(l),
        n,
        rowsPerBlock);
    queue.launch(
        Kernel.SUM_ROWS,
        new Grid((host.stride(l) + 31) / 32, 1, 32, 8),
        columnSums.address(),
        grid.blocksX(),
        host.stride(l),
        gradients.address() + bytes(host.biasOffset(l)));
  }

  /** A step of Adam, with what the state says. */
  void step(DeviceState state, double gradientLimit, double epsilon) {
    int length = host.block().length();
    int blocks = Math.min(SUM_BLOCKS, Grid.covering(length, ADAM_THREADS).blocksX());
    queue.launch(
        Kernel.SQUARE_GRADIENT,
        Grid.of(blocks, ADAM_THREADS),
        gradients.address(),
        length,
        squares.address());
    queue.launch(
        Kernel.PREPARE_STEP,
        Grid.of(1, SUM_BLOCKS),
        squares.address(),
        blocks,
        gradientLimit,
        state.address());
    queue.launch(
        Kernel.ADAM,
        Grid.covering(length, ADAM_THREADS),
        parameters.address(),
        gradients.address(),
        firstMoment.address(),
        secondMoment.address(),
        length,
        (float) epsilon,
        state.address());
  }

  private Matrix layerInput(int l, long input, int n) {
    return l == 0
        ? new Matrix(input, n, shape.inputs(), inputStride())
        : new Matrix(outputs.get(l - 1).address(), n, shape.inputs(l), host.stride(l - 1));
  }

  private Matrix output(int l, int n) {
    return new Matrix(outputs.get(l).address(), n, host.stride(l), host.stride(l));
  }

  private Matrix weights(long block, int l, boolean padded) {
    int columns = padded ? host.stride(l) : shape.outputs(l);
    return new Matrix(
        block + bytes(host.weightOffset(l)), shape.inputs(l), columns, host.stride(l));
  }

  private int threadsX(int l) {
    return Math.min(host.stride(l) / 4, QUADS_PER_BLOCK);
  }

  private int threadsY(int l) {
    return LAYER_THREADS / threadsX(l);
  }

  private Grid layerGrid(int l, int n, int rowsPerBlock) {
    int x = threadsX(l);
    int blocksY = (host.stride(l) / 4 + x - 1) / x;
    return new Grid((n + rowsPerBlock - 1) / rowsPerBlock, blocksY, x, threadsY(l));
  }

  private void checkRows(int n) {
    if (n < 1 || n > capacity) {
      throw new IllegalArgumentException("rows must be in [1, " + capacity + "], was " + n);
    }
  }

  /** The activation's number in {@code layers.cu}. */
  private int code(int l) {
    Activation activation = shape.activation(l);
    return switch (activation) {
      case IDENTITY -> 0;
      case TANH -> 1;
      case RELU -> 2;
      case ELU -> 3;
      default -> throw new IllegalStateException("no kernel for " + activation);
    };
  }

  private static long bytes(long floats) {
    return floats * Float.BYTES;
  }

  /** The last layer's outputs (rows x {@link #outputStride}). */
  long output() {
    return outputs.get(shape.layers() - 1).address();
  }

  /** Where a loss leaves its gradient; same layout, and padding stays 0. */
  long outputGradient() {
    return outputGradients.get(shape.layers() - 1).address();
  }

  int outputStride() {
    return host.stride(shape.layers() - 1);
  }

  /** Floats from one row of inputs to the next. */
  int inputStride() {
    return Rows.stride(shape.inputs());
  }

  /** The free parameters. */
  long extra() {
    return parameters.address() + bytes(host.extraOffset());
  }

  /** Their gradients. */
  long extraGradient() {
    return gradients.address() + bytes(host.extraOffset());
  }

  /** The host's copy: as of the last update whose end was awaited and taken. */
  Parameters host() {
    return host;
  }

  int capacity() {
    return capacity;
  }

  DeviceQueue queue() {
    return queue;
  }

  /** Begins to copy the parameters to the host. */
  void downloadParameters() {
    parameters.download(queue);
  }

  /** Takes what was downloaded, after the queue was awaited. */
  void takeParameters() {
    host.block().buffer().put(0, parameters.floats(), 0, host.block().length());
  }

  private void uploadParameters() {
    parameters.floats().put(0, host.block().buffer(), 0, host.block().length());
    parameters.upload(queue);
    queue.await();
  }

  void save(Checkpoint checkpoint, long steps) {
    firstMoment.download(queue);
    secondMoment.download(queue);
    queue.await();
    checkpoint
        .put(prefix + "parameters", host.block().toArray())
        .put(prefix + "first-moment", array(firstMoment))
        .put(prefix + "second-moment", array(secondMoment))
        .put(prefix + "adam-steps", steps);
  }

  private float[] array(Mirror mirror) {
    float[] values = new float[host.block().length()];
    mirror.floats().get(0, values);
    return values;
  }

  /** Goes on from a saved state, and returns the steps that Adam has taken. */
  long restore(Checkpoint checkpoint) {
    int length = host.block().length();
    host.block().set(checkpoint.floats(prefix + "parameters", length));
    firstMoment.floats().put(0, checkpoint.floats(prefix + "first-moment", length));
    secondMoment.floats().put(0, checkpoint.floats(prefix + "second-moment", length));
    firstMoment.upload(queue);
    secondMoment.upload(queue);
    uploadParameters();
    return checkpoint.aLong(prefix + "adam-steps");
  }

  @Override
  public void close() {
    parameters.close();
    firstMoment.close();
    secondMoment.close();
    gradients.close();
    columnSums.close();
    squares.close();
    outputs.forEach(DeviceMemory::close);
    outputGradients.forEach(DeviceMemory::close);
    host.close();
  }
}

package org.gaitway.ppo.cuda;

import java.util.ArrayList;
import java.util.List;
import org.gaitway.nn.Rows;
import org.gaitway.rollout.Workers;

/** Values of observations that the host has, outside of updates. */
final class ValueInference implements AutoCloseable {
  private static final int THREADS = 256;

  private final Device device;
  private final DeviceNetwork network;
  private final int column;
  private final Workers workers;
  private Mirror inputs;
  private Mirror outputs;
  private int capacity;

  /** Of a network that stays the caller's, in one of whose columns the value is. */
  ValueInference(Device device, DeviceNetwork network, int column, Workers workers) {
    this.device = device;
    this.network = network;
    this.column = column;
    this.workers = workers;
  }

  /** Values of the first {@code count} rows into {@code out}. */
  void compute(Rows observations, int count, float[] out) {
    if (count == 0) {
      return;
    }
    reserve(count);
    int stride = network.inputStride();
    if (observations.stride() != stride) {
      throw new IllegalArgumentException(
          "expected rows of " + stride + " floats, found " + observations);
    }
    List<Runnable> pieces = new ArrayList<>();
    DeviceBatch.stage(observations.block(), count * stride, inputs, pieces);
    workers.run(pieces);
    long rowBytes = (long) stride * Float.BYTES;
    inputs.upload(network.queue(), 0, count * rowBytes);
    for (int start = 0; start < count; start += network.capacity()) {
      int n = Math.min(network.capacity(), count - start);
      network.forward(inputs.address() + start * rowBytes, n);
      network
          .queue()
          .launch(
              Kernel.TAKE_COLUMN,
              Grid.covering(n, THREADS),
              network.output(),
              network.outputStride(),
              column,
              n,
              outputs.address() + (long) start * Float.BYTES);
    }
    outputs.download(network.queue(), (long) count * Float.BYTES);
    network.queue().await();
    outputs.floats().get(0, out, 0, count);
  }

  private void reserve(int count) {
    if (count > capacity) {
      release();
      capacity = count;
      inputs = Mirror.ofFloats(device, (long) count * network.inputStride());
      outputs = Mirror.ofFloats(device, count);
    }
  }

  private void release() {
    if (inputs != null) {
      inputs.close();
      outputs.close();
    }
  }

  @Override
  public void close() {
    release();
  }
}

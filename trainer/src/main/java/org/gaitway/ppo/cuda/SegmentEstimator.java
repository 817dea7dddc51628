package org.gaitway.ppo.cuda;

import java.util.ArrayList;
import java.util.List;
import org.gaitway.nn.Rows;
import org.gaitway.rollout.RolloutBuffer;
import org.gaitway.rollout.Workers;

/**
 * Values and advantages of a segment on the device. The segment's own observations go to where the
 * update wants them; those after its end and after time-outs, which no update sees, to one more
 * matrix: first the next of each environment, then the last of every episode that was cut.
 */
final class SegmentEstimator implements AutoCloseable {
  private static final int THREADS = 256;
  private static final int FEW_THREADS = 64;
  private static final byte TERMINATED = 1;
  private static final byte TRUNCATED = 2;

  private final Device device;
  private final DeviceNetwork network;
  private final DeviceQueue queue;
  private final int column;
  private final Workers workers;
  private Mirror rewards;
  private Mirror ends;
  private Mirror finalStart;
  private int rows;
  private int environments;
  private Mirror extraInputs;
  private DeviceMemory extraValues;
  private int extraCapacity;

  /** With a network that stays the caller's, in one of whose columns the value is. */
  SegmentEstimator(Device device, DeviceNetwork network, int column, Workers workers) {
    this.device = device;
    this.network = network;
    this.queue = network.queue();
    this.column = column;
    this.workers = workers;
  }

  /** Estimates into the data's own values, advantages and returns, and waits. */
  void estimate(
      DeviceBatch data, RolloutBuffer buffer, float[] learned, double gamma, double lambda) {
    int finals = 0;
    for (int e = 0; e < buffer.environments(); e++) {
      finals += buffer.finalCount(e);
    }
    reserve(buffer, buffer.environments() + finals);
    data.loadPrivileged(buffer.privileged(), queue, workers);
    stageExtra(buffer);
    stageEnds(buffer, learned);
    evaluate(data.privileged(), buffer.size(), data.values());
    evaluate(extraInputs.address(), buffer.environments() + finals, extraValues.address());
    queue.launch(
        Kernel.ESTIMATE_ADVANTAGES,
        Grid.covering(buffer.environments(), FEW_THREADS),
        rewards.address(),
        data.values(),
        extraValues.address(),
        ends.address(),
        extraValues.address() + (long) buffer.environments() * Float.BYTES,
        finalStart.address(),
        buffer.environments(),
        buffer.horizon(),
        gamma,
        lambda,
        data.advantages(),
        data.returns());
    data.downloadEstimates(queue);
    queue.await();
  }

  private void stageExtra(RolloutBuffer buffer) {
    int stride = network.inputStride();
    List<Runnable> pieces = new ArrayList<>();
    int count = buffer.environments() * stride;
    DeviceBatch.stage(buffer.nextPrivileged().block(), count, extraInputs, pieces);
    workers.run(pieces);
    int row = buffer.environments();
    for (int e = 0; e < buffer.environments(); e++) {
      finalStart.ints().put(e, row - buffer.environments());
      Rows last = buffer.finalPrivileged(e);
      int floats = buffer.finalCount(e) * stride;
      extraInputs.floats().put(row * stride, last.block().buffer(), 0, floats);
      row += buffer.finalCount(e);
    }
    finalStart.ints().put(buffer.environments(), row - buffer.environments());
    extraInputs.upload(queue, 0, (long) row * stride * Float.BYTES);
    finalStart.upload(queue);
  }

  private void stageEnds(RolloutBuffer buffer, float[] learned) {
    for (int row = 0; row < buffer.size(); row++) {
      byte end = buffer.terminated()[row] ? TERMINATED : buffer.truncated()[row] ? TRUNCATED : 0;
      ends.bytes().put(row, end);
    }
    ends.upload(queue);
    rewards.floats().put(0, learned);
    rewards.upload(queue);
  }

  private void evaluate(long inputs, int count, long values) {
    int rowBytes = network.inputStride() * Float.BYTES;
    for (int start = 0; start < count; start += network.capacity()) {
      int n = Math.min(network.capacity(), count - start);
      network.forward(inputs + (long) start * rowBytes, n);
      queue.launch(
          Kernel.TAKE_COLUMN,
          Grid.covering(n, THREADS),
          network.output(),
          network.outputStride(),
          column,
          n,
          values + (long) start * Float.BYTES);
    }
  }

  private void reserve(RolloutBuffer buffer, int extra) {
    if (buffer.size() != rows || buffer.environments() != environments) {
      closeAll(rewards, ends, finalStart);
      rows = buffer.size();
      environments = buffer.environments();
      rewards = Mirror.ofFloats(device, rows);
      ends = new Mirror(device, rows, Byte.BYTES);
      finalStart = Mirror.ofInts(device, environments + 1);
    }
    if (extra > extraCapacity) {
      closeAll(extraInputs, extraValues);
      // Half as many again: the number of time-outs differs from segment to segment.
      extraCapacity = extra + extra / 2;
      extraInputs = Mirror.ofFloats(device, (long) extraCapacity * network.inputStride());
      extraValues = device.allocate((long) extraCapacity * Float.BYTES);
    }
  }

  private static void closeAll(Mirror... mirrors) {
    for (Mirror mirror : mirrors) {
      if (mirror != null) {
        mirror.close();
      }
    }
  }

  private static void closeAll(Mirror mirror, DeviceMemory memory) {
    if (mirror != null) {
      mirror.close();
      memory.close();
    }
  }

  @Override
  public void close() {
    closeAll(rewards, ends, finalStart);
    closeAll(extraInputs, extraValues);
  }
}

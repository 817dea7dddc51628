package org.gaitway.sim;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * Everything that the next steps of a simulation depend on (MuJoCo's {@code mjSTATE_INTEGRATION}):
 * time, positions, velocities, activations, controls, applied forces, plugin state and the warm
 * start of the solver. Restored and stepped again on the same MuJoCo version and architecture, it
 * gives bit-identical results. Immutable.
 */
public final class SimState {
  private static final int MAGIC = 0x47575331; // "GWS1"
  private static final int HASH_BYTES = 64;
  private static final int HEADER_BYTES = 2 * Integer.BYTES + HASH_BYTES;

  private final String modelSha256;
  private final double[] values;

  SimState(String modelSha256, double[] values) {
    this.modelSha256 = modelSha256;
    this.values = values;
  }

  /** Hash of the model that the state belongs to. */
  public String modelSha256() {
    return modelSha256;
  }

  /** Simulated time [s], the first number of the state. */
  public double time() {
    return values[0];
  }

  /** Number of values in the state. */
  public int size() {
    return values.length;
  }

  double[] values() {
    return values;
  }

  /** The state as bytes: magic, count, model hash, then the values, little endian. */
  public byte[] toBytes() {
    ByteBuffer bytes =
        ByteBuffer.allocate(HEADER_BYTES + values.length * Double.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(MAGIC)
            .putInt(values.length)
            .put(modelSha256.getBytes(StandardCharsets.US_ASCII));
    bytes.asDoubleBuffer().put(values);
    return bytes.array();
  }

  /**
   * Reads what {@link #toBytes()} wrote.
   *
   * @throws IllegalArgumentException if the bytes are not a whole state, saying what was expected
   */
  public static SimState fromBytes(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.length < HEADER_BYTES || in.getInt() != MAGIC) {
      throw new IllegalArgumentException("not a saved simulation state: its first bytes are foreign");
    }
    int count = in.getInt();
    long expected = HEADER_BYTES + (long) count * Double.BYTES;
    if (count < 1 || expected != bytes.length) {
      throw new IllegalArgumentException(
          "saved simulation state of " + count + " values needs " + expected + " bytes, found " + bytes.length);
    }
    byte[] hash = new byte[HASH_BYTES];
    in.get(hash);
    double[] values = new double[count];
    in.asDoubleBuffer().get(values);
    return new SimState(new String(hash, StandardCharsets.US_ASCII), values);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SimState that
        && modelSha256.equals(that.modelSha256)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Objects.hash(modelSha256, Arrays.hashCode(values));
  }
}

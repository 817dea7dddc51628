package org.gaitway.sim;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.zip.CRC32C;

/**
 * Everything that the next steps of a simulation depend on (MuJoCo's {@code mjSTATE_INTEGRATION}):
 * time, positions, velocities, activations, controls, applied forces, plugin state and the warm
 * start of the solver. Restored and stepped again on the same MuJoCo version and architecture, it
 * gives bit-identical results. Immutable.
 */
public final class SimState {
  private static final int MAGIC = 0x31535747; // "GWS1" in a file
  private static final int HASH_BYTES = 64;
  private static final int HEADER_BYTES = 2 * Integer.BYTES + HASH_BYTES;
  private static final int CHECKSUM_BYTES = Integer.BYTES;

  private final String modelSha256;
  private final double[] values;

  SimState(String modelSha256, double[] values) {
    this.modelSha256 = modelSha256;
    this.values = values;
  }

  /**
   * A state from its numbers, such as a log of an episode holds.
   *
   * @param model whose state it is
   * @param values in MuJoCo's order (see {@link #toArray()}); copied
   * @throws IllegalArgumentException if the model's states have another size
   */
  public static SimState of(Model model, double[] values) {
    if (values.length != model.stateSize()) {
      throw new IllegalArgumentException(
          String.format(
              "a state of %s has %d values, not %d", model, model.stateSize(), values.length));
    }
    return new SimState(model.sha256(), values.clone());
  }

  /**
   * A state of a model that is known by its hash alone, such as that of an episode's file.
   *
   * @param values in MuJoCo's order (see {@link #toArray()}), the time first; copied
   * @throws IllegalArgumentException if there are none
   */
  public static SimState of(String modelSha256, double[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("a simulation state has at least a time, not 0 values");
    }
    return new SimState(modelSha256, values.clone());
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

  /** A copy of the numbers, in MuJoCo's order ({@code mj_getState}). */
  public double[] toArray() {
    return values.clone();
  }

  /** The state's own array, in MuJoCo's order. Not to be changed. */
  double[] values() {
    return values;
  }

  /**
   * The state as bytes, little endian: the magic {@code GWS1}, the number of values (int), the
   * model's hash (64 characters), the values (double), and the CRC-32C of all before it (int).
   */
  public byte[] toBytes() {
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.toIntExact(byteSize(values.length)))
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(MAGIC)
            .putInt(values.length)
            .put(modelSha256.getBytes(StandardCharsets.US_ASCII));
    for (double value : values) {
      bytes.putDouble(value);
    }
    return bytes.putInt(checksum(bytes.array())).array();
  }

  private static long byteSize(int count) {
    return HEADER_BYTES + (long) count * Double.BYTES + CHECKSUM_BYTES;
  }

  private static int checksum(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, bytes.length - CHECKSUM_BYTES);
    return (int) crc.getValue();
  }

  /**
   * Reads what {@link #toBytes()} wrote.
   *
   * @throws IllegalArgumentException if the bytes are not a whole state, saying what was expected
   */
  public static SimState fromBytes(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.length < HEADER_BYTES || in.getInt() != MAGIC) {
      throw new IllegalArgumentException(
          "not a saved simulation state: it does not begin like one");
    }
    int count = in.getInt();
    if (count < 1 || byteSize(count) != bytes.length) {
      throw new IllegalArgumentException(
          String.format(
              "saved simulation state of %d values needs %d bytes, found %d",
              count, byteSize(count), bytes.length));
    }
    if (in.getInt(bytes.length - CHECKSUM_BYTES) != checksum(bytes)) {
      throw new IllegalArgumentException(
          "saved simulation state is corrupt: its checksum is wrong");
    }
    byte[] hash = new byte[HASH_BYTES];
    in.get(hash);
    double[] values = new double[count];
    in.asDoubleBuffer().get(values);
    return new SimState(new String(hash, StandardCharsets.US_ASCII), values);
  }

  /** Equal if of the same model and with the same values; 0 and -0 differ. */
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

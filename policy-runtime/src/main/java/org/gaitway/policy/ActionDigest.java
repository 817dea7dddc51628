package org.gaitway.policy;

/**
 * A digest of a stream of actions, by which two runs are told to have done the same, bit for bit:
 * FNV-1a over the bits of each number as a double, 0 and -0 taken for equal. Not for security. For
 * one thread at a time; allocation-free.
 */
public final class ActionDigest {
  private static final long OFFSET_BASIS = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private long value = OFFSET_BASIS;
  private long count;

  /** Adds an action. */
  public void add(float[] action) {
    for (float number : action) {
      mix(number);
    }
    count++;
  }

  /** Adds an action. */
  public void add(double[] action) {
    for (double number : action) {
      mix(number);
    }
    count++;
  }

  private void mix(double number) {
    long bits = Double.doubleToRawLongBits(number + 0.0);
    for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
      value = (value ^ (bits >>> shift & 0xff)) * PRIME;
    }
  }

  /** How many actions were added. */
  public long count() {
    return count;
  }

  /** The digest, 16 hexadecimal digits. */
  @Override
  public String toString() {
    return String.format("%016x", value);
  }
}

package org.gaitway.safety;

/**
 * The interventions of one tick, each with the joint and the values.
 *
 * <p>For one thread at a time; no method but the constructor allocates.
 */
public final class Interventions {
  private static final Intervention[] KINDS = Intervention.values();
  private static final Response[] RESPONSES = Response.values();

  private final byte[] kinds;
  private final byte[] responses;
  private final int[] indices;
  private final double[] values;
  private final double[] limits;
  private int size;
  private int left;

  /**
   * An empty list.
   *
   * @param capacity how many are kept; those beyond are counted only
   */
  public Interventions(int capacity) {
    kinds = new byte[capacity];
    responses = new byte[capacity];
    indices = new int[capacity];
    values = new double[capacity];
    limits = new double[capacity];
  }

  /** Forgets all. */
  public void clear() {
    size = 0;
    left = 0;
  }

  /**
   * Adds one.
   *
   * @param index of the joint or of the value in observation or action; -1 for none
   * @param value what was found
   * @param limit what is allowed
   */
  void add(Intervention kind, Response response, int index, double value, double limit) {
    if (size == kinds.length) {
      left++;
      return;
    }
    kinds[size] = (byte) kind.ordinal();
    responses[size] = (byte) response.ordinal();
    indices[size] = index;
    values[size] = value;
    limits[size] = limit;
    size++;
  }

  /** Takes over as many as there is room for. */
  public void copyFrom(Interventions other) {
    size = Math.min(other.size, kinds.length);
    left = other.left + other.size - size;
    System.arraycopy(other.kinds, 0, kinds, 0, size);
    System.arraycopy(other.responses, 0, responses, 0, size);
    System.arraycopy(other.indices, 0, indices, 0, size);
    System.arraycopy(other.values, 0, values, 0, size);
    System.arraycopy(other.limits, 0, limits, 0, size);
  }

  /** How many are kept at most. */
  public int capacity() {
    return kinds.length;
  }

  /**
   * Writes all of them; only as much is written as there are.
   *
   * @param codes receives 1 + {@link #capacity} numbers at {@code codes[codeAt]} and on, at most
   * @param found receives 2 x {@link #capacity} numbers at {@code found[foundAt]} and on, at most
   */
  public void pack(long[] codes, int codeAt, double[] found, int foundAt) {
    codes[codeAt] = (long) left << Integer.SIZE | size;
    for (int i = 0; i < size; i++) {
      codes[codeAt + 1 + i] =
          (long) indices[i] << Integer.SIZE | responses[i] << Byte.SIZE | kinds[i];
      found[foundAt + 2 * i] = values[i];
      found[foundAt + 2 * i + 1] = limits[i];
    }
  }

  /** Reads what {@link #pack} wrote for a list of the same capacity. */
  public void unpack(long[] codes, int codeAt, double[] found, int foundAt) {
    size = (int) codes[codeAt];
    left = (int) (codes[codeAt] >> Integer.SIZE);
    for (int i = 0; i < size; i++) {
      long code = codes[codeAt + 1 + i];
      kinds[i] = (byte) code;
      responses[i] = (byte) (code >> Byte.SIZE);
      indices[i] = (int) (code >> Integer.SIZE);
      values[i] = found[foundAt + 2 * i];
      limits[i] = found[foundAt + 2 * i + 1];
    }
  }

  /** How many there are. */
  public int size() {
    return size;
  }

  /** How many more there were than are kept. */
  public int left() {
    return left;
  }

  /** What was found. */
  public Intervention kind(int i) {
    return KINDS[kinds[i]];
  }

  /** What was done about it. */
  public Response response(int i) {
    return RESPONSES[responses[i]];
  }

  /** Index of the joint, or of the value in observation or action; -1 for none. */
  public int index(int i) {
    return indices[i];
  }

  /** The value that was found, in its own unit. */
  public double value(int i) {
    return values[i];
  }

  /** The limit that it is held against. */
  public double limit(int i) {
    return limits[i];
  }

  /** Whether one of this kind is among those kept. */
  public boolean contains(Intervention kind) {
    for (int i = 0; i < size; i++) {
      if (kinds[i] == kind.ordinal()) {
        return true;
      }
    }
    return false;
  }

  /** Whether one of this kind and index is among those kept. */
  public boolean contains(Intervention kind, int index) {
    for (int i = 0; i < size; i++) {
      if (kinds[i] == kind.ordinal() && indices[i] == index) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("[");
    for (int i = 0; i < size; i++) {
      text.append(i == 0 ? "" : ", ").append(kind(i).word());
      text.append(indices[i] < 0 ? "" : "(" + indices[i] + ")");
      text.append(' ').append(values[i]).append(" vs ").append(limits[i]);
    }
    return text.append(left > 0 ? ", and " + left + " more]" : "]").toString();
  }
}

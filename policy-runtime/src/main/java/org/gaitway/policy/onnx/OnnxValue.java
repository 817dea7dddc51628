package org.gaitway.policy.onnx;

import java.util.Objects;

/**
 * Name, element type and shape of a graph's input or output (ValueInfoProto).
 *
 * @param name name of the value
 * @param elementType ONNX's number of the element type, 0 if not stated
 * @param dims extent of each axis, {@link #UNKNOWN} where symbolic or absent; the record's own
 *     array, read only
 */
public record OnnxValue(String name, int elementType, long[] dims) {
  /** ONNX's number for 32-bit floats. */
  public static final int FLOAT = 1;

  /** ONNX's number for 32-bit integers. */
  public static final int INT32 = 6;

  /** ONNX's number for 64-bit integers. */
  public static final int INT64 = 7;

  /** The extent of an axis that the file does not fix. */
  public static final long UNKNOWN = -1;

  /** Checks that the name is there. */
  public OnnxValue {
    Objects.requireNonNull(name, "name");
  }

  /** A float value of fixed shape. */
  public static OnnxValue ofFloats(String name, long... dims) {
    return new OnnxValue(name, FLOAT, dims);
  }
}

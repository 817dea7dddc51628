package org.gaitway.policy.onnx;

import java.util.Arrays;
import java.util.Objects;

/**
 * A constant tensor (TensorProto), row-major: of floats, or of integers for the parameters of
 * operators such as Slice and Reshape. Of tensors of other element types only the name, the type
 * and the extents are kept.
 *
 * @param name name of the value, empty inside an attribute
 * @param elementType ONNX's number of the element type
 * @param dims extent of each axis; none for a scalar; the record's own array, read only
 * @param floats the elements if floats, else empty; the record's own array, read only
 * @param integers the elements if integers, else empty; the record's own array, read only
 * @param external whether the elements were in another file
 */
public record OnnxTensor(
    String name, int elementType, long[] dims, float[] floats, long[] integers, boolean external) {

  /** Checks that the elements fill the extents. */
  public OnnxTensor {
    Objects.requireNonNull(name, "name");
    if (elementType == OnnxValue.FLOAT || isInteger(elementType)) {
      int found = elementType == OnnxValue.FLOAT ? floats.length : integers.length;
      if (count(dims, found) != found) {
        throw new IllegalArgumentException(
            "tensor '" + name + "' has " + found + " elements, which do not fill its extents");
      }
    }
  }

  /** A tensor of floats. */
  public static OnnxTensor ofFloats(String name, float[] values, long... dims) {
    return new OnnxTensor(name, OnnxValue.FLOAT, dims, values, new long[0], false);
  }

  /** A tensor of integers. */
  public static OnnxTensor ofIntegers(String name, long[] values, long... dims) {
    return new OnnxTensor(name, OnnxValue.INT64, dims, new float[0], values, false);
  }

  /** Whether the elements are floats. */
  public boolean isFloat() {
    return elementType == OnnxValue.FLOAT;
  }

  /** Whether the elements are integers of a width that is kept. */
  public boolean isInteger() {
    return isInteger(elementType);
  }

  private static boolean isInteger(int elementType) {
    return elementType == OnnxValue.INT64 || elementType == OnnxValue.INT32;
  }

  /**
   * The number of elements that extents ask for.
   *
   * @param limit the most that the caller has; a larger product is not computed, so that hostile
   *     extents cannot overflow
   * @return the product of the extents, or -1 if one is negative or the product is over the limit
   */
  private static long count(long[] dims, long limit) {
    if (Arrays.stream(dims).anyMatch(dim -> dim == 0)) {
      return 0;
    }
    long product = 1;
    for (long dim : dims) {
      if (dim < 0 || product > limit / dim) {
        return -1;
      }
      product *= dim;
    }
    return product;
  }
}

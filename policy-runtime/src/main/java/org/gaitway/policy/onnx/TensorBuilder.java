package org.gaitway.policy.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Fields of TensorProto while they are gathered. The elements come as a list of numbers or as raw
 * little-endian bytes.
 */
final class TensorBuilder {
  final Numbers.Longs dims = new Numbers.Longs();
  final Numbers.Floats floats = new Numbers.Floats();
  final Numbers.Longs integers = new Numbers.Longs();
  String name = "";
  int elementType;
  byte[] raw = new byte[0];
  boolean external;

  OnnxTensor build() throws OnnxFormatException {
    if (external) {
      throw new OnnxFormatException(
          "tensor '" + name + "' keeps its elements in another file; expected them in this one");
    }
    float[] decimals = elementType == OnnxValue.FLOAT ? decimals() : new float[0];
    long[] wholes =
        switch (elementType) {
          case OnnxValue.INT64 -> wholes(Long.BYTES);
          case OnnxValue.INT32 -> wholes(Integer.BYTES);
          default -> new long[0];
        };
    try {
      return new OnnxTensor(name, elementType, dims.toArray(), decimals, wholes);
    } catch (IllegalArgumentException e) {
      throw new OnnxFormatException(e.getMessage(), e);
    }
  }

  private float[] decimals() throws OnnxFormatException {
    if (raw.length == 0) {
      return floats.toArray();
    }
    ByteBuffer bytes = rawElements(Float.BYTES);
    float[] values = new float[raw.length / Float.BYTES];
    bytes.asFloatBuffer().get(values);
    return values;
  }

  private long[] wholes(int width) throws OnnxFormatException {
    if (raw.length == 0) {
      return integers.toArray();
    }
    ByteBuffer bytes = rawElements(width);
    long[] values = new long[raw.length / width];
    for (int i = 0; i < values.length; i++) {
      values[i] = width == Long.BYTES ? bytes.getLong() : bytes.getInt();
    }
    return values;
  }

  private ByteBuffer rawElements(int width) throws OnnxFormatException {
    if (raw.length % width != 0) {
      throw new OnnxFormatException(
          "tensor '" + name + "' has " + raw.length + " bytes, not a multiple of " + width);
    }
    return ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN);
  }
}

package org.gaitway.policy.onnx;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;

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
  final Map<String, String> place = new HashMap<>();

  /**
   * @param files where elements are that are not in the model itself
   */
  OnnxTensor build(ExternalData files) throws IOException {
    if (external) {
      raw =
          files.read(place.getOrDefault("location", ""), number("offset", 0), number("length", -1));
    }
    float[] decimals = elementType == OnnxValue.FLOAT ? decimals() : new float[0];
    long[] wholes =
        switch (elementType) {
          case OnnxValue.INT64 -> wholes(Long.BYTES);
          case OnnxValue.INT32 -> wholes(Integer.BYTES);
          default -> new long[0];
        };
    try {
      return new OnnxTensor(name, elementType, dims.toArray(), decimals, wholes, external);
    } catch (IllegalArgumentException e) {
      throw new OnnxFormatException(e.getMessage(), e);
    }
  }

  private long number(String key, long otherwise) throws OnnxFormatException {
    String text = place.get(key);
    try {
      return text == null ? otherwise : Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new OnnxFormatException(
          "tensor '" + name + "': expected a number as the " + key + ", found '" + text + "'", e);
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

package org.gaitway.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.LongBinaryOperator;
import org.gaitway.policy.onnx.OnnxTensor;
import org.gaitway.policy.onnx.OnnxValue;

/**
 * Operators on constant integers: older exporters compute shapes and the limits of slices in the
 * graph. Everything is known when the graph is compiled, so nothing of it is left to run.
 */
final class IntegerNodes {
  /** Most integers in one value; shapes and limits have a few. */
  private static final int MAX_COUNT = 4096;

  private IntegerNodes() {}

  static Map<String, NodeHandler> handlers() {
    return Map.of(
        "Add", in -> combine(in, Long::sum),
        "Sub", in -> combine(in, (a, b) -> a - b),
        "Mul", in -> combine(in, (a, b) -> a * b),
        "Div", in -> combine(in, IntegerNodes::divide),
        "Gather", IntegerNodes::gather,
        "Concat", IntegerNodes::concat,
        "Unsqueeze", in -> define(in, in.required(0, "data"), 1),
        "Squeeze", in -> define(in, in.required(0, "data"), 0),
        "Identity", in -> define(in, in.required(0, "data"), rank(in, 0)),
        "Cast", IntegerNodes::cast);
  }

  private static int rank(NodeReader in, int index) {
    return in.values().rank(in.node().inputs().get(index));
  }

  private static void define(NodeReader in, long[] result, int rank) throws PolicyFormatException {
    in.require(result.length <= MAX_COUNT && rank <= 1, "expects a few integers in a row");
    in.require(rank == 1 || result.length == 1, "expects one integer, found " + result.length);
    in.require(!in.node().outputs().isEmpty(), "makes nothing");
    long[] dims = rank == 0 ? new long[0] : new long[] {result.length};
    String name = in.node().outputs().get(0);
    in.values().define(name, OnnxTensor.ofIntegers(name, result, dims));
  }

  private static void combine(NodeReader in, LongBinaryOperator operation)
      throws PolicyFormatException {
    long[] left = in.required(0, "left side");
    long[] right = in.required(1, "right side");
    int count = Math.max(left.length, right.length);
    boolean fits =
        Math.min(left.length, right.length) == 1 || left.length == right.length && count > 0;
    in.require(fits && count <= MAX_COUNT, "combines " + left.length + " and " + right.length);
    long[] result = new long[count];
    Arrays.setAll(
        result, i -> operation.applyAsLong(left[i % left.length], right[i % right.length]));
    define(in, result, Math.max(rank(in, 0), rank(in, 1)));
  }

  private static long divide(long left, long right) {
    if (right == 0) {
      throw new IllegalArgumentException("divides by 0");
    }
    return left / right;
  }

  private static void gather(NodeReader in) throws PolicyFormatException {
    long[] from = in.required(0, "data");
    long[] places = in.required(1, "indices");
    long[] taken = new long[places.length];
    for (int i = 0; i < taken.length; i++) {
      long place = places[i] < 0 ? places[i] + from.length : places[i];
      in.require(place >= 0 && place < from.length, "has no integer " + place);
      taken[i] = from[(int) place];
    }
    define(in, taken, rank(in, 1));
  }

  private static void concat(NodeReader in) throws PolicyFormatException {
    List<Long> joined = new ArrayList<>();
    for (int i = 0; i < in.node().inputs().size(); i++) {
      Arrays.stream(in.required(i, "part")).limit(MAX_COUNT + 1L).forEach(joined::add);
      in.require(joined.size() <= MAX_COUNT, "joins too many integers");
    }
    define(in, joined.stream().mapToLong(Long::longValue).toArray(), 1);
  }

  /** Between the widths of integers nothing changes; to floats the numbers become data. */
  private static void cast(NodeReader in) throws PolicyFormatException {
    long to = in.node().integer("to", 0);
    long[] data = in.required(0, "data");
    if (to == OnnxValue.FLOAT) {
      in.require(data.length == 1 || rank(in, 0) == 1, "expects a few integers in a row");
      float[] floats = new float[data.length];
      for (int i = 0; i < floats.length; i++) {
        floats[i] = data[i];
      }
      Shape shape = rank(in, 0) == 0 ? new Shape() : new Shape(floats.length);
      in.define(new GraphValues.Value(shape, floats, true));
      return;
    }
    in.require(to == OnnxValue.INT64 || to == OnnxValue.INT32, "casts to type " + to);
    define(in, data, rank(in, 0));
  }
}

package org.gaitway.policy;

import java.util.Map;
import java.util.Optional;
import org.gaitway.policy.GraphValues.Value;

/** Operators that join arrays or take parts of them. */
final class JoiningNodes {
  private JoiningNodes() {}

  static Map<String, NodeHandler> handlers() {
    return Map.of(
        "Concat", JoiningNodes::concat,
        "Split", JoiningNodes::split,
        "Slice", JoiningNodes::slice,
        "Gather", JoiningNodes::gather);
  }

  private static void concat(NodeReader in) throws PolicyFormatException {
    in.require(!in.node().inputs().isEmpty(), "has nothing to join");
    Shape first = in.shape();
    int axis = first.axis(in.node().integer("axis", 1));
    Shape joined = first.with(axis, joinedExtent(in, first, axis));
    float[] output = in.values().allocate(joined.size());
    int[] strides = joined.strides();
    boolean constant = true;
    for (int i = 0; i < in.node().inputs().size(); i++) {
      constant &= in.input(i).constant();
    }
    int start = 0;
    for (int i = 0; i < in.node().inputs().size(); i++) {
      Value part = in.input(i);
      in.values().reserve(part.shape().size());
      int[] index = part.shape().index(start, strides);
      in.values().add(new KernelStep.Scatter(index, part.data(), output), constant);
      start += part.shape().dims()[axis] * strides[axis];
    }
    in.define(new Value(joined, output, constant));
  }

  private static int joinedExtent(NodeReader in, Shape first, int axis)
      throws PolicyFormatException {
    long extent = 0;
    for (int i = 0; i < in.node().inputs().size(); i++) {
      Shape part = in.input(i).shape();
      in.require(
          part.rank() == first.rank() && part.with(axis, 1).equals(first.with(axis, 1)),
          "cannot join " + first + " and " + part);
      extent += part.dims()[axis];
    }
    return (int) Math.min(extent, Integer.MAX_VALUE);
  }

  /** The sizes of the parts are an input since opset 13, an attribute before, or all alike. */
  private static void split(NodeReader in) throws PolicyFormatException {
    Value x = in.input(0);
    int axis = x.shape().axis(in.node().integer("axis", 0));
    int extent = x.shape().dims()[axis];
    int parts = in.node().outputs().size();
    in.require(parts > 0 && parts <= extent, "cannot make " + parts + " parts of " + x.shape());
    Optional<long[]> sizes = in.integers(1, "split");
    in.require(sizes.map(s -> s.length == parts).orElse(true), "has other sizes than parts");
    // Without sizes, all parts are alike but the last, which may be smaller.
    long common = (extent + parts - 1) / parts;
    long from = 0;
    for (int i = 0; i < parts; i++) {
      long size = sizes.isPresent() ? sizes.get()[i] : Math.min(common, extent - from);
      in.require(size >= 1 && size <= extent - from, "cannot take " + size + " of " + x.shape());
      Shape shape = x.shape().with(axis, (int) size);
      int[] strides = x.shape().strides();
      in.define(i, in.gather(x, shape, shape.index((int) from * strides[axis], strides)));
      from += size;
    }
    in.require(from == extent, "leaves a part of " + x.shape());
  }

  private static void slice(NodeReader in) throws PolicyFormatException {
    Value x = in.input(0);
    Slicing slicing =
        Slicing.of(
            x.shape(),
            in.required(1, "starts"),
            in.required(2, "ends"),
            in.integers(3, "axes"),
            in.integers(4, "steps"));
    in.define(in.gather(x, slicing.shape(), slicing.index()));
  }

  /** Elements at constant places along an axis. */
  private static void gather(NodeReader in) throws PolicyFormatException {
    Value x = in.input(0);
    Shape from = x.shape();
    int axis = from.axis(in.node().integer("axis", 0));
    long[] places = in.required(1, "indices");
    in.require(places.length > 0, "takes nothing");
    boolean isList = in.values().rank(in.node().inputs().get(1)) == 1;
    in.require(isList || places.length == 1, "expects a list of indices or one index");
    Shape taken = from.with(axis, places.length);
    int[] strides = from.strides();
    int[] index = taken.index(0, strides);
    int extent = from.dims()[axis];
    for (int i = 0; i < index.length; i++) {
      int along = i / taken.strides()[axis] % places.length;
      long place = places[along] < 0 ? places[along] + extent : places[along];
      in.require(place >= 0 && place < extent, "has no element " + place + " of " + from);
      index[i] += ((int) place - along) * strides[axis];
    }
    Shape shape = isList ? taken : Reshaping.squeeze(taken, Optional.of(new long[] {axis}));
    in.define(in.gather(x, shape, index));
  }
}

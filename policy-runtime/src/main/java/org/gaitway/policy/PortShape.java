package org.gaitway.policy;

import java.util.ArrayList;
import java.util.List;
import org.gaitway.policy.onnx.OnnxValue;

/** The shape of a graph's input, with one for what its file leaves open: a policy acts for one. */
final class PortShape {
  private PortShape() {}

  /**
   * @throws IllegalArgumentException if the number of values is open, or there are several rows
   */
  static Shape of(OnnxValue port) {
    long[] dims = port.dims().clone();
    for (int i = 0; i + 1 < dims.length; i++) {
      dims[i] = dims[i] < 1 ? 1 : dims[i];
    }
    boolean fixed = dims.length > 0 && dims[dims.length - 1] >= 1;
    // A matrix of several rows is a batch; with more axes, the first may be layers or time.
    boolean single = dims.length != 2 || dims[0] == 1;
    if (!fixed || !single) {
      throw new IllegalArgumentException(
          "expected the input '"
              + port.name()
              + "' to be 1 x a fixed number of values, found "
              + describe(port.dims()));
    }
    return GraphValues.shape(dims);
  }

  /** Extents for people to read. */
  static String describe(long[] dims) {
    List<String> extents = new ArrayList<>();
    for (long dim : dims) {
      extents.add(dim < 1 ? "?" : String.valueOf(dim));
    }
    return extents.isEmpty() ? "no shape" : String.join(" x ", extents);
  }
}

package org.gaitway.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaitway.policy.onnx.OnnxTensor;

/**
 * The named values of a graph while it is compiled, and the steps that compute them. A step whose
 * inputs are all constant runs at once, and its output is constant.
 */
final class GraphValues {
  /** Most elements of all arrays together (256 MB): hostile files cannot take more. */
  private static final long MAX_ELEMENTS = 1L << 26;

  /**
   * An array of floats, with its shape.
   *
   * @param data the elements; written only by the step that computes them
   * @param constant whether the elements are known already
   */
  record Value(Shape shape, float[] data, boolean constant) {}

  private final String source;
  private final Map<String, Value> floats = new HashMap<>();
  private final Map<String, OnnxTensor> tensors = new HashMap<>();
  private final List<KernelStep> steps = new ArrayList<>();
  private long elements;

  /**
   * @param source the file, for messages
   */
  GraphValues(String source) {
    this.source = source;
  }

  /** Steps so far, in order. */
  List<KernelStep> steps() {
    return steps;
  }

  /** Makes a constant known by its name. Its elements are looked at only when it is read. */
  void define(String name, OnnxTensor tensor) throws PolicyFormatException {
    if (tensors.put(name, tensor) != null || floats.containsKey(name)) {
      throw new PolicyFormatException(source, "value '" + name + "' is there twice");
    }
  }

  /** Makes a value known by its name. */
  void define(String name, Value value) throws PolicyFormatException {
    if (tensors.containsKey(name) || floats.put(name, value) != null) {
      throw new PolicyFormatException(source, "value '" + name + "' is there twice");
    }
  }

  /** The array of floats of that name, if there is one. */
  Optional<Value> floats(String name) {
    Value value = floats.get(name);
    OnnxTensor tensor = tensors.get(name);
    if (value == null && tensor != null && tensor.isFloat()) {
      value = new Value(shape(tensor.dims()), tensor.floats(), true);
      tensors.remove(name);
      floats.put(name, value);
    }
    return Optional.ofNullable(value);
  }

  /** The constant integers of that name, if they are. */
  Optional<long[]> integers(String name) {
    return Optional.ofNullable(tensors.get(name))
        .filter(OnnxTensor::isInteger)
        .map(OnnxTensor::integers);
  }

  /** Number of axes of the constant integers of that name; 0 for a single one. */
  int rank(String name) {
    return tensors.get(name).dims().length;
  }

  /** Whether there is a value of that name, of any type. */
  boolean isDefined(String name) {
    return floats.containsKey(name) || tensors.containsKey(name);
  }

  /** A new array. */
  float[] allocate(int size) throws PolicyFormatException {
    reserve(size);
    return new float[size];
  }

  /** Counts memory that the caller is about to take. */
  void reserve(long size) throws PolicyFormatException {
    elements += size;
    if (elements > MAX_ELEMENTS) {
      throw new PolicyFormatException(
          source, "the policy needs more than " + MAX_ELEMENTS + " numbers of memory");
    }
  }

  /** Adds a step, or runs it if its inputs are constant. */
  void add(KernelStep step, boolean constant) {
    if (constant) {
      step.run();
    } else {
      steps.add(step);
    }
  }

  /**
   * @throws IllegalArgumentException if the extents cannot be handled
   */
  static Shape shape(long[] dims) {
    int[] extents = new int[dims.length];
    for (int i = 0; i < dims.length; i++) {
      extents[i] = (int) Math.max(0, Math.min(dims[i], Integer.MAX_VALUE));
    }
    return new Shape(extents);
  }
}

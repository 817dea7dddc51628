package org.gaitway.policy;

import java.util.Map;
import java.util.Set;
import org.gaitway.policy.GraphValues.Value;
import org.gaitway.policy.onnx.OnnxAttribute;

/**
 * LSTM and GRU for one step of one sequence, which is what a policy takes at a time. Reversed or
 * not is the same for one step; both directions at once, other activations than the usual ones,
 * peepholes and limits are beyond the kernel.
 */
final class RecurrentNodes {
  private static final Set<String> BEYOND =
      Set.of("activations", "activation_alpha", "activation_beta", "clip");

  private RecurrentNodes() {}

  static Map<String, NodeHandler> handlers() {
    return Map.of("LSTM", RecurrentNodes::lstm, "GRU", RecurrentNodes::gru);
  }

  private static void lstm(NodeReader in) throws PolicyFormatException {
    Cell cell = Cell.of(in, 4);
    in.require(in.node().integer("input_forget", 0) == 0, "couples its gates");
    in.require(!in.hasInput(7), "has peepholes");
    Value hidden = cell.state(in, 5);
    Value memory = cell.state(in, 6);
    float[] newHidden = in.values().allocate(cell.size);
    float[] newMemory = in.values().allocate(cell.size);
    boolean constant = cell.x.constant() && hidden.constant() && memory.constant();
    MatrixVector fromInput = cell.product(in, 1, 0);
    MatrixVector fromHidden = cell.product(in, 2, 1);
    in.values()
        .add(
            new RecurrentStep.Lstm(
                new RecurrentStep.Gates(4 * cell.size, fromInput, fromHidden),
                cell.x.data(),
                hidden.data(),
                memory.data(),
                newHidden,
                newMemory),
            constant);
    cell.define(in, newHidden, constant);
    in.define(2, new Value(new Shape(1, 1, cell.size), newMemory, constant));
  }

  private static void gru(NodeReader in) throws PolicyFormatException {
    Cell cell = Cell.of(in, 3);
    in.require(
        in.node().integer("linear_before_reset", 0) != 0,
        "resets its state before the product with its weights (linear_before_reset = 0)");
    Value hidden = cell.state(in, 5);
    float[] newHidden = in.values().allocate(cell.size);
    boolean constant = cell.x.constant() && hidden.constant();
    MatrixVector fromInput = cell.product(in, 1, 0);
    MatrixVector fromHidden = cell.product(in, 2, 1);
    in.values()
        .add(
            new RecurrentStep.Gru(
                new RecurrentStep.Gates(3 * cell.size, fromInput, fromHidden),
                cell.x.data(),
                hidden.data(),
                newHidden),
            constant);
    cell.define(in, newHidden, constant);
  }

  /**
   * What both kinds have in common.
   *
   * @param x (1 x 1 x inputs)
   * @param gates how many values each element of the state takes
   * @param size number of elements of the state
   */
  private record Cell(Value x, int gates, int size) {

    static Cell of(NodeReader in, int gates) throws PolicyFormatException {
      for (OnnxAttribute attribute : in.node().attributes()) {
        in.require(!BEYOND.contains(attribute.name()), "has its own " + attribute.name());
      }
      in.require(in.node().integer("layout", 0) == 0, "has its batch first (layout = 1)");
      Value x = in.input(0);
      boolean oneStep = x.shape().rank() == 3 && x.shape().size() == x.shape().last();
      in.require(oneStep, "expects one step of one sequence, found " + x.shape());
      Shape recurrence = in.constant(2, "matrix of weights").shape();
      in.require(recurrence.rank() == 3, "expects weights of 3 axes, found " + recurrence);
      return new Cell(x, gates, recurrence.last());
    }

    Value state(NodeReader in, int index) throws PolicyFormatException {
      Shape shape = new Shape(1, 1, size);
      if (!in.hasInput(index)) {
        return new Value(shape, in.values().allocate(size), true);
      }
      Value state = in.input(index);
      in.require(
          state.shape().equals(shape), "expects a state of " + shape + ", found " + state.shape());
      return state;
    }

    /** Of one of the two matrices, with its half of the bias. */
    MatrixVector product(NodeReader in, int index, int half) throws PolicyFormatException {
      Value w = in.constant(index, "matrix of weights");
      int inputs = index == 1 ? x.shape().last() : size;
      Shape expected = new Shape(1, gates * size, inputs);
      in.require(
          w.shape().equals(expected), "expects weights of " + expected + ", found " + w.shape());
      float[] bias = in.values().allocate(gates * size);
      if (in.hasInput(3)) {
        Value both = in.constant(3, "bias");
        in.require(both.shape().size() == 2 * bias.length, "has a bias of " + both.shape());
        System.arraycopy(both.data(), half * bias.length, bias, 0, bias.length);
      }
      return DenseNodes.product(in, new Weights(w.data(), inputs), bias);
    }

    void define(NodeReader in, float[] hidden, boolean constant) throws PolicyFormatException {
      in.define(0, new Value(new Shape(1, 1, 1, size), hidden, constant));
      in.define(1, new Value(new Shape(1, 1, size), hidden, constant));
    }
  }

  /** (outputs x inputs, row-major). */
  private record Weights(float[] data, int inputs) implements MatrixVector.Weights {
    @Override
    public float at(int i, int j) {
      return data[j * inputs + i];
    }
  }
}

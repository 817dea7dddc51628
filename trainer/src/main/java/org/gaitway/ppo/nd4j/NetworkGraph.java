package org.gaitway.ppo.nd4j;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.gaitway.nn.Parameters;
import org.gaitway.policy.Activation;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.api.OutAndGrad;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A multilayer perceptron as a graph of equations, to which losses add theirs. The last layer is in
 * heads, each with columns of its weights: a policy's means, and a value. One thread at a time.
 */
final class NetworkGraph {
  /** Name of the input (samples x observation size). */
  static final String OBSERVATIONS = "observations";

  private final SameDiff graph = SameDiff.create();
  private final DataType type;
  private final List<ParameterSlice> slices;
  private final List<SDVariable> heads = new ArrayList<>();

  /**
   * Writes down the equations.
   *
   * @param parameters for their layout; values come with {@link #load}
   * @param heads how many outputs each head has; together all that there are
   * @param type floats, or doubles to look closely
   */
  NetworkGraph(Parameters parameters, List<Integer> heads, DataType type) {
    this.type = type;
    this.slices = ParameterSlice.of(parameters, heads);
    float[] initial = parameters.block().toArray();
    slices.forEach(slice -> graph.var(slice.name(), slice.read(initial, type)));
    Activation activation = parameters.shape().activation();
    // x_(l+1) = f(x_l W_l + b_l)
    SDVariable x = matrix(OBSERVATIONS, parameters.shape().inputs());
    for (int l = 0; l < parameters.shape().layers() - 1; l++) {
      x = activate(activation, affine(x, "" + l));
    }
    for (int h = 0; h < heads.size(); h++) {
      this.heads.add(affine(x, "-" + h));
    }
  }

  private SDVariable affine(SDVariable x, String layer) {
    return x.mmul(variable("W" + layer)).add(variable("b" + layer));
  }

  private SDVariable activate(Activation activation, SDVariable x) {
    return switch (activation) {
      case TANH -> graph.math().tanh(x);
      case RELU -> graph.nn().relu(x, 0);
      case ELU -> graph.nn().elu(x);
      default -> throw new IllegalArgumentException("no network trains with " + activation);
    };
  }

  /** The graph, for more equations. */
  SameDiff equations() {
    return graph;
  }

  /** A head's outputs (samples x its size). */
  SDVariable head(int index) {
    return heads.get(index);
  }

  /** A variable by its name. */
  SDVariable variable(String name) {
    return graph.getVariable(name);
  }

  /** A placeholder (samples x {@code columns}). */
  SDVariable matrix(String name, int columns) {
    return graph.placeHolder(name, type, -1, columns);
  }

  /** A placeholder (samples). */
  SDVariable vector(String name) {
    return graph.placeHolder(name, type, -1);
  }

  /** A placeholder for one number. */
  SDVariable number(String name) {
    return graph.placeHolder(name, type);
  }

  /** A number that never changes. */
  SDVariable constant(double value) {
    return graph.constant(number(value));
  }

  /** A value for {@link #matrix(String, int)}. */
  INDArray matrix(double[][] values) {
    return Nd4j.createFromArray(values).castTo(type);
  }

  /** A value for {@link #vector(String)}. */
  INDArray vector(double[] values) {
    return Nd4j.createFromArray(values).castTo(type);
  }

  /** A value for {@link #number(String)}. */
  INDArray number(double value) {
    return Nd4j.scalar(type, value);
  }

  /** Says which variable is to be differentiated. */
  void minimise(SDVariable loss) {
    graph.setLossVariables(loss.name());
    Backend.quietly(graph::createGradFunction);
  }

  /** Values of variables. */
  Map<String, INDArray> evaluate(Map<String, INDArray> placeholders, Collection<String> names) {
    return graph.output(placeholders, List.copyOf(names));
  }

  /** Values of variables, and the loss's gradients with respect to all parameters. */
  OutAndGrad differentiate(Map<String, INDArray> placeholders, Collection<String> names) {
    return graph.calculateGradientsAndOutputs(placeholders, names, names());
  }

  /** Names of the parameters, in a fixed order. */
  List<String> names() {
    return slices.stream().map(ParameterSlice::name).toList();
  }

  /** The parameters, in the order of {@link #names()}; what is done to them counts. */
  List<INDArray> parameters() {
    return slices.stream().map(slice -> variable(slice.name()).getArr()).toList();
  }

  /** Splits a block of {@link Parameters} into matrices, in the order of {@link #names()}. */
  List<INDArray> split(float[] block) {
    return slices.stream().map(slice -> slice.read(block, type)).toList();
  }

  /** Writes such matrices into a block; its padding is left alone. */
  void join(List<INDArray> matrices, float[] block) {
    for (int i = 0; i < slices.size(); i++) {
      slices.get(i).write(matrices.get(i), block);
    }
  }

  /** Takes the parameters from a block. */
  void load(float[] block) {
    List<INDArray> present = parameters();
    List<INDArray> next = split(block);
    for (int i = 0; i < present.size(); i++) {
      present.get(i).assign(next.get(i));
    }
  }
}

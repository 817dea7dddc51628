package org.gaitway.policy;

import java.util.HashMap;
import java.util.Map;
import org.gaitway.policy.GraphValues.Value;
import org.gaitway.policy.onnx.OnnxValue;

/** Operators that work element by element: arithmetic, activations, limits, choices. */
final class ElementwiseNodes {
  /** Scale and shape of SELU, as its paper fixes them (Klambauer et al. 2017, section 2). */
  private static final float SELU_GAMMA = 1.050701f;

  private static final float SELU_ALPHA = 1.6732632f;

  private ElementwiseNodes() {}

  static Map<String, NodeHandler> handlers() {
    Map<String, NodeHandler> handlers = new HashMap<>();
    for (Arithmetic operation : Arithmetic.values()) {
      handlers.put(operation.opType(), in -> arithmetic(in, operation));
    }
    for (Unary function : Unary.values()) {
      handlers.put(function.opType(), in -> in.define(unary(in, in.input(0), function)));
    }
    for (String opType : new String[] {"Tanh", "Relu", "Sigmoid", "Softplus"}) {
      Activation function = Operators.activation(opType).orElseThrow();
      handlers.put(opType, in -> in.define(activation(in, in.input(0), function)));
    }
    handlers.put("Swish", ElementwiseNodes::swish);
    handlers.put("Mish", ElementwiseNodes::mish);
    handlers.put("Elu", in -> in.define(elu(in, in.input(0), in.node().decimal("alpha", 1))));
    handlers.put("Celu", ElementwiseNodes::celu);
    handlers.put("Selu", ElementwiseNodes::selu);
    handlers.put("LeakyRelu", ElementwiseNodes::leakyRelu);
    handlers.put("HardSigmoid", in -> in.define(hardSigmoid(in, 0.2f, 0.5f)));
    handlers.put("HardSwish", ElementwiseNodes::hardSwish);
    handlers.put("Clip", ElementwiseNodes::clip);
    handlers.put("Pow", ElementwiseNodes::pow);
    handlers.put("Where", ElementwiseNodes::where);
    handlers.put("Identity", in -> in.define(in.input(0)));
    handlers.put("Dropout", in -> in.define(in.input(0)));
    handlers.put("Cast", ElementwiseNodes::cast);
    return handlers;
  }

  private static void arithmetic(NodeReader in, Arithmetic operation) throws PolicyFormatException {
    in.require(
        in.node().inputs().size() == 2, "has " + in.node().inputs().size() + " inputs, not 2");
    in.define(in.combine(operation, in.input(0), in.input(1)));
  }

  private static Value unary(NodeReader in, Value x, Unary function) throws PolicyFormatException {
    return in.map(x, (from, to) -> new KernelStep.Apply(function, from, to));
  }

  private static Value activation(NodeReader in, Value x, Activation function)
      throws PolicyFormatException {
    return in.map(x, (from, to) -> new KernelStep.Activate(function, from, to));
  }

  private static Value elu(NodeReader in, Value x, float alpha) throws PolicyFormatException {
    return in.map(x, (from, to) -> new KernelStep.ScaledElu(alpha, from, to));
  }

  /** x sigmoid(alpha x). */
  private static void swish(NodeReader in) throws PolicyFormatException {
    Value x = in.input(0);
    float alpha = in.node().decimal("alpha", 1);
    Value scaled = in.combine(Arithmetic.MULTIPLY, x, alpha);
    Value gate = activation(in, scaled, Activation.SIGMOID);
    in.define(in.combine(Arithmetic.MULTIPLY, x, gate));
  }

  /** x tanh(softplus(x)). */
  private static void mish(NodeReader in) throws PolicyFormatException {
    Value x = in.input(0);
    Value gate = activation(in, activation(in, x, Activation.SOFTPLUS), Activation.TANH);
    in.define(in.combine(Arithmetic.MULTIPLY, x, gate));
  }

  /** alpha elu(x / alpha). */
  private static void celu(NodeReader in) throws PolicyFormatException {
    float alpha = in.node().decimal("alpha", 1);
    Value inner = elu(in, in.combine(Arithmetic.DIVIDE, in.input(0), alpha), 1);
    in.define(in.combine(Arithmetic.MULTIPLY, inner, alpha));
  }

  private static void selu(NodeReader in) throws PolicyFormatException {
    Value inner = elu(in, in.input(0), in.node().decimal("alpha", SELU_ALPHA));
    float gamma = in.node().decimal("gamma", SELU_GAMMA);
    in.define(in.combine(Arithmetic.MULTIPLY, inner, gamma));
  }

  private static void leakyRelu(NodeReader in) throws PolicyFormatException {
    float slope = in.node().decimal("alpha", 0.01f);
    in.define(in.map(in.input(0), (x, y) -> new KernelStep.LeakyRelu(slope, x, y)));
  }

  private static Value hardSigmoid(NodeReader in, float defaultAlpha, float defaultBeta)
      throws PolicyFormatException {
    float alpha = in.node().decimal("alpha", defaultAlpha);
    float beta = in.node().decimal("beta", defaultBeta);
    Value scaled = in.combine(Arithmetic.MULTIPLY, in.input(0), alpha);
    Value shifted = in.combine(Arithmetic.ADD, scaled, beta);
    return in.map(shifted, (x, y) -> new KernelStep.Clip(0, 1, x, y));
  }

  private static void hardSwish(NodeReader in) throws PolicyFormatException {
    in.define(in.combine(Arithmetic.MULTIPLY, in.input(0), hardSigmoid(in, 1f / 6, 0.5f)));
  }

  /** The limits are inputs since opset 11, attributes before. */
  private static void clip(NodeReader in) throws PolicyFormatException {
    float low = in.number(1, "min", Float.NEGATIVE_INFINITY);
    float high = in.number(2, "max", Float.POSITIVE_INFINITY);
    in.define(in.map(in.input(0), (x, y) -> new KernelStep.Clip(low, high, x, y)));
  }

  /** Squares and square roots, which decomposed normalisations have. */
  private static void pow(NodeReader in) throws PolicyFormatException {
    Value x = in.input(0);
    float exponent = in.number(1, "exponent", Float.NaN);
    if (exponent == 2) {
      in.define(in.combine(Arithmetic.MULTIPLY, x, x));
    } else {
      in.require(exponent == 0.5f, "expects the exponent 2 or 0.5, found " + exponent);
      in.define(unary(in, x, Unary.SQUARE_ROOT));
    }
  }

  private static void where(NodeReader in) throws PolicyFormatException {
    Value condition = in.input(0);
    Value yes = in.input(1);
    Value no = in.input(2);
    Shape shape =
        Shape.broadcast(yes.shape(), no.shape())
            .flatMap(both -> Shape.broadcast(both, condition.shape()))
            .orElseThrow(() -> in.unsupported("cannot choose of " + yes.shape() + no.shape()));
    boolean constant = condition.constant() && yes.constant() && no.constant();
    float[] output = in.values().allocate(shape.size());
    KernelStep step =
        new KernelStep.Choose(
            in.stretch(condition, shape), in.stretch(yes, shape), in.stretch(no, shape), output);
    in.values().add(step, constant);
    in.define(new Value(shape, output, constant));
  }

  private static void cast(NodeReader in) throws PolicyFormatException {
    long to = in.node().integer("to", 0);
    in.require(to == OnnxValue.FLOAT, "casts to type " + to + ", not 1");
    in.define(in.input(0));
  }
}

package org.gaitway.policy;

import static org.gaitway.policy.Agreement.act;
import static org.gaitway.policy.Agreement.assertAgree;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.gaitway.policy.onnx.OnnxAttribute;
import org.gaitway.policy.onnx.OnnxTensor;
import org.gaitway.policy.onnx.OnnxValue;
import org.junit.jupiter.api.Test;

/** Graphs that other programs write, against ONNX Runtime. */
class ForeignGraphTest {
  private static final int INPUTS = 12;

  private final Random random = new Random(6);

  private static TestGraph graph() {
    return new TestGraph(INPUTS);
  }

  private void assertAgrees(TestGraph graph) throws Exception {
    byte[] model = graph.bytes();
    Policy policy = PolicyFile.parse("test", model).newPolicy();
    try (OnnxRuntime peer = new OnnxRuntime(model)) {
      for (int i = 0; i < 50; i++) {
        float[] observation = Networks.gaussian(random, INPUTS, 2);
        assertAgree(peer.act(observation), act(policy, observation));
      }
    }
  }

  private float[] numbers(int count) {
    return Networks.gaussian(random, count, 1);
  }

  @Test
  void matMulAndAddMakeALayer() throws Exception {
    assertAgrees(
        graph()
            .constant("w", numbers(INPUTS * 5), INPUTS, 5)
            .constant("b", numbers(5), 5)
            .node("MatMul", "y", List.of("obs", "w"))
            .node("Add", "z", List.of("b", "y"))
            .node("Softplus", "out", List.of("z"))
            .output("out", 1, 5));
  }

  @Test
  void gemmTakesItsFactorsAndOrders() throws Exception {
    assertAgrees(
        graph()
            .constant("w", numbers(INPUTS * 4), INPUTS, 4)
            .constant("c", numbers(1), 1)
            .node(
                "Gemm",
                "y",
                List.of("obs", "w", "c"),
                new OnnxAttribute.Decimal("alpha", 0.5f),
                new OnnxAttribute.Decimal("beta", -2))
            .constant("v", numbers(12), 3, 4)
            .node("Transpose", "t", List.of("y"))
            .node(
                "Gemm",
                "out",
                List.of("t", "v"),
                new OnnxAttribute.Integer("transA", 1),
                new OnnxAttribute.Integer("transB", 1))
            .output("out", 1, 3));
  }

  @Test
  void siluIsXTimesSigmoidX() throws Exception {
    assertAgrees(
        graph()
            .node("Sigmoid", "s", List.of("obs"))
            .node("Mul", "silu", List.of("obs", "s"))
            .output("silu", 1, INPUTS));
  }

  @Test
  void eluTakesItsFactor() throws Exception {
    assertAgrees(
        graph()
            .node("Elu", "out", List.of("obs"), new OnnxAttribute.Decimal("alpha", 0.3f))
            .output("out", 1, INPUTS));
  }

  @Test
  void arithmeticStretchesItsOperands() throws Exception {
    assertAgrees(
        graph()
            .constant("mean", numbers(INPUTS), INPUTS)
            .constant("std", new float[] {0.7f})
            .constant("grid", numbers(12), 4, 3)
            .integers("shape", 4, 3)
            .integers("flat", 1, -1)
            .constant("column", numbers(4), 4, 1)
            .node("Sub", "centred", List.of("obs", "mean"))
            .node("Div", "scaled", List.of("centred", "std"))
            .node("Reshape", "table", List.of("scaled", "shape"))
            .node("Mul", "m", List.of("table", "grid"))
            .node("Add", "a", List.of("column", "m"))
            .node("Max", "x", List.of("a", "table"))
            .node("Reshape", "out", List.of("x", "flat"))
            .output("out", 1, INPUTS));
  }

  @Test
  void clipTakesLimitsFromInputsAndAttributes() throws Exception {
    assertAgrees(
        graph()
            .constant("high", new float[] {0.5f})
            .node("Clip", "out", List.of("obs", "", "high"))
            .output("out", 1, INPUTS));
  }

  @Test
  void slicesJoinInAnyOrder() throws Exception {
    assertAgrees(
        graph()
            .integers("start", 8)
            .integers("end", Long.MAX_VALUE)
            .integers("zero", 0)
            .integers("four", 4)
            .integers("axis", 1)
            .integers("back", -1)
            .integers("last", -1)
            .integers("first", -100)
            .node("Slice", "tail", List.of("obs", "start", "end", "axis"))
            .node("Slice", "head", List.of("obs", "zero", "four", "axis"))
            .node("Slice", "reversed", List.of("obs", "last", "first", "axis", "back"))
            .constant("fixed", numbers(2), 1, 2)
            .node("Tanh", "t", List.of("head"))
            .node(
                "Concat",
                "out",
                List.of("tail", "fixed", "t", "reversed"),
                new OnnxAttribute.Integer("axis", -1))
            .output("out", 1, 22));
  }

  @Test
  void reshapingKeepsTheElements() throws Exception {
    assertAgrees(
        graph()
            .integers("cube", 2, -1, 3)
            .integers("axis0", 0)
            .node("Reshape", "c", List.of("obs", "cube"))
            .node("Flatten", "f", List.of("c"), new OnnxAttribute.Integer("axis", 0))
            .node("Squeeze", "s", List.of("f", "axis0"))
            .node("Unsqueeze", "u", List.of("s", "axis0"))
            .node("Identity", "out", List.of("u"))
            .output("out", 1, INPUTS));
  }

  @Test
  void transposeMovesAxes() throws Exception {
    assertAgrees(
        graph()
            .integers("cube", 2, 3, 2)
            .integers("flat", 1, 12)
            .node("Reshape", "c", List.of("obs", "cube"))
            .node(
                "Transpose",
                "t",
                List.of("c"),
                new OnnxAttribute.Integers("perm", new long[] {2, 0, 1}))
            .node("Reshape", "out", List.of("t", "flat"))
            .output("out", 1, INPUTS));
  }

  @Test
  void constantsAreComputedOnce() throws Exception {
    TestGraph graph =
        graph()
            .node(
                "Constant",
                "var",
                List.of(),
                new OnnxAttribute.Tensor("value", OnnxTensor.ofFloats("", numbers(12), 1, 12)))
            .constant("w", numbers(INPUTS * 3), 3, INPUTS)
            .node("Transpose", "wt", List.of("w"))
            .node("Add", "twice", List.of("var", "var"))
            .node("Sigmoid", "std", List.of("twice"))
            .node("Div", "scaled", List.of("obs", "std"))
            .node("MatMul", "out", List.of("scaled", "wt"))
            .output("out", 1, 3);
    assertAgrees(graph);
  }

  @Test
  void nodesBesideTheActionDoNotMatter() throws Exception {
    byte[] model =
        graph()
            .node("Sin", "value", List.of("obs"))
            .node("Tanh", "actions", List.of("obs"))
            .output("value", 1, INPUTS)
            .output("actions", 1, INPUTS)
            .bytes();
    float[] action = act(PolicyFile.parse("test", model).newPolicy(), new float[INPUTS]);
    assertArrayEquals(new float[INPUTS], action);
  }

  @Test
  void anOpenBatchSizeIsOne() throws Exception {
    byte[] model =
        new TestGraph(OnnxValue.UNKNOWN, 3)
            .node("Tanh", "out", List.of("obs"))
            .output("out", OnnxValue.UNKNOWN, 3)
            .bytes();
    assertEquals(3, PolicyFile.parse("test", model).newPolicy().observationSize());
  }

  @Test
  void aNodeBeyondTheKernelIsNamed() {
    TestGraph graph = graph().node("Conv", "filter", List.of("obs")).output("filter", 1, INPUTS);
    UnsupportedGraphException error =
        assertThrows(
            UnsupportedGraphException.class, () -> PolicyFile.parse("a.onnx", graph.bytes()));
    assertEquals("filter", error.node());
    assertEquals("Conv", error.opType());
    assertEquals("a.onnx: node 'filter' (Conv) is beyond the kernel", error.getMessage());
  }

  private static String refusal(TestGraph graph) {
    return assertThrows(
            PolicyFormatException.class, () -> PolicyFile.parse("a.onnx", graph.bytes()))
        .getMessage();
  }

  @Test
  void malformedGraphsAreNamed() {
    assertEquals(
        "a.onnx: node 'out' reads 'ghost', which nothing before it makes",
        refusal(graph().node("Tanh", "out", List.of("ghost")).output("out", 1, 1)));
    assertEquals(
        "a.onnx: expected one output, or one of [action, actions, continuous_actions], found"
            + " [p, q]",
        refusal(graph().output("p", 1, 1).output("q", 1, 1)));
    assertEquals(
        "a.onnx: no node makes the output 'out' as 32-bit floats",
        refusal(graph().output("out", 1, 1)));
    assertEquals(
        "a.onnx: expected the input 'obs' to be 1 x a fixed number of values, found 2 x 3",
        refusal(new TestGraph(2, 3).output("obs", 2, 3)));
    assertEquals(
        "a.onnx: value 'obs' is there twice",
        refusal(graph().node("Tanh", "obs", List.of("obs")).output("obs", 1, INPUTS)));
    assertTrue(
        refusal(
                graph()
                    .constant("w", new float[8], 4, 2)
                    .node("MatMul", "out", List.of("obs", "w"))
                    .output("out", 1, 2))
            .endsWith("(MatMul) multiplies 12 inputs by weights for 4"));
  }

  @Test
  void growthWithoutEndIsRefused() {
    TestGraph graph = graph();
    String name = "obs";
    for (int i = 0; i < 60; i++) {
      graph.node("Concat", "c" + i, List.of(name, name), new OnnxAttribute.Integer("axis", 1));
      name = "c" + i;
    }
    String message = refusal(graph.output(name, 1, 1));
    assertTrue(message.contains("cannot handle the shape"), message);
  }

  @Test
  void memoryIsLimitedOverAllNodes() {
    TestGraph graph = graph().constant("w", new float[INPUTS * 100_000], INPUTS, 100_000);
    for (int i = 0; i < 100; i++) {
      graph.node("MatMul", "m" + i, List.of("obs", "w"));
    }
    graph.node("Add", "a0", List.of("m0", "m1"));
    for (int i = 2; i < 100; i++) {
      graph.node("Add", "a" + (i - 1), List.of("a" + (i - 2), "m" + i));
    }
    String message = refusal(graph.output("a98", 1, 100_000));
    assertTrue(message.contains("numbers of memory"), message);
  }
}

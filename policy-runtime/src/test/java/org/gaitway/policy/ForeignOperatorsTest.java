package org.gaitway.policy;

import static org.gaitway.policy.EnginePair.assertAgrees;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.gaitway.policy.onnx.OnnxAttribute;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Operators as PyTorch's two exporters, tf2onnx and others write them, against ONNX Runtime. */
class ForeignOperatorsTest {
  private static final int INPUTS = 12;

  private final Random random = new Random(8);

  private static TestGraph graph() {
    return new TestGraph(INPUTS);
  }

  private float[] numbers(int count) {
    return Networks.gaussian(random, count, 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"LeakyRelu", "Celu", "Selu", "HardSigmoid", "HardSwish", "Abs", "Neg", "Dropout"})
  void functionsOfOneNumber(String opType) throws Exception {
    assertAgrees(graph().node(opType, "out", List.of("obs")).output("out", 1, INPUTS));
  }

  @ParameterizedTest
  @ValueSource(strings = {"LeakyRelu", "Celu", "Selu", "HardSigmoid"})
  void functionsTakeTheirFactor(String opType) throws Exception {
    assertAgrees(
        graph()
            .node(opType, "out", List.of("obs"), new OnnxAttribute.Decimal("alpha", 0.7f))
            .output("out", 1, INPUTS));
  }

  @Test
  void mishIsXTimesTanhOfSoftplus() throws Exception {
    assertAgrees(
        graph()
            .node("Softplus", "s", List.of("obs"))
            .node("Tanh", "t", List.of("s"))
            .node("Mul", "out", List.of("obs", "t"))
            .output("out", 1, INPUTS));
  }

  @Test
  void softplusWithAThreshold() throws Exception {
    assertAgrees(
        graph()
            .constant("one", new float[] {1})
            .node("Softplus", "s", List.of("obs"))
            .node("Greater", "large", List.of("obs", "one"))
            .node("Where", "out", List.of("large", "obs", "s"))
            .output("out", 1, INPUTS));
  }

  @Test
  void splitGivesMeanAndDeviation() throws Exception {
    assertAgrees(
        graph()
            .integers("sizes", 5, 7)
            .node(
                "Split",
                List.of("mean", "deviation"),
                List.of("obs", "sizes"),
                new OnnxAttribute.Integer("axis", -1))
            .node("Tanh", "out", List.of("mean"))
            .output("out", 1, 5));
  }

  @Test
  void halvesByComputedLimits() throws Exception {
    // As PyTorch writes chunk: the shape, its last extent, half of that rounded up, a slice.
    assertAgrees(
        graph()
            .integers("one", 1)
            .integers("two", 2)
            .integers("zero", 0)
            .node("Shape", "shape", List.of("obs"))
            .node("Gather", "extent", List.of("shape", "one"), new OnnxAttribute.Integer("axis", 0))
            .node("Add", "more", List.of("extent", "one"))
            .node("Div", "half", List.of("more", "two"))
            .node("Mul", "end", List.of("half", "one"))
            .node("Slice", "out", List.of("obs", "zero", "end", "one"))
            .output("out", 1, INPUTS / 2));
  }

  @Test
  void latentVectorsAreNormalised() throws Exception {
    assertAgrees(
        graph()
            .constant("least", new float[] {1e-12f})
            .node(
                "ReduceL2",
                "norm",
                List.of("obs"),
                new OnnxAttribute.Integers("axes", new long[] {-1}))
            .node("Clip", "positive", List.of("norm", "least"))
            .node("Shape", "shape", List.of("obs"))
            .node("Expand", "wide", List.of("positive", "shape"))
            .node("Div", "out", List.of("obs", "wide"))
            .output("out", 1, INPUTS));
  }

  @Test
  void layerNormalisationWholeAndInParts() throws Exception {
    float[] scale = numbers(INPUTS);
    float[] bias = numbers(INPUTS);
    OnnxAttribute lastAxis = new OnnxAttribute.Integers("axes", new long[] {-1});
    assertAgrees(
        graph()
            .constant("scale", scale, INPUTS)
            .constant("bias", bias, INPUTS)
            .node("LayerNormalization", "out", List.of("obs", "scale", "bias"))
            .output("out", 1, INPUTS));
    assertAgrees(
        graph()
            .constant("two", new float[] {2})
            .constant("epsilon", new float[] {1e-5f})
            .constant("scale", scale, INPUTS)
            .constant("bias", bias, INPUTS)
            .node("ReduceMean", "mean", List.of("obs"), lastAxis)
            .node("Sub", "centred", List.of("obs", "mean"))
            .node("Pow", "squares", List.of("centred", "two"))
            .node("ReduceMean", "variance", List.of("squares"), lastAxis)
            .node("Add", "positive", List.of("variance", "epsilon"))
            .node("Sqrt", "deviation", List.of("positive"))
            .node("Div", "normal", List.of("centred", "deviation"))
            .node("Mul", "scaled", List.of("normal", "scale"))
            .node("Add", "out", List.of("scaled", "bias"))
            .output("out", 1, INPUTS));
  }

  @Test
  void batchNormalisationHasTheStatisticsOfTraining() throws Exception {
    float[] variance = numbers(INPUTS);
    for (int i = 0; i < INPUTS; i++) {
      variance[i] = 0.5f + Math.abs(variance[i]);
    }
    assertAgrees(
        graph()
            .constant("scale", numbers(INPUTS), INPUTS)
            .constant("bias", numbers(INPUTS), INPUTS)
            .constant("mean", numbers(INPUTS), INPUTS)
            .constant("variance", variance, INPUTS)
            .node("BatchNormalization", "out", List.of("obs", "scale", "bias", "mean", "variance"))
            .output("out", 1, INPUTS));
  }

  @Test
  void elementsAreTakenAtPlaces() throws Exception {
    assertAgrees(
        graph()
            .integers("places", 3, -1, 3)
            .node("Gather", "out", List.of("obs", "places"), new OnnxAttribute.Integer("axis", 1))
            .output("out", 1, 3));
  }

  @Test
  void severalInputsAreTheObservationOneAfterTheOther() throws Exception {
    assertAgrees(
        new TestGraph(3)
            .input("history", 1, 2, 5)
            .input("command", 2)
            .integers("row", 1, 2)
            .node("Flatten", "past", List.of("history"))
            .node("Reshape", "wish", List.of("command", "row"))
            .node(
                "Concat",
                "all",
                List.of("past", "obs", "wish"),
                new OnnxAttribute.Integer("axis", -1))
            .node("Tanh", "out", List.of("all"))
            .output("out", 1, 15));
  }

  @Test
  void halfPrecisionIsRefused() {
    byte[] bytes = graph().node("Tanh", "out", List.of("obs")).output("out", 1, 12).bytes();
    // The element type of the only input, in a field of its own: tag 0x08, value 1.
    int at = indexOf(bytes, "obs") + 3;
    while (bytes[at] != 0x08 || bytes[at + 1] != 1) {
      at++;
    }
    bytes[at + 1] = 10;
    PolicyFormatException error =
        assertThrows(PolicyFormatException.class, () -> PolicyFile.parse("a.onnx", bytes));
    assertEquals(
        "a.onnx: expected the input 'obs' to be of 32-bit floats (type 1), found type 10",
        error.getMessage());
  }

  /** Where the name of the graph's input is, which follows the nodes. */
  private static int indexOf(byte[] bytes, String name) {
    return new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf(name);
  }
}

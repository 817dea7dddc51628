package org.gaitway.policy;

import static org.gaitway.policy.Agreement.act;
import static org.gaitway.policy.EnginePair.assertAgrees;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.gaitway.policy.onnx.OnnxAttribute;
import org.junit.jupiter.api.Test;

/** Policies that remember, as rsl_rl and Isaac Lab export them. */
class RecurrentPolicyTest {
  private static final int INPUTS = 5;
  private static final int STATES = 4;

  private final Random random = new Random(4);

  private float[] numbers(int count) {
    return Networks.gaussian(random, count, 0.7);
  }

  /** obs, x_in -> out, x_out, around a cell of that many gates. */
  private TestGraph around(String cell, int gates, List<String> states, OnnxAttribute... more) {
    TestGraph graph =
        new TestGraph(INPUTS)
            .integers("time", 0)
            .constant("w", numbers(gates * STATES * INPUTS), 1, gates * STATES, INPUTS)
            .constant("r", numbers(gates * STATES * STATES), 1, gates * STATES, STATES)
            .constant("b", numbers(2 * gates * STATES), 1, 2L * gates * STATES)
            .node("Unsqueeze", "x", List.of("obs", "time"));
    states.forEach(state -> graph.input(state + "_in", 1, 1, STATES));
    OnnxAttribute[] attributes = Arrays.copyOf(more, more.length + 1);
    attributes[more.length] = new OnnxAttribute.Integer("hidden_size", STATES);
    List<String> inputs = new ArrayList<>(List.of("x", "w", "r", "b", ""));
    states.forEach(state -> inputs.add(state + "_in"));
    List<String> outputs = new ArrayList<>(List.of("y"));
    states.forEach(state -> outputs.add(state + "_out"));
    graph
        .node(cell, outputs, inputs, attributes)
        .integers("axes", 0, 1)
        .node("Squeeze", "actions", List.of("y", "axes"))
        .output("actions", 1, STATES);
    states.forEach(state -> graph.output(state + "_out", 1, 1, STATES));
    return graph;
  }

  private TestGraph lstm() {
    return around("LSTM", 4, List.of("h", "c"));
  }

  private TestGraph gru(int linearBeforeReset) {
    return around(
        "GRU",
        3,
        List.of("h"),
        new OnnxAttribute.Integer("linear_before_reset", linearBeforeReset));
  }

  @Test
  void lstmAgreesWithOnnxRuntimeOverSequences() throws Exception {
    assertAgrees(lstm());
  }

  @Test
  void gruAgreesWithOnnxRuntimeOverSequences() throws Exception {
    assertAgrees(gru(1));
  }

  @Test
  void memoryChangesTheActionAndResetForgetsIt() throws Exception {
    try (Policy policy = PolicyFile.parse("test", lstm().bytes()).newPolicy()) {
      float[] observation = numbers(INPUTS);
      float[] first = act(policy, observation);
      float[] second = act(policy, observation);
      assertTrue(!Arrays.equals(first, second), "the second action is the first");
      policy.reset();
      assertArrayEquals(first, act(policy, observation));
      assertArrayEquals(second, act(policy, observation));
    }
  }

  @Test
  void anyGraphMayHaveState() throws Exception {
    // A sum of all observations so far.
    TestGraph sum =
        new TestGraph(2)
            .input("sum_in", 1, 2)
            .node("Add", "sum_out", List.of("obs", "sum_in"))
            .node("Identity", "action", List.of("sum_out"))
            .output("action", 1, 2)
            .output("sum_out", 1, 2);
    try (Policy policy = PolicyFile.parse("test", sum.bytes()).newPolicy()) {
      assertArrayEquals(new float[] {1, 2}, act(policy, new float[] {1, 2}));
      assertArrayEquals(new float[] {11, 22}, act(policy, new float[] {10, 20}));
      policy.reset();
      assertArrayEquals(new float[] {1, 0}, act(policy, new float[] {1, 0}));
    }
    assertAgrees(sum);
  }

  @Test
  void cellsBeyondTheKernelAreNamed() {
    UnsupportedGraphException error =
        assertThrows(
            UnsupportedGraphException.class, () -> PolicyFile.parse("a.onnx", gru(0).bytes()));
    assertEquals("GRU", error.opType());
    assertTrue(error.getMessage().contains("linear_before_reset = 0"), error.getMessage());
  }

  @Test
  void aStateThatChangesItsSizeIsRefused() {
    TestGraph graph =
        new TestGraph(2)
            .input("s_in", 1, 3)
            .node("Tanh", "s_out", List.of("obs"))
            .node("Tanh", "action", List.of("s_in"))
            .output("action", 1, 3)
            .output("s_out", 1, 2);
    PolicyFormatException error =
        assertThrows(PolicyFormatException.class, () -> PolicyFile.parse("a.onnx", graph.bytes()));
    assertEquals("a.onnx: the state 's_in' has 3 values, but 's_out' gives 2", error.getMessage());
  }
}

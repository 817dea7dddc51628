package org.gaitway.policy;

import static org.gaitway.policy.Agreement.act;
import static org.gaitway.policy.Agreement.assertAgree;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.gaitway.policy.onnx.OnnxAttribute;
import org.gaitway.policy.onnxruntime.OnnxRuntimeEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Graphs beyond the kernel, on ONNX Runtime. */
class OnnxRuntimeEngineTest {
  @TempDir Path folder;

  private final Random random = new Random(2);

  /** A convolution over three steps of four values, with a state that sums its results. */
  private TestGraph convolution() {
    float[] filter = Networks.gaussian(random, 2 * 4 * 3, 1);
    return new TestGraph(1, 4, 3)
        .input("sum_in", 1, 2)
        .constant("filter", filter, 2, 4, 3)
        .integers("row", 1, 2)
        .node("Conv", "c", List.of("obs", "filter"))
        .node("Reshape", "flat", List.of("c", "row"))
        .node("Add", "sum_out", List.of("flat", "sum_in"))
        .node("Tanh", "actions", List.of("sum_out"))
        .output("actions", 1, 2)
        .output("sum_out", 1, 2);
  }

  private Path write(TestGraph graph) throws IOException {
    Path file = folder.resolve("policy.onnx");
    Files.write(file, graph.bytes());
    return file;
  }

  @Test
  void runsWhatTheKernelCannot() throws Exception {
    PolicyFile file = PolicyFile.read(write(convolution()));
    assertEquals(OnnxRuntimeEngine.NAME, file.engine());
    try (Policy policy = file.newPolicy()) {
      assertEquals(12, policy.observationSize());
      assertEquals(2, policy.actionSize());
      float[] observation = Networks.gaussian(random, 12, 0.3);
      float[] first = act(policy, observation);
      float[] second = act(policy, observation);
      // The state is the sum of the results, so the second action is tanh of twice the first's.
      for (int i = 0; i < 2; i++) {
        double once = 0.5 * Math.log((1 + first[i]) / (1 - first[i]));
        assertEquals(Math.tanh(2 * once), second[i], 1e-5);
      }
      policy.reset();
      assertArrayEquals(first, act(policy, observation));
    }
  }

  @Test
  void instancesHaveMemoriesOfTheirOwn() throws Exception {
    PolicyFile file = PolicyFile.read(write(convolution()));
    try (Policy one = file.newPolicy();
        Policy other = file.newPolicy()) {
      float[] observation = Networks.gaussian(random, 12, 0.3);
      float[] first = act(one, observation);
      act(one, observation);
      assertArrayEquals(first, act(other, observation));
    }
  }

  @Test
  void whatTheKernelComputesStaysThere() throws Exception {
    TestGraph tanh = new TestGraph(3).node("Tanh", "out", List.of("obs")).output("out", 1, 3);
    PolicyFile file = PolicyFile.read(write(tanh));
    assertEquals("kernel", file.engine());
    float[] observation = {1, 2, 3};
    try (Policy kernel = file.newPolicy();
        Policy peer = file.newPolicy(new OnnxRuntimeEngine())) {
      assertAgree(act(peer, observation), act(kernel, observation));
    }
  }

  @Test
  void anEngineThatIsNotThereIsNamedWithTheOperatorThatNeedsIt() {
    PolicyEngine missing =
        new PolicyEngine() {
          @Override
          public String name() {
            return "the engine";
          }

          @Override
          public Policy open(Model model) throws EngineMissingException {
            throw new EngineMissingException("the engine, which is elsewhere", null);
          }
        };
    UnsupportedGraphException error =
        assertThrows(
            UnsupportedGraphException.class,
            () ->
                new PolicyFile(PolicySource.of("a.onnx", convolution().bytes()), List.of(missing)));
    assertEquals("Conv", error.opType());
    assertEquals(
        "a.onnx: node 'c' (Conv) is beyond the kernel; it needs the engine, which is elsewhere",
        error.getMessage());
  }

  /** As on a robot, whose archive does not have it. */
  @Test
  void withoutOnnxRuntimeOnlyThePoliciesThatNeedItAreRefused() throws Exception {
    Path dense = folder.resolve("dense.onnx");
    PolicyFile.write(dense, Networks.random(1, Activation.TANH, 3, 4, 2), Networks.metadata(3, 2));
    Path convolution = write(convolution());
    try (URLClassLoader robot = withoutOnnxRuntime()) {
      Method read = robot.loadClass(PolicyFile.class.getName()).getMethod("read", Path.class);
      assertNotNull(read.invoke(null, dense));
      InvocationTargetException refused =
          assertThrows(InvocationTargetException.class, () -> read.invoke(null, convolution));
      String message = refused.getCause().getMessage();
      assertTrue(
          message.contains("(Conv)") && message.contains("com.microsoft.onnxruntime:onnxruntime"),
          message);
    }
  }

  private static URLClassLoader withoutOnnxRuntime() throws IOException {
    List<URL> urls = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (!entry.contains("onnxruntime")) {
        urls.add(Path.of(entry).toUri().toURL());
      }
    }
    return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }

  @Test
  void whatOnnxRuntimeRefusesIsAFormatError() throws IOException {
    TestGraph graph =
        new TestGraph(3)
            .node("NoSuchOperator", "out", List.of("obs"), new OnnxAttribute.Integer("k", 1))
            .output("out", 1, 3);
    Path file = write(graph);
    PolicyFormatException error =
        assertThrows(PolicyFormatException.class, () -> PolicyFile.read(file));
    assertTrue(
        error.getMessage().startsWith(file + ": ONNX Runtime cannot run it: "), error.getMessage());
  }

  @Test
  void arraysOfAnotherLengthAreRefused() throws Exception {
    try (Policy policy = PolicyFile.read(write(convolution())).newPolicy()) {
      IllegalArgumentException error =
          assertThrows(
              IllegalArgumentException.class, () -> policy.act(new float[11], new float[2]));
      assertEquals(
          "expected 12 observed and 2 commanded values, found 11 and 2", error.getMessage());
    }
  }
}

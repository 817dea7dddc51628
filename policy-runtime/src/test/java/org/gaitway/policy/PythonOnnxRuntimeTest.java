package org.gaitway.policy;

import static org.gaitway.policy.Agreement.act;
import static org.gaitway.policy.Agreement.assertAgree;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A policy file in the hands of Python's onnx and onnxruntime. */
class PythonOnnxRuntimeTest {
  private static final String PYTHON = "gaitway.test.python";
  private static final int ROWS = 1000;

  @TempDir Path folder;

  @Test
  void isValidAndGivesTheSameActions() throws Exception {
    assertSameActions(Networks.random(1, Activation.TANH, 17, 64, 64, 6));
  }

  @Test
  void withAnEncoderItIsValidAndGivesTheSameActions() throws Exception {
    assertSameActions(Networks.encoded(1, Activation.ELU));
  }

  private void assertSameActions(PolicyNetwork network) throws Exception {
    int observed = network.observationSize();
    int commanded = network.actionSize();
    Path file = folder.resolve("policy.onnx");
    PolicyFile.write(file, network, Networks.metadata(observed, commanded));
    float[] observations = Networks.gaussian(new Random(2), ROWS * observed, 2);
    Path input = folder.resolve("observations");
    Path output = folder.resolve("actions");
    Files.write(input, bytes(observations));

    List<String> printed = run(file, input, output);

    assertEquals("observation tensor(float) [1, " + observed + "]", printed.get(1));
    assertEquals("action tensor(float) [1, " + commanded + "]", printed.get(2));
    ByteBuffer actions = ByteBuffer.wrap(Files.readAllBytes(output));
    assertEquals(ROWS * commanded * Float.BYTES, actions.remaining());
    actions.order(ByteOrder.LITTLE_ENDIAN);
    Policy policy = PolicyFile.read(file).newPolicy();
    float[] observation = new float[observed];
    float[] expected = new float[commanded];
    for (int row = 0; row < ROWS; row++) {
      System.arraycopy(observations, row * observed, observation, 0, observed);
      for (int i = 0; i < commanded; i++) {
        expected[i] = actions.getFloat();
      }
      assertAgree(expected, act(policy, observation));
    }
  }

  private static byte[] bytes(float[] values) {
    ByteBuffer buffer = ByteBuffer.allocate(values.length * Float.BYTES);
    buffer.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values);
    return buffer.array();
  }

  private List<String> run(Path policy, Path input, Path output)
      throws IOException, InterruptedException {
    String python = System.getProperty(PYTHON, "");
    assertTrue(
        Files.isRegularFile(Path.of(python)),
        "this test needs a Python with onnx and onnxruntime: name it by -D"
            + PYTHON
            + " or GAITWAY_TEST_PYTHON; it is '"
            + python
            + "'");
    Path script = Path.of("src", "test", "python", "check_policy.py").toAbsolutePath();
    Path printed = folder.resolve("printed");
    Path complaints = folder.resolve("complaints");
    Process process =
        new ProcessBuilder(
                python, script.toString(), policy.toString(), input.toString(), output.toString())
            .redirectOutput(printed.toFile())
            .redirectError(complaints.toFile())
            .start();
    assertTrue(process.waitFor(2, TimeUnit.MINUTES), "the script did not end");
    assertEquals(0, process.exitValue(), Files.readString(complaints));
    return Files.readAllLines(printed);
  }
}

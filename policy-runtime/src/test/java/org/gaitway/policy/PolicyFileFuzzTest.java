package org.gaitway.policy;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.gaitway.policy.onnx.OnnxAttribute;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged and hostile files end in {@link PolicyFormatException} and in nothing else. */
class PolicyFileFuzzTest {
  private static final int CASES = 320_000;

  /** All that the kernel knows, and one that it does not. */
  private static final List<String> OPERATORS =
      Stream.concat(NodeCompiler.operators().stream(), Stream.of("Sin")).sorted().toList();

  @TempDir Path folder;

  private byte[] whole() throws IOException {
    Path file = folder.resolve("policy.onnx");
    PolicyFile.write(file, Networks.random(1, Activation.SILU, 3, 4, 2), Networks.metadata(3, 2));
    return Files.readAllBytes(file);
  }

  private static boolean isAccepted(byte[] bytes) {
    try {
      PolicyFile.parse("fuzz", bytes).newPolicy().act(new float[3], new float[2]);
      return true;
    } catch (PolicyFormatException e) {
      return false;
    } catch (IllegalArgumentException e) {
      // A change that leaves a valid foreign graph with other sizes, which act refuses.
      assertTrue(e.getMessage().startsWith("expected "), e.toString());
      return true;
    }
  }

  @Test
  void mutatedFilesAreReadOrRefused() throws IOException {
    byte[] whole = whole();
    Random random = new Random(7);
    int accepted = 0;
    for (int i = 0; i < CASES; i++) {
      accepted += isAccepted(mutate(whole, random)) ? 1 : 0;
    }
    assertTrue(accepted < CASES / 2, accepted + " of " + CASES + " damaged files were accepted");
  }

  private static byte[] mutate(byte[] whole, Random random) {
    byte[] bytes = whole.clone();
    int changes = 1 + random.nextInt(6);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(5)) {
        case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> bytes[at] = (byte) random.nextInt(256);
        case 2 -> bytes[at] = (byte) 0xff;
        case 3 -> {
          int from = random.nextInt(bytes.length);
          int count = Math.min(random.nextInt(40), bytes.length - Math.max(at, from));
          System.arraycopy(bytes, from, bytes, at, count);
        }
        default -> bytes = Arrays.copyOf(bytes, bytes.length - random.nextInt(at + 1) / 8);
      }
    }
    return bytes;
  }

  @Test
  void noiseIsRefused() {
    Random random = new Random(8);
    for (int i = 0; i < CASES; i++) {
      byte[] noise = new byte[random.nextInt(200)];
      random.nextBytes(noise);
      assertTrue(!isAccepted(noise), "noise was accepted as a policy");
    }
  }

  @Test
  void randomGraphsAreReadOrRefused() {
    Random random = new Random(9);
    int accepted = 0;
    for (int i = 0; i < CASES; i++) {
      accepted += isAccepted(randomGraph(random)) ? 1 : 0;
    }
    assertTrue(accepted > CASES / 100, "only " + accepted + " graphs were accepted");
  }

  private static byte[] randomGraph(Random random) {
    TestGraph graph = new TestGraph(3);
    List<String> names = new ArrayList<>(List.of("obs", "obs", ""));
    for (String name : List.of("a", "b", "c")) {
      long[] dims = random.ints(random.nextInt(3), 0, 5).asLongStream().toArray();
      long size = Arrays.stream(dims).reduce(1, (x, y) -> x * y);
      names.add(name);
      graph.constant(name, new float[(int) size], dims);
      names.add(name + "i");
      graph.integers(name + "i", random.longs(random.nextInt(3), -4, 5).toArray());
    }
    graph.integers("huge", Long.MIN_VALUE + random.nextInt(2), Long.MAX_VALUE);
    names.add("huge");
    for (int i = 0; i < 3; i++) {
      String opType = OPERATORS.get(random.nextInt(OPERATORS.size()));
      String[] inputs = new String[1 + random.nextInt(random.nextInt(8) == 0 ? 7 : 4)];
      Arrays.setAll(inputs, k -> names.get(random.nextInt(names.size())));
      List<String> outputs = random.nextInt(4) == 0 ? List.of("v" + i, "u" + i) : List.of("v" + i);
      graph.node(opType, outputs, List.of(inputs), attributes(random));
      names.addAll(outputs);
    }
    return graph.output("v2", 1, 3).bytes();
  }

  private static OnnxAttribute[] attributes(Random random) {
    String[] names = {
      "axis",
      "transA",
      "perm",
      "axes",
      "shape",
      "starts",
      "ends",
      "to",
      "keepdims",
      "start",
      "end",
      "linear_before_reset",
      "value_int",
      "value_ints"
    };
    OnnxAttribute[] attributes = new OnnxAttribute[random.nextInt(3)];
    for (int i = 0; i < attributes.length; i++) {
      String name = names[random.nextInt(names.length)];
      attributes[i] =
          random.nextBoolean()
              ? new OnnxAttribute.Integer(name, random.nextInt(7) - 3)
              : new OnnxAttribute.Integers(name, random.longs(random.nextInt(4), -3, 4).toArray());
    }
    return attributes;
  }
}

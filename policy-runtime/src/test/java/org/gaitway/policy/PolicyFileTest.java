package org.gaitway.policy;

import static org.gaitway.policy.Agreement.act;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gaitway.policy.onnx.OnnxModel;
import org.gaitway.policy.onnx.OnnxReader;
import org.gaitway.policy.onnx.OnnxWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyFileTest {
  private static final PolicyNetwork NETWORK = Networks.random(1, Activation.TANH, 5, 16, 3);
  private static final PolicyMetadata METADATA = Networks.metadata(5, 3);

  @TempDir Path folder;

  private Path written() throws IOException {
    Path file = folder.resolve("policy.onnx");
    PolicyFile.write(file, NETWORK, METADATA);
    return file;
  }

  private static String refusal(Path file) {
    return assertThrows(PolicyFormatException.class, () -> PolicyFile.read(file)).getMessage();
  }

  /**
   * Writes the file again with one piece of metadata changed, or removed if {@code value} is null.
   */
  private Path withProperty(String key, String value) throws IOException {
    Path file = written();
    OnnxModel model = OnnxReader.read(Files.readAllBytes(file));
    SortedMap<String, String> properties = new TreeMap<>(model.metadata());
    properties.remove(key);
    if (value != null) {
      properties.put(key, value);
    }
    Files.write(file, OnnxWriter.write(new OnnxModel(8, 17, "", "", model.graph(), properties)));
    return file;
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    PolicyFile file = PolicyFile.read(written());
    assertEquals(Optional.of(NETWORK), file.network());
    assertEquals(Optional.of(METADATA), file.metadata());
    float[] observation = Networks.gaussian(new Random(2), 5, 2);
    assertArrayEquals(act(NETWORK.newPolicy(), observation), act(file.newPolicy(), observation));
  }

  @ParameterizedTest
  @EnumSource
  void everyActivationIsReadBack(Activation activation) throws IOException {
    PolicyNetwork network = Networks.random(3, activation, 4, 6, 7, 2);
    Path file = folder.resolve("a.onnx");
    PolicyFile.write(file, network, Networks.metadata(4, 2));
    assertEquals(Optional.of(network), PolicyFile.read(file).network());
  }

  @ParameterizedTest
  @EnumSource
  void anEncoderIsReadBack(Activation activation) throws IOException {
    PolicyNetwork network = Networks.encoded(4, activation);
    Path file = folder.resolve("a.onnx");
    PolicyFile.write(file, network, Networks.metadata(7, 2));
    assertEquals(Optional.of(network), PolicyFile.read(file).network());
  }

  @Test
  void absentPartsStayAbsent() throws IOException {
    PolicyMetadata bare =
        new PolicyMetadata(
            METADATA.observation(), METADATA.joints(), 0.005, Optional.empty(), Optional.empty());
    Path file = folder.resolve("a.onnx");
    PolicyFile.write(file, NETWORK, bare);
    assertEquals(Optional.of(bare), PolicyFile.read(file).metadata());
  }

  @Test
  void infiniteLimitsAreReadBack() throws IOException {
    float infinity = Float.POSITIVE_INFINITY;
    PolicyNetwork free =
        new PolicyNetwork(
            new float[5],
            Networks.filled(5, 1),
            infinity,
            NETWORK.layers(),
            Networks.filled(3, 1),
            new float[3],
            Networks.filled(3, -infinity),
            new float[] {1, infinity, 2});
    Path file = folder.resolve("a.onnx");
    PolicyFile.write(file, free, METADATA);
    assertEquals(Optional.of(free), PolicyFile.read(file).network());
  }

  @Test
  void theSameInputGivesTheSameBytes() throws IOException {
    byte[] first = Files.readAllBytes(written());
    String hash = PolicyFile.read(written()).sha256();
    assertArrayEquals(first, Files.readAllBytes(written()));
    assertEquals(hash, PolicyFile.read(written()).sha256());
    assertEquals(64, hash.length());
  }

  @Test
  void nothingElseIsLeftInTheFolder() throws IOException {
    Path file = written();
    try (var files = Files.list(folder)) {
      assertEquals(List.of(file), files.toList());
    }
  }

  @Test
  void aFailedWriteLeavesTheOldFile() throws IOException {
    Path file = written();
    byte[] before = Files.readAllBytes(file);
    Files.createDirectory(folder.resolve("policy.onnx.partial"));
    assertThrows(IOException.class, () -> PolicyFile.write(file, NETWORK, METADATA));
    assertArrayEquals(before, Files.readAllBytes(file));
  }

  @Test
  void metadataMustFitTheNetwork() {
    Path file = folder.resolve("a.onnx");
    IllegalArgumentException error =
        assertThrows(
            IllegalArgumentException.class,
            () -> PolicyFile.write(file, NETWORK, Networks.metadata(6, 3)));
    assertTrue(error.getMessage().contains("6 observed values and 3 joints"), error.getMessage());
    assertFalse(Files.exists(file));
  }

  @Test
  void aNetworkThatOverflowsIsNotWritten() {
    DenseLayer huge =
        new DenseLayer(Networks.filled(25, 1e38f), new float[5], 5, 5, Activation.IDENTITY);
    PolicyNetwork network =
        new PolicyNetwork(
            Networks.filled(5, 9),
            Networks.filled(5, 1),
            9,
            List.of(huge, huge),
            Networks.filled(5, 1),
            new float[5],
            Networks.filled(5, Float.NEGATIVE_INFINITY),
            Networks.filled(5, Float.POSITIVE_INFINITY));
    Path file = folder.resolve("a.onnx");
    assertThrows(
        IllegalArgumentException.class,
        () -> PolicyFile.write(file, network, Networks.metadata(5, 5)));
    assertFalse(Files.exists(file));
  }

  @Test
  void aMissingFileIsNotAFormatError() {
    assertThrows(NoSuchFileException.class, () -> PolicyFile.read(folder.resolve("none.onnx")));
  }

  @Test
  void aChangedWeightFailsTheSelfCheck() throws IOException {
    Path file = written();
    byte[] bytes = Files.readAllBytes(file);
    float weight = NETWORK.layers().get(1).weights()[0];
    int bits = Float.floatToIntBits(weight);
    byte[] pattern = {(byte) bits, (byte) (bits >> 8), (byte) (bits >> 16), (byte) (bits >> 24)};
    bytes[indexOf(bytes, pattern) + 2] ^= 0x40;
    Files.write(file, bytes);
    String message = refusal(file);
    assertTrue(message.startsWith(file + ": self-check failed: expected action["), message);
  }

  private static int indexOf(byte[] bytes, byte[] pattern) {
    for (int i = 0; i + pattern.length <= bytes.length; i++) {
      if (Arrays.equals(bytes, i, i + pattern.length, pattern, 0, pattern.length)) {
        return i;
      }
    }
    throw new AssertionError("the pattern is not there");
  }

  @Test
  void everyTruncationIsRefused() throws IOException {
    Path file = written();
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThrows(PolicyFormatException.class, () -> PolicyFile.parse("cut", part));
    }
  }

  /** Some bits say nothing to this reader, such as the type of an unused field. */
  @Test
  void aFlippedBitIsRefusedOrChangesNothing() throws IOException {
    Path file = written();
    PolicyFile original = PolicyFile.read(file);
    byte[] whole = Files.readAllBytes(file);
    int accepted = 0;
    for (int bit = 0; bit < 8 * whole.length; bit++) {
      byte[] damaged = whole.clone();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      try {
        PolicyFile read = PolicyFile.parse("damaged", damaged);
        assertEquals(original.network(), read.network(), "bit " + bit);
        assertEquals(original.metadata(), read.metadata(), "bit " + bit);
        accepted++;
      } catch (PolicyFormatException e) {
        assertTrue(e.getMessage().startsWith("damaged: "), e.getMessage());
      }
    }
    assertTrue(accepted < whole.length / 50, accepted + " of " + 8 * whole.length + " accepted");
  }

  @Test
  void aForeignFileIsRefused() throws IOException {
    Path file = folder.resolve("notes.txt");
    Files.write(file, "Dear diary, today the robot fell over.".getBytes(StandardCharsets.UTF_8));
    String message = refusal(file);
    assertTrue(message.startsWith(file + ": expected an ONNX model"), message);
  }

  @Test
  void aHugeFileIsNotEvenRead() throws IOException {
    Path file = folder.resolve("huge.onnx");
    try (var channel =
        Files.newByteChannel(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.position(PolicyFile.MAX_BYTES).write(ByteBuffer.allocate(1));
    }
    assertTrue(refusal(file).contains("at most"), refusal(file));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gaitway.observation.names",
        "gaitway.observation.clips",
        "gaitway.joint.kp",
        "gaitway.control.period",
        "gaitway.training.seed",
        "gaitway.check.action"
      })
  void aMissingKeyIsNamed(String key) throws IOException {
    Path file = withProperty(key, null);
    assertEquals(file + ": the metadata lack '" + key + "'", refusal(file));
  }

  @Test
  void malformedMetadataIsNamed() throws IOException {
    assertTrue(refusal(withProperty("gaitway.format", "2")).endsWith("policy format 1, found '2'"));
    assertTrue(
        refusal(withProperty("gaitway.control.period", "fast"))
            .endsWith("'gaitway.control.period': expected a number, found 'fast'"));
    assertTrue(
        refusal(withProperty("gaitway.joint.kinds", "effort, position"))
            .endsWith("'gaitway.joint.kinds': expected 3 values, found 2"));
    assertTrue(
        refusal(withProperty("gaitway.joint.kinds", "effort, position, love"))
            .contains("found 'effort, position, love'"));
    assertTrue(
        refusal(withProperty("gaitway.control.period", "-1"))
            .contains("the control period must be positive"));
    assertTrue(
        refusal(withProperty("gaitway.joint.kd", "none, none, none"))
            .contains("has only one of kp and kd"));
    assertTrue(
        refusal(withProperty("gaitway.training.created-at", "yesterday"))
            .contains("expected an ISO 8601 instant, found 'yesterday'"));
    assertTrue(
        refusal(withProperty("gaitway.observation.sizes", "1, 5"))
            .contains("an observation of 6 values, the network's has 5"));
  }

  @Test
  void withoutMetadataTheNetworkStillRuns() throws IOException {
    Path stripped = written();
    OnnxModel model = OnnxReader.read(Files.readAllBytes(stripped));
    OnnxModel bare = new OnnxModel(8, 17, "", "", model.graph(), new TreeMap<>());
    Files.write(stripped, OnnxWriter.write(bare));
    PolicyFile file = PolicyFile.read(stripped);
    assertEquals(Optional.empty(), file.metadata());
    assertEquals(5, file.newPolicy().observationSize());
  }
}

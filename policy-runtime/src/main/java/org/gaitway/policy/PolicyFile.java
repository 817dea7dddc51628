package org.gaitway.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gaitway.file.WholeFile;
import org.gaitway.policy.onnx.OnnxFormatException;
import org.gaitway.policy.onnx.OnnxGraph;
import org.gaitway.policy.onnx.OnnxModel;
import org.gaitway.policy.onnx.OnnxReader;
import org.gaitway.policy.onnx.OnnxWriter;

/**
 * A policy frozen into an ONNX file: input {@code observation} (1 x observationSize, raw), output
 * {@code action} (1 x actionSize, in the units that the actuators take), with {@link
 * PolicyMetadata} beside the graph. Any ONNX runtime can run it.
 *
 * <p>Files that others made are read too, as far as the kernel can compute them; they have neither
 * metadata nor a {@link PolicyNetwork}. Immutable; may be shared between threads.
 */
public final class PolicyFile {
  /** Largest file that is read [bytes]; policies have well under a tenth. */
  public static final long MAX_BYTES = 1L << 27;

  /** IR version 8 and opset 17 are of 2022: every runtime that is alive reads them. */
  private static final int IR_VERSION = 8;

  private static final int OPSET = 17;
  private static final String PRODUCER = "gaitway";

  private final String source;
  private final OnnxGraph graph;
  private final Optional<PolicyMetadata> metadata;
  private final Optional<PolicyNetwork> network;
  private final String sha256;

  private PolicyFile(String source, byte[] bytes) throws PolicyFormatException {
    this.source = source;
    OnnxModel model = model(source, bytes);
    graph = model.graph();
    network = NetworkDecoder.decode(graph);
    sha256 = sha256(bytes);
    Policy policy = GraphCompiler.compile(source, graph);
    MetadataReader reader = new MetadataReader(source, model.metadata());
    if (!reader.isPresent()) {
      metadata = Optional.empty();
      return;
    }
    metadata = Optional.of(reader.read());
    requireSize("observation", metadata.get().observation().size(), policy.observationSize());
    requireSize("action", metadata.get().joints().size(), policy.actionSize());
    TestVector.read(reader).verify(source, policy);
    verifyContent(model);
  }

  /** The test vector finds another computation; this finds any other change, however small. */
  private void verifyContent(OnnxModel model) throws PolicyFormatException {
    SortedMap<String, String> rest = new TreeMap<>(model.metadata());
    String expected = rest.remove(MetadataKeys.CHECK_SHA_256);
    String found = contentSha256(model, rest);
    if (!found.equals(expected)) {
      throw new PolicyFormatException(
          source,
          "it was damaged or changed after it was written: expected content of SHA-256 "
              + expected
              + ", found "
              + found);
    }
  }

  private static String contentSha256(OnnxModel model, SortedMap<String, String> properties) {
    return sha256(
        OnnxWriter.write(
            new OnnxModel(
                model.irVersion(),
                model.opset(),
                model.producerName(),
                model.producerVersion(),
                model.graph(),
                properties)));
  }

  /**
   * Writes a policy file. It appears under its name only when whole: it is written beside, forced
   * to disk and moved into place. The same network and metadata give the same bytes.
   *
   * @throws IllegalArgumentException if the metadata describe another number of observed or
   *     commanded values than the network has, or the network gives an action that is not finite
   * @throws IOException if it cannot be written; nothing is left behind
   */
  public static void write(Path file, PolicyNetwork network, PolicyMetadata metadata)
      throws IOException {
    if (metadata.observation().size() != network.observationSize()
        || metadata.joints().size() != network.actionSize()) {
      throw new IllegalArgumentException(
          String.format(
              "the metadata describe %d observed values and %d joints, the network has %d and %d",
              metadata.observation().size(),
              metadata.joints().size(),
              network.observationSize(),
              network.actionSize()));
    }
    SortedMap<String, String> properties = MetadataWriter.write(metadata);
    properties.putAll(TestVector.of(network).properties());
    String version = metadata.training().map(TrainingProvenance::gaitwayVersion).orElse("");
    OnnxModel model =
        new OnnxModel(
            IR_VERSION, OPSET, PRODUCER, version, NetworkGraph.encode(network), properties);
    SortedMap<String, String> sealed = new TreeMap<>(properties);
    sealed.put(MetadataKeys.CHECK_SHA_256, contentSha256(model, properties));
    WholeFile.write(
        file,
        OnnxWriter.write(
            new OnnxModel(IR_VERSION, OPSET, PRODUCER, version, model.graph(), sealed)));
  }

  /**
   * Reads a policy file, checks it, and runs the test vector that it carries.
   *
   * @throws UnsupportedGraphException if it is a valid file that the kernel cannot compute
   * @throws PolicyFormatException if it is not a policy file, is damaged, or gives another action
   *     than when it was written
   * @throws IOException if it cannot be read
   */
  public static PolicyFile read(Path file) throws IOException {
    long size = Files.size(file);
    if (size > MAX_BYTES) {
      throw new PolicyFormatException(
          file.toString(), "expected a policy of at most " + MAX_BYTES + " bytes, found " + size);
    }
    return new PolicyFile(file.toString(), Files.readAllBytes(file));
  }

  /** Reads a policy that is in memory; otherwise as {@link #read(Path)}. */
  static PolicyFile parse(String source, byte[] bytes) throws PolicyFormatException {
    return new PolicyFile(source, bytes);
  }

  /** What the robot must know besides the network; absent in files that others made. */
  public Optional<PolicyMetadata> metadata() {
    return metadata;
  }

  /** The network; absent in files that others made. */
  public Optional<PolicyNetwork> network() {
    return network;
  }

  /** A new instance of the policy, for one thread. */
  public Policy newPolicy() {
    try {
      return GraphCompiler.compile(source, graph);
    } catch (PolicyFormatException e) {
      throw new IllegalStateException("compiled before, and must again", e);
    }
  }

  /** SHA-256 of the file, 64 lower-case hexadecimal digits. */
  public String sha256() {
    return sha256;
  }

  private static OnnxModel model(String source, byte[] bytes) throws PolicyFormatException {
    try {
      return OnnxReader.read(bytes);
    } catch (OnnxFormatException e) {
      throw new PolicyFormatException(source, e.getMessage(), e);
    }
  }

  private void requireSize(String what, int described, int found) throws PolicyFormatException {
    if (described != found) {
      throw new PolicyFormatException(
          source,
          String.format(
              "the metadata describe an %s of %d values, the network's has %d",
              what, described, found));
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

package org.gaitway.policy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gaitway.file.WholeFile;
import org.gaitway.policy.onnx.OnnxGraph;
import org.gaitway.policy.onnx.OnnxModel;
import org.gaitway.policy.onnx.OnnxWriter;

/**
 * A policy frozen into an ONNX file: input {@code observation} (1 x observationSize, raw), output
 * {@code action} (1 x actionSize, in the units that the actuators take), with {@link
 * PolicyMetadata} beside the graph. Any ONNX runtime can run it.
 *
 * <p>Files that others made are read too. They have no {@link PolicyNetwork}; what metadata they
 * lack comes from a YAML file beside them, {@code policy.yaml} beside {@code policy.onnx}. The
 * kernel computes most; others run on a {@link PolicyEngine}, if one is there. Immutable; may be
 * shared between threads.
 */
public final class PolicyFile {
  /** Largest file that is read [bytes]; policies have well under a tenth. */
  public static final long MAX_BYTES = PolicySource.MAX_BYTES;

  /** IR version 8 and opset 17 are of 2022: every runtime that is alive reads them. */
  private static final int IR_VERSION = 8;

  private static final int OPSET = 17;
  private static final String PRODUCER = "gaitway";

  private final OnnxModel model;
  private final PolicyEngine.Model computation;
  private final Optional<PolicyEngine> engine;
  private final MetadataFinding metadata;
  private final Optional<PolicyNetwork> network;
  private final String sha256;
  private final Optional<String> yaml;

  /** Reads a policy, on one of these engines if it is beyond the kernel. */
  PolicyFile(PolicySource source, List<PolicyEngine> engines) throws PolicyFormatException {
    model = source.model();
    sha256 = source.sha256();
    yaml = source.overlay();
    OnnxGraph graph = model.graph();
    GraphPorts ports = PortFinder.find(source.name(), graph, source.settings().ports());
    computation = new PolicyEngine.Model(source.name(), source.bytes(), graph, ports);
    network = NetworkDecoder.decode(graph);
    MetadataReader reader = new MetadataReader(source.name(), model.metadata());
    // The kernel computes whatever Gaitway writes: one that it cannot has been damaged.
    EngineChoice choice = EngineChoice.of(computation, reader.isPresent() ? List.of() : engines);
    engine = choice.engine();
    try (Policy policy = choice.policy()) {
      metadata =
          reader.isPresent()
              ? MetadataFinding.of(own(reader, policy))
              : MetadataFinding.foreign(source, policy);
    }
    if (reader.isPresent()) {
      verifyContent();
    }
  }

  private PolicyMetadata own(MetadataReader reader, Policy policy) throws PolicyFormatException {
    PolicyMetadata own = reader.read();
    requireSize("observation", own.observation().size(), policy.observationSize());
    requireSize("action", own.joints().size(), policy.actionSize());
    TestVector.read(reader).verify(computation.source(), policy);
    return own;
  }

  /** The test vector finds another computation; this finds any other change, however small. */
  private void verifyContent() throws PolicyFormatException {
    SortedMap<String, String> rest = new TreeMap<>(model.metadata());
    String expected = rest.remove(MetadataKeys.CHECK_SHA_256);
    String found = contentSha256(model, rest);
    if (!found.equals(expected)) {
      throw new PolicyFormatException(
          computation.source(),
          "it was damaged or changed after it was written: expected content of SHA-256 "
              + expected
              + ", found "
              + found);
    }
  }

  private static String contentSha256(OnnxModel model, SortedMap<String, String> properties) {
    return Sha256.of(
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
   * @throws UnsupportedGraphException if it is a valid file that nothing here can compute
   * @throws PolicyFormatException if it is not a policy file, is damaged, or gives another action
   *     than when it was written
   * @throws IOException if it cannot be read
   */
  public static PolicyFile read(Path file) throws IOException {
    return new PolicyFile(PolicySource.read(file), EngineChoice.installed());
  }

  /** Reads a policy that is in memory, on the kernel; otherwise as {@link #read(Path)}. */
  static PolicyFile parse(String source, byte[] bytes) throws PolicyFormatException {
    return new PolicyFile(PolicySource.of(source, bytes), List.of());
  }

  /** What the robot must know besides the network; absent if that is not known. */
  public Optional<PolicyMetadata> metadata() {
    return metadata.metadata();
  }

  /**
   * As {@link #metadata}, for those who cannot do without.
   *
   * @throws PolicyFormatException if it is not known, with what is missing and where to write it
   */
  public PolicyMetadata requireMetadata() throws PolicyFormatException {
    return metadata.require();
  }

  /** The network; absent in files that others made. */
  public Optional<PolicyNetwork> network() {
    return network;
  }

  /** The file's content: producer, graph, and metadata as text. */
  public OnnxModel model() {
    return model;
  }

  /** The bytes of the ONNX file. Not to be changed. */
  public byte[] bytes() {
    return computation.bytes();
  }

  /** The YAML file beside it, if it says what the policy itself does not. */
  public Optional<String> yaml() {
    return yaml;
  }

  /** Which inputs and outputs of the graph are what. */
  public GraphPorts ports() {
    return computation.ports();
  }

  /** What the policy runs on: {@code kernel}, or the name of an engine. */
  public String engine() {
    return engine.map(PolicyEngine::name).orElse("kernel");
  }

  /** A new instance of the policy, for one thread; to be closed. */
  public Policy newPolicy() {
    try {
      return engine.isPresent()
          ? engine.get().open(computation)
          : GraphCompiler.compile(computation.source(), computation.graph(), ports());
    } catch (PolicyFormatException | EngineMissingException e) {
      throw new IllegalStateException("opened before, and must again", e);
    }
  }

  /**
   * A new instance on an engine of the caller's choice, to compare with.
   *
   * @throws EngineMissingException if what the engine runs on is not there
   * @throws PolicyFormatException if the engine cannot run the policy
   */
  public Policy newPolicy(PolicyEngine other) throws PolicyFormatException, EngineMissingException {
    return other.open(computation);
  }

  /**
   * SHA-256 of the file, and of those that hold its weights, if there are such: 64 lower-case
   * hexadecimal digits.
   */
  public String sha256() {
    return sha256;
  }

  private void requireSize(String what, int described, int found) throws PolicyFormatException {
    if (described != found) {
      throw new PolicyFormatException(
          computation.source(),
          String.format(
              "the metadata describe an %s of %d values, the network's has %d",
              what, described, found));
    }
  }
}

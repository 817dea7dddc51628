package org.gaitway.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gaitway.config.ConfigBinder;
import org.gaitway.config.ConfigException;
import org.gaitway.policy.onnx.ExternalData;
import org.gaitway.policy.onnx.ExternalFolder;
import org.gaitway.policy.onnx.OnnxFormatException;
import org.gaitway.policy.onnx.OnnxModel;
import org.gaitway.policy.onnx.OnnxReader;

/**
 * What a policy is read from: an ONNX file, the files that hold its weights if it does not, and a
 * YAML file beside it if there is one.
 *
 * @param name the file, for messages
 * @param bytes of the ONNX file
 * @param model what the bytes say
 * @param settings what the exporter's metadata say, overlaid by the YAML file
 * @param yaml name of the YAML file, there or not
 * @param overlay text of the YAML file, if it says anything here
 * @param sha256 of all but the YAML file
 */
record PolicySource(
    String name,
    byte[] bytes,
    OnnxModel model,
    ForeignPolicySettings settings,
    String yaml,
    Optional<String> overlay,
    String sha256) {

  /** Largest file that is read [bytes]. */
  static final long MAX_BYTES = 1L << 27;

  private static final String ONNX = ".onnx";
  private static final String YAML = ".yaml";

  /** A policy in memory, which has nothing beside it. */
  static PolicySource of(String name, byte[] bytes) throws PolicyFormatException {
    OnnxModel model = model(name, bytes, ExternalData.NONE);
    ForeignPolicySettings settings = ExporterMetadata.read(model.metadata());
    return new PolicySource(
        name, bytes, model, settings, name + YAML, Optional.empty(), Sha256.of(bytes));
  }

  /**
   * @throws PolicyFormatException if it is not an ONNX file, or is too large, or the YAML file
   *     cannot be used
   * @throws IOException if it cannot be read
   */
  static PolicySource read(Path file) throws IOException {
    String name = file.toString();
    long size = Files.size(file);
    if (size > MAX_BYTES) {
      throw new PolicyFormatException(
          name, "expected a policy of at most " + MAX_BYTES + " bytes, found " + size);
    }
    byte[] bytes = Files.readAllBytes(file);
    Path folder = file.toAbsolutePath().getParent();
    ExternalFolder weights = new ExternalFolder(folder, MAX_BYTES);
    OnnxModel model = model(name, bytes, weights);
    List<byte[]> all = new ArrayList<>(List.of(bytes));
    all.addAll(weights.contents());
    Path yaml = folder.resolve(yamlName(file.getFileName().toString()));
    ForeignPolicySettings settings = ExporterMetadata.read(model.metadata());
    Optional<String> overlay = Optional.empty();
    if (!new MetadataReader(name, model.metadata()).isPresent() && Files.exists(yaml)) {
      settings = overlay(name, settings, yaml);
      overlay = Optional.of(Files.readString(yaml));
    }
    return new PolicySource(
        name, bytes, model, settings, yaml.getFileName().toString(), overlay, Sha256.of(all));
  }

  private static String yamlName(String file) {
    String stem = file.endsWith(ONNX) ? file.substring(0, file.length() - ONNX.length()) : file;
    return stem + YAML;
  }

  private static ForeignPolicySettings overlay(
      String name, ForeignPolicySettings settings, Path yaml) throws PolicyFormatException {
    try {
      return ConfigBinder.bind(settings, Optional.of(yaml), List.of());
    } catch (ConfigException e) {
      throw new PolicyFormatException(name, e.getMessage(), e);
    }
  }

  private static OnnxModel model(String name, byte[] bytes, ExternalData weights)
      throws PolicyFormatException {
    try {
      return OnnxReader.read(bytes, weights);
    } catch (OnnxFormatException e) {
      throw new PolicyFormatException(name, e.getMessage(), e);
    }
  }
}

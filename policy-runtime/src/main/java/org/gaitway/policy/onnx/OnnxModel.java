package org.gaitway.policy.onnx;

import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A whole ONNX file (ModelProto).
 *
 * @param irVersion version of the file format
 * @param opset version of the default operator set
 * @param producerName the program that wrote the file, empty if unknown
 * @param producerVersion version of that program, empty if unknown
 * @param graph the computation
 * @param metadata metadata_props, sorted by key so that equal models have equal bytes
 */
public record OnnxModel(
    long irVersion,
    long opset,
    String producerName,
    String producerVersion,
    OnnxGraph graph,
    SortedMap<String, String> metadata) {

  /** Copies the metadata. */
  public OnnxModel {
    Objects.requireNonNull(producerName, "producerName");
    Objects.requireNonNull(producerVersion, "producerVersion");
    Objects.requireNonNull(graph, "graph");
    metadata = Collections.unmodifiableSortedMap(new TreeMap<>(metadata));
  }
}

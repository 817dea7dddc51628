package org.gaitway.policy;

import org.gaitway.policy.onnx.OnnxGraph;

/**
 * Runs graphs that are beyond the kernel. {@link PolicyFile} finds engines by {@link
 * java.util.ServiceLoader} and asks them only then, so that a robot whose policy the kernel
 * computes needs none.
 */
public interface PolicyEngine {
  /**
   * A whole model.
   *
   * @param source the file, for messages
   * @param bytes the bytes of the file
   * @param graph what they hold, for shapes, and for weights that were in another file
   * @param ports which inputs and outputs are what
   */
  record Model(String source, byte[] bytes, OnnxGraph graph, GraphPorts ports) {}

  /** What users know it as. */
  String name();

  /**
   * A policy that runs on this engine, for one thread.
   *
   * @throws EngineMissingException if what the engine runs on is not on the class path
   * @throws PolicyFormatException if it cannot run the model
   */
  Policy open(Model model) throws PolicyFormatException, EngineMissingException;
}

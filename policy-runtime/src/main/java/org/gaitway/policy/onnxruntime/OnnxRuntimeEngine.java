package org.gaitway.policy.onnxruntime;

import org.gaitway.policy.EngineMissingException;
import org.gaitway.policy.Policy;
import org.gaitway.policy.PolicyEngine;
import org.gaitway.policy.PolicyFormatException;

/**
 * Opens policies on ONNX Runtime, where it is on the class path. This class mentions none of ONNX
 * Runtime's, so that it can be found by name, and say what is missing, where that is not.
 */
public final class OnnxRuntimeEngine implements PolicyEngine {
  /** What users know the engine as. */
  public static final String NAME = "ONNX Runtime";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Policy open(Model model) throws PolicyFormatException, EngineMissingException {
    try {
      return OnnxRuntimePolicy.open(model);
    } catch (LinkageError e) { // No classes, or no native library for this machine.
      throw new EngineMissingException(
          "ONNX Runtime, which is not there: put the jar com.microsoft.onnxruntime:onnxruntime for"
              + " this platform on the class path",
          e);
    }
  }
}

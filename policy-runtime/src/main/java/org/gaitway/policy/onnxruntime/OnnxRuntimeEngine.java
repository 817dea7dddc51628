package org.gaitway.policy.onnxruntime;

import ai.onnxruntime.OrtException;
import org.gaitway.policy.EngineMissingException;
import org.gaitway.policy.Policy;
import org.gaitway.policy.PolicyEngine;
import org.gaitway.policy.PolicyFormatException;

/** Opens policies on ONNX Runtime, where it is on the class path. */
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
      return new OnnxRuntimePolicy(model);
    } catch (OrtException e) {
      throw new PolicyFormatException(
          model.source(), "ONNX Runtime cannot run it: " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new PolicyFormatException(model.source(), e.getMessage(), e);
    } catch (LinkageError e) { // No classes, or no native library for this machine.
      throw new EngineMissingException(
          "ONNX Runtime, which is not there: put the jar com.microsoft.onnxruntime:onnxruntime for"
              + " this platform on the class path",
          e);
    }
  }
}

package org.gaitway.launch.e2e;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;
import org.gaitway.policy.Policy;

/** A policy file run by ONNX Runtime for Java. */
final class OnnxRuntimePolicy implements Policy {
  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession.SessionOptions options = new OrtSession.SessionOptions();
  private final OrtSession session;
  private final int observationSize;
  private final int actionSize;

  OnnxRuntimePolicy(Path file, int observationSize, int actionSize) throws OrtException {
    options.setIntraOpNumThreads(1);
    this.session = environment.createSession(file.toString(), options);
    this.observationSize = observationSize;
    this.actionSize = actionSize;
  }

  @Override
  public int observationSize() {
    return observationSize;
  }

  @Override
  public int actionSize() {
    return actionSize;
  }

  @Override
  public void act(float[] observation, float[] action) {
    long[] shape = {1, observation.length};
    try (OnnxTensor tensor =
            OnnxTensor.createTensor(environment, FloatBuffer.wrap(observation), shape);
        OrtSession.Result result = session.run(Map.of("observation", tensor))) {
      ((OnnxTensor) result.get("action").orElseThrow()).getFloatBuffer().get(action);
    } catch (OrtException e) {
      throw new AssertionError("ONNX Runtime cannot run the policy", e);
    }
  }

  @Override
  public void close() {
    try {
      session.close();
      options.close();
    } catch (OrtException e) {
      throw new AssertionError("ONNX Runtime cannot close a session", e);
    }
  }
}

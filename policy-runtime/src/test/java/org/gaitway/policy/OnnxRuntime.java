package org.gaitway.policy;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Map;

/** The peer: a model run by ONNX Runtime. */
final class OnnxRuntime implements AutoCloseable {
  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession.SessionOptions options = new OrtSession.SessionOptions();
  private final OrtSession session;

  OnnxRuntime(byte[] model) throws OrtException {
    options.setIntraOpNumThreads(1);
    session = environment.createSession(model, options);
  }

  float[] act(float[] observation) throws OrtException {
    String input = session.getInputNames().iterator().next();
    String output = session.getOutputNames().iterator().next();
    long[] shape = {1, observation.length};
    try (OnnxTensor tensor =
            OnnxTensor.createTensor(environment, FloatBuffer.wrap(observation), shape);
        OrtSession.Result result = session.run(Map.of(input, tensor))) {
      FloatBuffer values = ((OnnxTensor) result.get(output).orElseThrow()).getFloatBuffer();
      float[] action = new float[values.remaining()];
      values.get(action);
      return action;
    }
  }

  @Override
  public void close() throws OrtException {
    session.close();
    options.close();
  }
}

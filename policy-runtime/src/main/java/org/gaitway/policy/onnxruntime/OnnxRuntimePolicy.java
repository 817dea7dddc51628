package org.gaitway.policy.onnxruntime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gaitway.policy.Policy;
import org.gaitway.policy.PolicyEngine;
import org.gaitway.policy.PolicyFormatException;
import org.gaitway.policy.PolicySizes;
import org.gaitway.policy.StateLoop;
import org.gaitway.policy.onnx.OnnxValue;

/**
 * A policy on ONNX Runtime: on the calling thread alone, in order, with inputs and outputs at fixed
 * places outside the Java heap. Each call still makes some short-lived Java objects, a few hundred
 * bytes, in ONNX Runtime's own Java code.
 *
 * <p>If ONNX Runtime fails in a call, the action is not a number, which a safety envelope takes for
 * the fault that it is.
 */
final class OnnxRuntimePolicy implements Policy {
  private final OrtSession session;
  private final List<Port> observation = new ArrayList<>();
  private final List<Port> statesIn = new ArrayList<>();
  private final List<Port> statesOut = new ArrayList<>();
  private Port action;
  private final Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
  private final Map<String, OnnxTensor> outputs = new LinkedHashMap<>();
  private final int observationSize;

  /**
   * Opens a model.
   *
   * @throws PolicyFormatException if ONNX Runtime refuses it, or its inputs and outputs are not a
   *     policy's
   */
  static OnnxRuntimePolicy open(PolicyEngine.Model model) throws PolicyFormatException {
    try {
      return new OnnxRuntimePolicy(model);
    } catch (OrtException e) {
      throw new PolicyFormatException(
          model.source(), "ONNX Runtime cannot run it: " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new PolicyFormatException(model.source(), e.getMessage(), e);
    }
  }

  private OnnxRuntimePolicy(PolicyEngine.Model model) throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    session = session(environment, model);
    try {
      for (OnnxValue input : model.ports().observation()) {
        observation.add(Port.of(environment, input.name(), single(input.dims())));
      }
      for (StateLoop state : model.ports().states()) {
        long[] dims = single(state.input().dims());
        statesIn.add(Port.of(environment, state.input().name(), dims));
        statesOut.add(Port.of(environment, state.output(), dims));
      }
      action = Port.of(environment, model.ports().action(), probe(model.ports().action()));
    } catch (OrtException | IllegalArgumentException e) {
      close();
      throw e;
    }
    outputs.put(action.name(), action.tensor());
    statesOut.forEach(port -> outputs.put(port.name(), port.tensor()));
    observationSize = observation.stream().mapToInt(Port::size).sum();
    reset();
  }

  private static OrtSession session(OrtEnvironment environment, PolicyEngine.Model model)
      throws OrtException {
    Map<String, OnnxTensorLike> weights = new HashMap<>();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
      options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
      for (org.gaitway.policy.onnx.OnnxTensor tensor : model.graph().initializers()) {
        if (tensor.external()) {
          weights.put(tensor.name(), weights(environment, tensor));
        }
      }
      if (!weights.isEmpty()) {
        options.addExternalInitializers(weights);
      }
      return environment.createSession(model.bytes(), options);
    } finally {
      weights.values().forEach(OnnxTensorLike::close);
    }
  }

  private static OnnxTensor weights(
      OrtEnvironment environment, org.gaitway.policy.onnx.OnnxTensor tensor) throws OrtException {
    return tensor.isFloat()
        ? OnnxTensor.createTensor(environment, FloatBuffer.wrap(tensor.floats()), tensor.dims())
        : OnnxTensor.createTensor(environment, LongBuffer.wrap(tensor.integers()), tensor.dims());
  }

  /** One instead of what the file leaves open: a policy acts for one. */
  private static long[] single(long[] dims) {
    return Arrays.stream(dims).map(dim -> dim < 1 ? 1 : dim).toArray();
  }

  /** The shape of the action, by running the model once: files do not always say it. */
  private long[] probe(String name) throws OrtException {
    observation.forEach(port -> inputs.put(port.name(), port.tensor()));
    statesIn.forEach(port -> inputs.put(port.name(), port.tensor()));
    try (OrtSession.Result result = session.run(inputs)) {
      long[] dims =
          result
              .get(name)
              .filter(OnnxTensor.class::isInstance)
              .map(value -> ((OnnxTensor) value).getInfo())
              .map(TensorInfo::getShape)
              .orElseThrow(() -> new IllegalArgumentException("'" + name + "' is not a tensor"));
      long size = Arrays.stream(dims).reduce(1, (a, b) -> a * b);
      if (dims.length == 0 || size != dims[dims.length - 1]) {
        throw new IllegalArgumentException(
            "expected the output '" + name + "' to be 1 x actions, found " + Arrays.toString(dims));
      }
      return dims;
    }
  }

  @Override
  public int observationSize() {
    return observationSize;
  }

  @Override
  public int actionSize() {
    return action.size();
  }

  @Override
  public void act(float[] observed, float[] commanded) {
    PolicySizes.check(this, observed, commanded);
    int from = 0;
    for (int i = 0; i < observation.size(); i++) {
      Port port = observation.get(i);
      port.memory().put(0, observed, from, port.size());
      from += port.size();
    }
    try {
      session.run(inputs, outputs).close(); // Which leaves pinned outputs as they are.
      action.memory().get(0, commanded);
    } catch (OrtException e) {
      Arrays.fill(commanded, Float.NaN);
    }
    for (int i = 0; i < statesIn.size(); i++) {
      Port old = statesIn.get(i);
      old.memory().put(0, statesOut.get(i).memory(), 0, old.size());
    }
  }

  @Override
  public void reset() {
    statesIn.forEach(Port::clear);
  }

  @Override
  public void close() {
    observation.forEach(Port::close);
    statesIn.forEach(Port::close);
    statesOut.forEach(Port::close);
    if (action != null) { // Null when the constructor failed before.
      action.close();
    }
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime cannot free a session", e);
    }
  }
}

package org.gaitway.policy;

import static org.gaitway.policy.Agreement.act;
import static org.gaitway.policy.Agreement.assertAgree;

import java.util.Random;
import org.gaitway.policy.onnxruntime.OnnxRuntimeEngine;

/** One model on the kernel and on ONNX Runtime. */
final class EnginePair {
  private static final int SEQUENCES = 10;
  private static final int STEPS = 10;

  private EnginePair() {}

  /** Both give the same actions, over sequences of observations. */
  static void assertAgrees(TestGraph graph) throws Exception {
    PolicyFile file = PolicyFile.parse("test", graph.bytes());
    Random random = new Random(6);
    try (Policy kernel = file.newPolicy();
        Policy peer = file.newPolicy(new OnnxRuntimeEngine())) {
      for (int sequence = 0; sequence < SEQUENCES; sequence++) {
        kernel.reset();
        peer.reset();
        for (int step = 0; step < STEPS; step++) {
          float[] observation = Networks.gaussian(random, kernel.observationSize(), 2);
          assertAgree(act(peer, observation), act(kernel, observation));
        }
      }
    }
  }
}

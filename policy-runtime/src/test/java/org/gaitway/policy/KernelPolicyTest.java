package org.gaitway.policy;

import static org.gaitway.policy.Agreement.act;
import static org.gaitway.policy.Agreement.assertAgree;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.gaitway.policy.onnx.OnnxModel;
import org.gaitway.policy.onnx.OnnxWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KernelPolicyTest {
  private static final int[][] SIZES = {
    {1, 1}, {3, 5, 2}, {7, 13, 12, 1}, {17, 64, 64, 6}, {48, 256, 128, 12}, {131, 33, 70, 20}
  };

  private static byte[] onnx(PolicyNetwork network) {
    return OnnxWriter.write(
        new OnnxModel(8, 17, "", "", NetworkGraph.encode(network), new TreeMap<>()));
  }

  @ParameterizedTest
  @EnumSource
  void agreesWithOnnxRuntime(Activation activation) throws Exception {
    Random random = new Random(4);
    for (int[] sizes : SIZES) {
      PolicyNetwork network = Networks.random(3, activation, sizes);
      Policy policy = network.newPolicy();
      try (OnnxRuntime peer = new OnnxRuntime(onnx(network))) {
        for (int i = 0; i < 200; i++) {
          float[] observation = Networks.gaussian(random, sizes[0], 3);
          assertAgree(peer.act(observation), act(policy, observation));
        }
      }
    }
  }

  @Test
  void computesWhatTheNetworkSays() {
    DenseLayer layer =
        new DenseLayer(new float[] {1, 2, 3, 4}, new float[] {10, 20}, 2, 2, Activation.IDENTITY);
    PolicyNetwork network =
        new PolicyNetwork(
            new float[] {1, 0},
            new float[] {2, 4},
            3,
            List.of(layer),
            new float[] {1, 0.5f},
            new float[] {0, 1},
            new float[] {-100, -100},
            new float[] {100, 12});
    // normalised = (2, clip(-5) = -3), layer = (2 - 6 + 10, 6 - 12 + 20), action = (6, 14/2 + 1)
    assertArrayEquals(new float[] {6, 8}, act(network.newPolicy(), new float[] {5, -20}));
    // normalised = (3, 3), layer = (19, 41), action = (19, clip(21.5) = 12)
    assertArrayEquals(new float[] {19, 12}, act(network.newPolicy(), new float[] {50, 50}));
  }

  @Test
  void infiniteLimitsLimitNothing() throws Exception {
    float infinity = Float.POSITIVE_INFINITY;
    PolicyNetwork limited = Networks.random(1, Activation.ELU, 4, 8, 2);
    PolicyNetwork free =
        new PolicyNetwork(
            new float[4],
            Networks.filled(4, 1),
            infinity,
            limited.layers(),
            new float[] {1000, 1000},
            new float[2],
            Networks.filled(2, -infinity),
            new float[] {infinity, 3});
    float[] observation = {1e6f, -1e6f, 1e6f, 3};
    try (OnnxRuntime peer = new OnnxRuntime(onnx(free))) {
      float[] action = act(free.newPolicy(), observation);
      assertAgree(peer.act(observation), action);
      assertTrue(Math.abs(action[0]) > 1e6);
      assertTrue(action[1] <= 3);
    }
  }

  @Test
  void theFirstCallAndTheMillionthGiveTheSameBits() {
    for (Activation activation : Activation.values()) {
      PolicyNetwork network = Networks.random(9, activation, 11, 24, 3);
      float[] observation = Networks.gaussian(new Random(5), 11, 2);
      Policy policy = network.newPolicy();
      float[] first = act(policy, observation);
      float[] action = new float[3];
      for (int i = 0; i < 1_000_000 / Activation.values().length; i++) {
        policy.act(observation, action);
        assertTrue(Arrays.equals(first, action), "another action, in call " + i);
      }
    }
  }

  @Test
  void instancesDoNotDisturbEachOther() {
    PolicyNetwork network = Networks.random(2, Activation.TANH, 5, 9, 2);
    Policy one = network.newPolicy();
    Policy other = network.newPolicy();
    float[] observation = {1, 2, 3, 4, 5};
    float[] expected = act(one, observation);
    act(other, new float[5]);
    assertArrayEquals(expected, act(one, observation));
  }

  @Test
  void actAllocatesNothing() {
    for (Activation activation : Activation.values()) {
      Policy policy = Networks.random(1, activation, 17, 64, 64, 6).newPolicy();
      // The JVM allocates a few bytes itself when it replaces code, at times that differ.
      long least = Long.MAX_VALUE;
      for (int round = 0; round < 20; round++) {
        least = Math.min(least, bytesOfAThousandCalls(policy));
      }
      assertEquals(0, least, activation.toString());
    }
  }

  private static long bytesOfAThousandCalls(Policy policy) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    float[] observation = new float[policy.observationSize()];
    float[] action = new float[policy.actionSize()];
    long before = threads.getThreadAllocatedBytes(thread);
    for (int i = 0; i < 1000; i++) {
      policy.act(observation, action);
    }
    return threads.getThreadAllocatedBytes(thread) - before;
  }

  @Test
  void notANumberIsNotHidden() {
    Policy policy = Networks.random(1, Activation.TANH, 3, 8, 2).newPolicy();
    assertTrue(Float.isNaN(act(policy, new float[] {0, Float.NaN, 0})[0]));
  }

  @Test
  void arraysOfAnotherLengthAreRefused() {
    Policy policy = Networks.random(1, Activation.TANH, 3, 8, 2).newPolicy();
    IllegalArgumentException error =
        assertThrows(IllegalArgumentException.class, () -> policy.act(new float[4], new float[2]));
    assertEquals("expected 3 observed and 2 commanded values, found 4 and 2", error.getMessage());
  }
}

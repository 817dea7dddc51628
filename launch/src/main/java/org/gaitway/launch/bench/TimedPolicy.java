package org.gaitway.launch.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import org.gaitway.policy.Policy;

/** Times each call of a policy, in rounds, with observations that change from call to call. */
final class TimedPolicy {
  private static final int OBSERVATIONS = 64;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final Policy policy;
  private final float[][] observations;
  private final float[] action;
  private final long[] nanos;
  private double leastBytes = Double.POSITIVE_INFINITY;

  /**
   * @param calls in a round
   */
  TimedPolicy(Policy policy, int calls) {
    this.policy = policy;
    Random random = new Random(1);
    observations = new float[OBSERVATIONS][policy.observationSize()];
    for (float[] observation : observations) {
      for (int i = 0; i < observation.length; i++) {
        observation[i] = (float) random.nextGaussian();
      }
    }
    action = new float[policy.actionSize()];
    nanos = new long[calls];
  }

  /**
   * Takes a round.
   *
   * @return the time of each call [ns], sorted; the same array each time
   */
  long[] round() {
    long thread = Thread.currentThread().getId();
    long before = threads.getThreadAllocatedBytes(thread);
    for (int i = 0; i < nanos.length; i++) {
      float[] observation = observations[i % OBSERVATIONS];
      long begin = System.nanoTime();
      policy.act(observation, action);
      nanos[i] = System.nanoTime() - begin;
    }
    double bytes = threads.getThreadAllocatedBytes(thread) - before;
    leastBytes = Math.min(leastBytes, bytes / nanos.length);
    Arrays.sort(nanos);
    return nanos;
  }

  /** Bytes that a call allocates; what the JVM itself allocates now and then is not counted. */
  double bytesPerCall() {
    return leastBytes;
  }
}

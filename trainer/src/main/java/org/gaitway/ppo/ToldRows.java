package org.gaitway.ppo;

import java.nio.FloatBuffer;
import org.gaitway.nn.Rows;

/**
 * The rows that the policy's network takes: what is observed at present, and behind it what an
 * encoder tells. Static: the data are the caller's.
 */
final class ToldRows {
  private ToldRows() {}

  /** Copies the present part of an observation. */
  static void putPresent(Rows observations, int row, int[] present, Rows out, int at) {
    FloatBuffer from = observations.block().buffer();
    FloatBuffer to = out.block().buffer();
    int source = row * observations.stride();
    int target = at * out.stride();
    for (int column : present) {
      to.put(target++, from.get(source + column));
    }
  }

  /** Copies what an encoder tells behind the first {@code skip} columns. */
  static void putLatent(Rows latents, int row, int skip, Rows out, int at) {
    out.block()
        .buffer()
        .put(
            at * out.stride() + skip,
            latents.block().buffer(),
            row * latents.stride(),
            latents.columns());
  }
}

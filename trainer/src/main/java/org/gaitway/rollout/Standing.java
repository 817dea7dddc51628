package org.gaitway.rollout;

import org.gaitway.checkpoint.Checkpoint;
import org.gaitway.random.RandomStream;

/**
 * All that an environment's next segment depends on, as of the end of a segment.
 *
 * @param origin how its state came about
 * @param random its random stream; not used where a reset is to be taken again
 * @param episode number of the present episode, from 0
 * @param episodeReturn of the present episode so far
 * @param termSums of its weighted reward terms
 */
record Standing(
    StateOrigin origin, long[] random, long episode, double episodeReturn, double[] termSums) {

  void put(Checkpoint checkpoint, String prefix) {
    origin.put(checkpoint, prefix);
    checkpoint
        .put(prefix + "random", random)
        .put(prefix + "episode", episode)
        .put(prefix + "return", episodeReturn)
        .put(prefix + "terms", termSums);
  }

  static Standing read(Checkpoint checkpoint, String prefix, int terms) {
    return new Standing(
        StateOrigin.read(checkpoint, prefix),
        checkpoint.longs(prefix + "random", RandomStream.STATE_SIZE),
        // Checkpoints from before episodes were counted do not have it.
        checkpoint.has(prefix + "episode") ? checkpoint.aLong(prefix + "episode") : 0,
        checkpoint.doubles(prefix + "return", 1)[0],
        checkpoint.doubles(prefix + "terms", terms));
  }
}

package org.gaitway.launch.robot;

/** How long a robot has sent no new state. For one thread. */
final class Silence {
  private final LoopWitness witness;
  private long stamp;
  private long since = System.nanoTime();

  Silence(LoopWitness witness) {
    this.witness = witness;
    this.stamp = witness.lastStamp();
  }

  /** Time since the newest state was seen to be another one [s]. */
  double seconds() {
    long now = System.nanoTime();
    if (witness.lastStamp() != stamp) {
      stamp = witness.lastStamp();
      since = now;
    }
    return (now - since) * 1e-9;
  }
}

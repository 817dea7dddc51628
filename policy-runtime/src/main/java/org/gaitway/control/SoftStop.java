package org.gaitway.control;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.gaitway.safety.StopLatch;

/**
 * Asks the control loop to bring the robot to a safe stop. Once tripped it stays so, whatever is
 * commanded, until it is armed again explicitly; of several trips the first names the source.
 *
 * <p>Thread-safe and lock-free; tripping waits for nothing and nobody, and allocates nothing.
 */
public final class SoftStop implements StopLatch {
  // A name of its own object: it is told from one that somebody gives by identity.
  @SuppressWarnings("StringOperationCanBeSimplified")
  private static final String REHEARSAL = new String("rehearsal");

  private final AtomicReference<String> source = new AtomicReference<>();
  private final AtomicLong trips = new AtomicLong();

  /** Trips the stop. A trip during a rehearsal ends the rehearsal and stays. */
  @Override
  public void trip(String by) {
    String before = source.get();
    while ((before == null || before == REHEARSAL) && !source.compareAndSet(before, by)) {
      before = source.get();
    }
    trips.incrementAndGet();
  }

  @Override
  public String trippedBy() {
    return source.get();
  }

  @Override
  public long trips() {
    return trips.get();
  }

  /** What tripped it, if it is tripped. */
  public Optional<String> source() {
    return Optional.ofNullable(source.get());
  }

  /**
   * Arms it again.
   *
   * @return whether it had been tripped
   */
  public boolean rearm() {
    return source.getAndSet(null) != null;
  }

  /**
   * Trips it for a rehearsal of the stop.
   *
   * @return whether it is one; not if the stop is tripped in earnest
   */
  public boolean beginRehearsal() {
    boolean begun = source.compareAndSet(null, REHEARSAL);
    trips.incrementAndGet();
    return begun;
  }

  /**
   * Ends a rehearsal.
   *
   * @return whether it had remained one; if not, somebody has tripped the stop meanwhile, and it
   *     stays tripped
   */
  public boolean endRehearsal() {
    return source.compareAndSet(REHEARSAL, null);
  }
}

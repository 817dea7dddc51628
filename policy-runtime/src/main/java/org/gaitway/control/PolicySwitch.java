package org.gaitway.control;

import java.util.List;
import org.gaitway.robot.JointCommand;
import org.gaitway.safety.SafetyEnvelope;

/**
 * The policies of a loop, one of which commands the robot. Another takes over in a cross-fade: both
 * run for a while, and their efforts are mixed, the new one's share growing smoothly.
 *
 * <p>{@link #select}, {@link #active} and {@link #names} are for any thread, the rest for the loop
 * thread.
 */
public final class PolicySwitch {
  private final PolicySlot[] slots;
  private final long fadeNs;
  private final JointCommand other;
  private volatile int wanted;
  private int seen;
  private volatile int current;
  private int next = -1;
  private long fadeStart;

  /**
   * @param slots at least one, names differ; the first is active at the start
   * @param joints of the robot's command
   * @param fadeNs how long a change takes [ns], not negative
   * @throws IllegalArgumentException if there is no slot, or a name is there twice
   */
  public PolicySwitch(List<PolicySlot> slots, List<String> joints, long fadeNs) {
    long distinct = slots.stream().map(PolicySlot::name).distinct().count();
    if (slots.isEmpty() || distinct != slots.size() || fadeNs < 0) {
      throw new IllegalArgumentException(
          String.format(
              "expected policies of different names and a fade that is not negative, found %s"
                  + " and %d ns",
              slots.stream().map(PolicySlot::name).toList(), fadeNs));
    }
    this.slots = slots.toArray(PolicySlot[]::new);
    this.fadeNs = fadeNs;
    other = new JointCommand(joints);
  }

  /** Names of the policies. */
  public List<String> names() {
    return List.of(slots).stream().map(PolicySlot::name).toList();
  }

  /**
   * Asks for a policy. If a change is under way, it is finished first.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public void select(String name) {
    for (int i = 0; i < slots.length; i++) {
      if (slots[i].name().equals(name)) {
        wanted = i;
        return;
      }
    }
    throw new IllegalArgumentException("no policy '" + name + "'; there are " + names());
  }

  /** Name of the policy that commands the robot; during a change, of the one before. */
  public String active() {
    return slots[current].name();
  }

  /** The slot that commands the robot; during a change, the one before. */
  PolicySlot slot() {
    return slots[current];
  }

  /** Values of the largest observation. */
  public int maxObservationSize() {
    int size = 0;
    for (PolicySlot slot : slots) {
      size = Math.max(size, slot.observation().length);
    }
    return size;
  }

  /** Looks which policy is wanted; once a tick, so that all of the tick goes by the same. */
  void look() {
    seen = wanted;
  }

  /** Name of the policy that was wanted at the last {@link #look}. */
  String seen() {
    return slots[seen].name();
  }

  /** Starts afresh with the policy that is wanted: it acts at this tick. */
  void reset(long tick) {
    current = seen;
    next = -1;
    slots[current].reset(tick);
  }

  /**
   * Lets the policies act that are due, and makes the target.
   *
   * @param tick number of the tick
   * @param now the time [ns]
   * @param envelope checks observations and actions
   * @param target receives the target; unchanged if the envelope finds fault
   * @return whether it found none
   */
  boolean step(long tick, long now, SafetyEnvelope envelope, JointCommand target) {
    beginFade(tick, now);
    if (!act(slots[current], tick, now, envelope)) {
      return false;
    }
    if (next < 0) {
      slots[current].target(tick, target);
      return true;
    }
    if (!act(slots[next], tick, now, envelope)) {
      return false;
    }
    mix(tick, now, target);
    return true;
  }

  /** Whether the policy that commands the robot acts at this tick. */
  boolean isDue(long tick) {
    return slots[current].isDue(tick);
  }

  /** Closes all policies. */
  void close() {
    for (PolicySlot slot : slots) {
      slot.close();
    }
  }

  private void beginFade(long tick, long now) {
    if (next < 0 && seen != current) {
      next = seen;
      fadeStart = now;
      slots[next].reset(tick);
    }
  }

  private static boolean act(PolicySlot slot, long tick, long now, SafetyEnvelope envelope) {
    return !slot.isDue(tick) || slot.step(tick, now, envelope);
  }

  private void mix(long tick, long now, JointCommand target) {
    double time = fadeNs == 0 ? 1 : (now - fadeStart) / (double) fadeNs;
    slots[next].target(tick, other);
    if (time >= 1) {
      current = next;
      next = -1;
      target.copyFrom(other);
      return;
    }
    double at = Math.max(0, time);
    slots[current].target(tick, target);
    CommandBlend.mix(target, other, at * at * (3 - 2 * at), target);
  }
}

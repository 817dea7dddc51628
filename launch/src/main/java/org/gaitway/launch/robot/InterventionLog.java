package org.gaitway.launch.robot;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.gaitway.control.TickRecord;
import org.gaitway.control.TickRing;
import org.gaitway.safety.Intervention;
import org.gaitway.safety.Interventions;
import org.gaitway.safety.SafetyMode;

/**
 * Tells what the safety envelope finds: each change of its mode, and each kind of intervention once
 * a second at most. All are counted in the statistics.
 */
final class InterventionLog {
  private static final long BETWEEN_NS = 1_000_000_000;

  private final TickRing ring;
  private final List<String> joints;
  private final Consumer<String> log;
  private final Map<Intervention, Long> told = new EnumMap<>(Intervention.class);
  private SafetyMode mode = SafetyMode.STOPPED;

  /**
   * @param joints that are commanded, in order
   */
  InterventionLog(TickRing ring, List<String> joints, Consumer<String> log) {
    this.ring = ring;
    this.joints = joints;
    this.log = log;
  }

  /** Tells what came since the last time. */
  void tell() {
    boolean more = true;
    while (more) {
      more = ring.poll(this::tell);
    }
  }

  private void tell(TickRecord tick) {
    Interventions found = tick.interventions();
    for (int i = 0; i < found.size(); i++) {
      Intervention kind = found.kind(i);
      long last = told.getOrDefault(kind, Long.MIN_VALUE);
      if (last == Long.MIN_VALUE || System.nanoTime() - last > BETWEEN_NS) {
        told.put(kind, System.nanoTime());
        log.accept(text(tick, i));
      }
    }
    if (tick.mode() != mode) {
      mode = tick.mode();
      log.accept("tick " + tick.tick() + ": mode " + mode.name().toLowerCase(Locale.ROOT));
    }
  }

  private String text(TickRecord tick, int i) {
    Interventions found = tick.interventions();
    int index = found.index(i);
    boolean ofJoint = index >= 0 && index < joints.size();
    return String.format(
        Locale.ROOT,
        "tick %d: %s%s, found %.6g, allowed %.6g: %s",
        tick.tick(),
        found.kind(i).word(),
        ofJoint ? " (" + joints.get(index) + ")" : "",
        found.value(i),
        found.limit(i),
        found.response(i).name().toLowerCase(Locale.ROOT));
  }
}

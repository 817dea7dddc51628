package org.gaitway.safety;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;

/** Collects what the checks of one tick found, and knows the most severe response to it. */
final class TripLog {
  private static final Intervention[] KINDS = Intervention.values();

  private final Response[] responses;
  private final Interventions interventions;
  private final AtomicLongArray counts = new AtomicLongArray(KINDS.length);
  private Response worst = Response.OFF;
  private Intervention cause;

  TripLog(Map<Intervention, Response> responses, int capacity) {
    this.responses = new Response[KINDS.length];
    for (Intervention kind : KINDS) {
      this.responses[kind.ordinal()] = responses.get(kind);
    }
    interventions = new Interventions(capacity);
  }

  /** Begins a tick. */
  void clear() {
    interventions.clear();
    worst = Response.OFF;
    cause = null;
  }

  boolean isOn(Intervention kind) {
    return responses[kind.ordinal()] != Response.OFF;
  }

  /** Whether commands are brought back to this limit. */
  boolean limits(Intervention kind) {
    return responses[kind.ordinal()].compareTo(Response.LIMIT) >= 0;
  }

  /** Notes that a check found something, unless it is off. */
  void trip(Intervention kind, int index, double value, double limit) {
    trip(kind, responses[kind.ordinal()], index, value, limit);
  }

  /** Notes it with another response than the check's own. */
  void trip(Intervention kind, Response response, int index, double value, double limit) {
    if (response == Response.OFF) {
      return;
    }
    // Written by this thread alone: no atomic addition is needed, only that others see it.
    counts.lazySet(kind.ordinal(), counts.getPlain(kind.ordinal()) + 1);
    interventions.add(kind, response, index, value, limit);
    if (response.compareTo(worst) > 0) {
      worst = response;
      cause = kind;
    }
  }

  /** The most severe response since {@link #clear}. */
  Response worst() {
    return worst;
  }

  /** What the most severe response is to; null if nothing was found. */
  Intervention cause() {
    return cause;
  }

  Interventions interventions() {
    return interventions;
  }

  /** Any thread. */
  long count(Intervention kind) {
    return counts.get(kind.ordinal());
  }

  /** Any thread. */
  Map<Intervention, Long> counts() {
    Map<Intervention, Long> result = new EnumMap<>(Intervention.class);
    for (Intervention kind : KINDS) {
      if (count(kind) > 0) {
        result.put(kind, count(kind));
      }
    }
    return result;
  }
}

package org.gaitway.episode;

import java.io.IOException;
import java.util.List;

/** Writes what a simulation did. */
final class SimulationMessages {
  private final MessageSink sink;
  private final NameBytes terms = new NameBytes();

  SimulationMessages(MessageSink sink) {
    this.sink = sink;
  }

  void state(long step, long time, double[] state, double[] control, int substeps)
      throws IOException {
    sink.begin().float64s(state).float64s(control).int32(substeps);
    sink.end(Topic.SIMULATION, step, time);
  }

  void fault(long step, long time, double[] state, double[] observation) throws IOException {
    sink.begin().float64s(state).float64s(observation);
    sink.end(Topic.FAULT, step, time);
  }

  void reward(
      long step,
      long time,
      double total,
      List<String> names,
      double[] values,
      boolean terminated,
      boolean truncated)
      throws IOException {
    sink.begin()
        .float64(total)
        .strings(terms.of(names))
        .float64s(values)
        .bool(terminated)
        .bool(truncated);
    sink.end(Topic.REWARD, step, time);
  }
}

package org.gaitway.episode;

import java.io.IOException;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.gaitway.cdr.CdrWriter;
import org.gaitway.control.CommandView;
import org.gaitway.control.LoopStatistics;
import org.gaitway.control.TickRecord;
import org.gaitway.robot.JointCommand;
import org.gaitway.safety.Interventions;
import org.gaitway.safety.StopView;

/** Writes what a control loop did. */
final class LoopMessages {
  private static final double SECONDS_PER_NS = 1e-9;
  private static final byte[] NO_FRAME = new byte[0];

  private final MessageSink sink;
  private final NameBytes joints = new NameBytes();

  LoopMessages(MessageSink sink) {
    this.sink = sink;
  }

  void command(long step, long time, JointCommand command) throws IOException {
    sink.begin()
        .time(time)
        .string(NO_FRAME)
        .strings(joints.of(command.joints()))
        .float64s(command.position())
        .float64s(command.velocity())
        .float64s(command.effort())
        .float64s(command.kp())
        .float64s(command.kd());
    sink.end(Topic.COMMAND, step, time);
  }

  void tick(long time, TickRecord tick) throws IOException {
    CdrWriter cdr =
        sink.begin()
            .int64(tick.tick())
            .int64(tick.deadline())
            .int64(tick.wakeUp())
            .int64(tick.now())
            .int64(tick.computeNs())
            .int64(tick.state().stamp())
            .int32(tick.missed())
            .bool(tick.rehearsal())
            .bool(tick.present())
            .bool(tick.acted())
            .bool(tick.writes())
            .bool(tick.written())
            .bool(tick.failedBefore())
            .int8(tick.failure().ordinal())
            .string(tick.mode().word())
            .string(tick.policy())
            .string(tick.selected());
    interventions(cdr, tick.interventions());
    inputs(cdr, tick.inputs());
    cdr.int64(tick.stopsBefore());
    stop(cdr, tick.stopAtStart());
    stop(cdr, tick.stopAtEnd());
    sink.end(Topic.TICK, tick.tick(), time);
  }

  private static void interventions(CdrWriter cdr, Interventions found) {
    cdr.sequence(found.size());
    for (int i = 0; i < found.size(); i++) {
      cdr.string(found.kind(i).word());
    }
  }

  private static void inputs(CdrWriter cdr, List<CommandView> inputs) {
    cdr.sequence(inputs.size());
    for (int i = 0; i < inputs.size(); i++) {
      CommandView input = inputs.get(i);
      cdr.string(input.name()).float64s(input.values()).int64(input.stamp());
    }
  }

  private static void stop(CdrWriter cdr, StopView stop) {
    // An empty source would read as if nothing had tripped it.
    boolean nameless = stop.isTripped() && stop.source().isEmpty();
    cdr.int64(stop.trips()).string(nameless ? "unknown" : stop.isTripped() ? stop.source() : "");
  }

  void safety(long step, long time, SafetyEvent event) throws IOException {
    sink.begin()
        .string(event.kind())
        .string(event.name())
        .string(event.joint())
        .string(event.response())
        .string(event.source())
        .float64(event.value())
        .float64(event.limit());
    sink.end(Topic.SAFETY, step, time);
  }

  void statistics(long step, long time, LoopStatistics.Snapshot snapshot, long dropped)
      throws IOException {
    CdrWriter cdr = sink.begin().int64(snapshot.ticks()).int64(snapshot.overruns()).int64(dropped);
    times(cdr, snapshot.wakeUp());
    times(cdr, snapshot.compute());
    times(cdr, snapshot.jitter());
    sink.end(Topic.LOOP_STATISTICS, step, time);
  }

  private static void times(CdrWriter cdr, Histogram times) {
    cdr.float64(times.getValueAtPercentile(50) * SECONDS_PER_NS)
        .float64(times.getValueAtPercentile(99) * SECONDS_PER_NS)
        .float64(times.getMaxValue() * SECONDS_PER_NS);
  }
}

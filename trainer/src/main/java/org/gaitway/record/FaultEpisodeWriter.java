package org.gaitway.record;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.gaitway.episode.EpisodeEnd;
import org.gaitway.episode.EpisodeHeader;
import org.gaitway.episode.EpisodeKind;
import org.gaitway.episode.EpisodeWriter;
import org.gaitway.episode.LogSettings;
import org.gaitway.file.WholeFile;
import org.gaitway.mcap.Compression;
import org.gaitway.random.RandomStream;
import org.gaitway.rollout.RecordedFault;
import org.gaitway.rollout.StateOrigin;
import org.gaitway.sim.Model;
import org.gaitway.sim.SimState;
import org.gaitway.task.Environment;
import org.gaitway.task.Fault;
import org.gaitway.task.TaskDefinition;
import org.gaitway.task.TaskDefinition.NamedReward;

/**
 * Writes a recorded fault as an episode: the step that led to the state before it, unless that was
 * a reset, the offending step, and what came of it. Its header has what {@link RecordKeys} says of
 * faults; topic {@code /fault} has the states without the step's own controls, and the
 * observations, in full precision.
 */
public final class FaultEpisodeWriter {
  /** So few numbers need no compression, and no native library for it. */
  private static final LogSettings FEW =
      new LogSettings(Compression.NONE, 1, 1 << 20, 0.5, false, 16);

  private final RecordedFault recorded;
  private final Environment environment;
  private final EpisodeWriter out;
  private final long step;

  private FaultEpisodeWriter(RecordedFault recorded, Environment environment, EpisodeWriter out) {
    this.recorded = recorded;
    this.environment = environment;
    this.out = out;
    step = Math.max(0, recorded.place().episodeStep() - 1L);
  }

  /**
   * Writes a fault to a file, which appears whole or not at all.
   *
   * @param task that it was met in
   * @param version of this program
   * @param created when the run was begun, ISO 8601
   * @throws IOException if it cannot be written
   */
  public static void write(
      RecordedFault recorded, TaskDefinition task, String version, String created, Path file)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Model model = task.model().get();
        Environment environment = new Environment(task, model, new RandomStream(0, 0))) {
      EpisodeHeader header =
          EpisodeHeaders.of(
              EpisodeKind.FAULT, version, created, task, model, recorded.place().seed());
      try (EpisodeWriter out =
          new EpisodeWriter(Channels.newChannel(bytes), withFault(header, recorded), FEW)) {
        out.attach(RecordKeys.MODEL, "application/octet-stream", model.toBytes());
        new FaultEpisodeWriter(recorded, environment, out).write();
      }
    }
    WholeFile.write(file, bytes.toByteArray());
  }

  private static EpisodeHeader withFault(EpisodeHeader header, RecordedFault recorded) {
    Fault fault = recorded.fault();
    EpisodeHeader more =
        header
            .with(EpisodeHeader.ENVIRONMENT, recorded.place().environment())
            .with(RecordKeys.RUN_STEP, recorded.place().step())
            .with(RecordKeys.EPISODE_STEP, recorded.place().episodeStep())
            .with(RecordKeys.FAULT_SOURCE, fault.source().name().toLowerCase(Locale.ROOT))
            .with(RecordKeys.FAULT_TERM, fault.term())
            .with(RecordKeys.FAULT_INDEX, fault.index())
            .with(RecordKeys.FAULT_VALUE, fault.value())
            .with(RecordKeys.FAULT_MESSAGE, fault.message());
    StateOrigin origin = recorded.origin();
    if (!origin.memory().isEmpty()) {
      more = more.with(RecordKeys.MEMORY, EpisodeHeaders.text(origin.memory().toLongs()));
    }
    return origin.isReset()
        ? more.with(RecordKeys.RANDOM, EpisodeHeaders.text(origin.random()))
        : more;
  }

  private void write() throws IOException {
    StateOrigin origin = recorded.origin();
    boolean taken = recorded.after() != null;
    if (!origin.isReset()) {
      state(step - 1, origin.before(), origin.control(), true, new double[0]);
    }
    state(step, recorded.before(), recorded.control(), taken, recorded.observation());
    if (!recorded.inReset()) {
      out.action(step, time(step), recorded.output());
    }
    if (taken) {
      reward();
      state(step + 1, recorded.after(), recorded.control(), false, recorded.observationAfter());
    }
    out.end(
        new EpisodeEnd(
            EpisodeEnd.Outcome.DIVERGED,
            recorded.place().episodeStep(),
            OptionalDouble.empty(),
            out.seconds(),
            Map.of()));
  }

  /** Writes what a step found, and the controls that it was to be taken with, if any. */
  private void state(
      long number, SimState found, double[] control, boolean taken, double[] observation)
      throws IOException {
    double[] state = found.toArray();
    out.fault(number, time(number), state, observation);
    if (taken) {
      environment
          .simulation()
          .stateLayout()
          .find("ctrl")
          .ifPresent(part -> System.arraycopy(control, 0, state, part.start(), part.size()));
    }
    // After a reset no step follows: zeros stand for its controls.
    double[] applied = recorded.inReset() ? environment.action() : control;
    int substeps = taken ? environment.definition().substeps() : 0;
    out.simulation(number, time(number), state, applied, substeps);
    if (observation.length > 0) {
      out.observation(number, time(number), narrowed(observation), observation.length);
    }
  }

  private static float[] narrowed(double[] values) {
    float[] narrow = new float[values.length];
    for (int i = 0; i < narrow.length; i++) {
      narrow[i] = (float) values[i];
    }
    return narrow;
  }

  private void reward() throws IOException {
    List<String> names =
        environment.definition().rewards().stream().map(NamedReward::name).toList();
    double total = 0;
    for (double term : recorded.rewardTerms()) {
      total += term;
    }
    // A step whose own reward is not sound earns nothing.
    total = Fault.isSound(total) ? total : 0;
    out.reward(step, time(step + 1), total, names, recorded.rewardTerms(), true, false);
  }

  private long time(long number) {
    return EpisodeRecorder.time(number, environment);
  }
}

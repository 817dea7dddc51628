package org.gaitway.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gaitway.episode.EpisodeEnd;
import org.gaitway.episode.EpisodeHeader;
import org.gaitway.episode.EpisodeWriter;
import org.gaitway.episode.PolicyParameters;
import org.gaitway.nn.MlpPass;
import org.gaitway.nn.MlpShape;
import org.gaitway.nn.Parameters;
import org.gaitway.rollout.ActionMap;
import org.gaitway.rollout.EpisodeObserver;
import org.gaitway.rollout.ObservationNormaliser;
import org.gaitway.rollout.StateOrigin;
import org.gaitway.sim.Simulation;
import org.gaitway.sim.StateLayout;
import org.gaitway.task.Environment;
import org.gaitway.task.StepOutcome;
import org.gaitway.task.TaskDefinition.NamedReward;

/**
 * Writes the episodes of one environment. Times are simulated, from the beginning of the episode
 * plus a second, since ROS takes zero for an unknown time.
 */
final class EpisodeRecorder implements EpisodeObserver {
  private static final double NS_PER_SECOND = 1e9;

  private final EpisodeRecording recording;
  private final int index;
  private final Environment environment;
  private final ActionMap actionMap;
  private final Simulation simulation;
  private final Optional<StateLayout.Part> controls;
  private final List<String> rewards;
  private final double[] state;
  private final float[] narrowed;
  private Parameters policy;
  private ObservationNormaliser normaliser;
  private boolean policyWritten;
  private EpisodeWriter writer;
  private boolean acting;
  private double total;

  EpisodeRecorder(
      EpisodeRecording recording, int index, Environment environment, ActionMap actionMap) {
    this.actionMap = actionMap;
    this.recording = recording;
    this.index = index;
    this.environment = environment;
    simulation = environment.simulation();
    // Motors find their own controls, substep by substep.
    boolean controlled = environment.definition().motors().isEmpty();
    controls = simulation.stateLayout().find("ctrl").filter(part -> controlled);
    rewards = environment.definition().rewards().stream().map(NamedReward::name).toList();
    state = new double[simulation.model().stateSize()];
    narrowed = new float[environment.observationSize()];
  }

  @Override
  public void follow(Parameters policy, ObservationNormaliser normaliser) {
    this.policy = policy;
    this.normaliser = normaliser;
    policyWritten = false;
  }

  @Override
  public void began(long number, StateOrigin origin, long[] random) {
    close();
    if (!recording.keeps(number)) {
      return;
    }
    total = 0;
    acting = false;
    policyWritten = false;
    try {
      open(number, origin, random);
      if (!origin.isReset()) {
        writeOrigin(origin);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void open(long number, StateOrigin origin, long[] random) throws IOException {
    int step = origin.episodeStep();
    EpisodeHeader header =
        recording
            .header()
            .with(EpisodeHeader.ENVIRONMENT, index)
            .with(EpisodeHeader.EPISODE, number)
            .with(RecordKeys.RANDOM, EpisodeHeaders.text(random));
    if (step > 0) {
      header = header.with(RecordKeys.BEGINS_AT_STEP, step);
    }
    if (!origin.memory().isEmpty()) {
      header = header.with(RecordKeys.MEMORY, EpisodeHeaders.text(origin.memory().toLongs()));
    }
    Path file = recording.file(index, number, step);
    Files.createDirectories(file.toAbsolutePath().getParent());
    writer = EpisodeWriter.create(file, withNetwork(header), recording.settings().log());
    for (var attachment : recording.attachments().entrySet()) {
      writer.attach(attachment.getKey(), "application/octet-stream", attachment.getValue());
    }
  }

  private EpisodeHeader withNetwork(EpisodeHeader header) {
    if (policy == null) {
      return header;
    }
    MlpShape shape = policy.shape();
    return header
        .with(RecordKeys.NETWORK_SIZES, shape.sizes().stream().map(String::valueOf).toList())
        .with(RecordKeys.NETWORK_INSTRUCTIONS, MlpPass.instructions())
        .with(RecordKeys.NETWORK_ACTIVATION, shape.activation().name().toLowerCase(Locale.ROOT))
        .with(RecordKeys.NETWORK_EXTRA, policy.extraSize());
  }

  /** The step that led here: what is observed first comes of taking it again. */
  private void writeOrigin(StateOrigin origin) throws IOException {
    long step = origin.episodeStep() - 1L;
    double[] before = origin.before().toArray();
    setControls(before, origin.control());
    writer.simulation(
        step, time(step), before, origin.control(), environment.definition().substeps());
  }

  @Override
  public void acted(
      double[] observation, float[] mean, float[] std, float[] action, double[] control) {
    if (writer == null) {
      return;
    }
    long step = environment.stepCount();
    long time = time(step);
    for (int i = 0; i < narrowed.length; i++) {
      narrowed[i] = (float) observation[i];
    }
    simulation.save(state);
    setControls(state, control);
    try {
      writePolicy(step, time);
      writer.simulation(step, time, state, control, environment.definition().substeps());
      writer.observation(step, time, narrowed, narrowed.length);
      if (mean.length > 0) {
        writer.policyOutput(step, time, mean, std);
      }
      writer.action(step, time, action);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    acting = true;
  }

  private void writePolicy(long step, long time) throws IOException {
    if (policy == null || policyWritten) {
      return;
    }
    policyWritten = true;
    writer.policyParameters(
        step,
        time,
        new PolicyParameters(ParameterBlocks.of(policy, normaliser, actionMap), Map.of()));
  }

  /** The step will find its controls in the state. */
  private void setControls(double[] before, double[] control) {
    controls.ifPresent(part -> System.arraycopy(control, 0, before, part.start(), part.size()));
  }

  @Override
  public void stepped(StepOutcome outcome) {
    if (writer == null) {
      return;
    }
    try {
      if (acting) {
        writeReward(outcome);
      }
      if (outcome.endsEpisode()) {
        end(outcome(outcome));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void writeReward(StepOutcome outcome) throws IOException {
    acting = false;
    long steps = environment.stepCount();
    total += environment.reward();
    writer.reward(
        steps - 1,
        time(steps),
        environment.reward(),
        rewards,
        environment.rewardTerms(),
        outcome == StepOutcome.TERMINATED || outcome == StepOutcome.DIVERGED,
        outcome == StepOutcome.TRUNCATED);
  }

  private static EpisodeEnd.Outcome outcome(StepOutcome outcome) {
    return switch (outcome) {
      case TERMINATED -> EpisodeEnd.Outcome.TERMINATED;
      case TRUNCATED -> EpisodeEnd.Outcome.TRUNCATED;
      case DIVERGED -> EpisodeEnd.Outcome.DIVERGED;
      case RUNNING -> EpisodeEnd.Outcome.STOPPED;
    };
  }

  private void end(EpisodeEnd.Outcome outcome) throws IOException {
    long steps = environment.stepCount();
    simulation.save(state);
    writer.simulation(steps, time(steps), state, environment.action(), 0);
    try (EpisodeWriter closing = writer) {
      writer = null;
      closing.end(EpisodeEnd.of(outcome, steps, total, closing.seconds()));
    }
  }

  @Override
  public void close() {
    if (writer == null) {
      return;
    }
    try {
      end(EpisodeEnd.Outcome.STOPPED);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long time(long step) {
    return time(step, environment);
  }

  /** When a step of an episode begins [ns]. */
  static long time(long step, Environment environment) {
    return EpisodeWriter.SIMULATION_START
        + Math.round(step * environment.controlPeriod() * NS_PER_SECOND);
  }
}

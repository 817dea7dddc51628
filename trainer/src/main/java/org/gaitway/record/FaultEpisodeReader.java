package org.gaitway.record;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gaitway.cdr.MessageValue;
import org.gaitway.checkpoint.Checkpoint;
import org.gaitway.checkpoint.CheckpointException;
import org.gaitway.episode.EpisodeHeader;
import org.gaitway.episode.EpisodeKind;
import org.gaitway.episode.EpisodeMessage;
import org.gaitway.episode.EpisodeReader;
import org.gaitway.episode.Topics;
import org.gaitway.mcap.McapException;
import org.gaitway.rollout.RecordedFault;
import org.gaitway.rollout.StateOrigin;
import org.gaitway.sim.SimState;
import org.gaitway.task.Fault;

/** Reads what {@link FaultEpisodeWriter} wrote, to the last bit. */
public final class FaultEpisodeReader {
  private static final Set<String> TOPICS =
      Set.of(Topics.FAULT, Topics.SIMULATION, Topics.ACTION, Topics.REWARD);

  private final EpisodeHeader header;
  private final Map<String, Map<Long, MessageValue>> messages = new HashMap<>();

  private FaultEpisodeReader(EpisodeReader episode) throws IOException {
    header = episode.header();
    TOPICS.forEach(topic -> messages.put(topic, new HashMap<>()));
    episode.messages(TOPICS, this::keep);
  }

  private void keep(EpisodeMessage message) {
    messages.get(message.topic()).put(message.step(), message.value());
  }

  /**
   * Reads a fault.
   *
   * @throws IOException if the file cannot be read, is something else, torn or damaged, naming it
   */
  public static RecordedFault read(Path file) throws IOException {
    try (EpisodeReader episode = EpisodeReader.open(file)) {
      requireFault(file, episode.header());
      episode.file().checkData();
      return new FaultEpisodeReader(episode).decode();
    } catch (McapException e) {
      throw refusal(file, e);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new IOException(file + " is damaged: " + e.getMessage(), e);
    }
  }

  private static void requireFault(Path file, EpisodeHeader header) throws IOException {
    if (!header.kind().equals(Optional.of(EpisodeKind.FAULT))) {
      throw new IOException(
          String.format(
              "%s is not the file of a fault: expected an episode of kind %s, found %s",
              file, EpisodeKind.FAULT.word(), header.text(EpisodeHeader.KIND).orElse("none")));
    }
  }

  /** Faults were checkpoints in form once. */
  private static IOException refusal(Path file, McapException error) throws IOException {
    try {
      String what =
          Checkpoint.read(file).has("fault.format")
              ? " was saved by an earlier version, whose faults are not read any more"
              : " is a run's checkpoint, not the file of a fault";
      return new IOException(file + what, error);
    } catch (CheckpointException e) {
      return new IOException(file + " is foreign, torn or damaged: " + error.getMessage(), error);
    }
  }

  private RecordedFault decode() {
    RecordedFault.Place place = place();
    long step = Math.max(0, place.episodeStep() - 1L);
    boolean inReset = place.episodeStep() == 0;
    boolean taken = messages.get(Topics.FAULT).containsKey(step + 1);
    double[] control = inReset ? new double[0] : control(step);
    float[] output = inReset ? new float[0] : message(Topics.ACTION, step).floats("data");
    if (output.length != control.length) {
      throw new IllegalArgumentException(
          "expected " + control.length + " outputs of the policy, found " + output.length);
    }
    return new RecordedFault(
        fault(),
        place,
        origin(step),
        state(step),
        taken ? state(step + 1) : null,
        output,
        control,
        observation(step),
        taken ? observation(step + 1) : new double[0],
        taken ? message(Topics.REWARD, step).doubles("value") : new double[0]);
  }

  private Fault fault() {
    return new Fault(
        Fault.Source.valueOf(text(RecordKeys.FAULT_SOURCE).toUpperCase(Locale.ROOT)),
        text(RecordKeys.FAULT_TERM),
        Math.toIntExact(integer(RecordKeys.FAULT_INDEX)),
        header.number(RecordKeys.FAULT_VALUE).orElseThrow(() -> missing(RecordKeys.FAULT_VALUE)),
        text(RecordKeys.FAULT_MESSAGE));
  }

  private RecordedFault.Place place() {
    return new RecordedFault.Place(
        text(EpisodeHeader.TASK_NAME),
        text(EpisodeHeader.TASK_VERSION),
        header.text(RecordKeys.SETTINGS),
        text(EpisodeHeader.MODEL_NAME),
        integer(EpisodeHeader.SEED),
        Math.toIntExact(integer(EpisodeHeader.ENVIRONMENT)),
        integer(RecordKeys.RUN_STEP),
        Math.toIntExact(integer(RecordKeys.EPISODE_STEP)));
  }

  /** Of the episode's first state a reset, of all others the step before. */
  private StateOrigin origin(long step) {
    return step == 0
        ? StateOrigin.reset(
            EpisodeHeaders.random(text(RecordKeys.RANDOM)), EpisodeHeaders.memory(header))
        : StateOrigin.step(
            Math.toIntExact(step),
            state(step - 1),
            EpisodeHeaders.memory(header),
            control(step - 1));
  }

  private double[] control(long step) {
    return message(Topics.SIMULATION, step).doubles("ctrl");
  }

  private SimState state(long step) {
    return SimState.of(
        text(EpisodeHeader.MODEL_SHA256), message(Topics.FAULT, step).doubles("state"));
  }

  private double[] observation(long step) {
    return message(Topics.FAULT, step).doubles("observation");
  }

  private MessageValue message(String topic, long step) {
    MessageValue message = messages.get(topic).get(step);
    if (message == null) {
      throw new IllegalArgumentException(
          String.format(
              "topic %s: expected a message of step %d, found those of steps %s",
              topic, step, messages.get(topic).keySet()));
    }
    return message;
  }

  private String text(String key) {
    return header.text(key).orElseThrow(() -> missing(key));
  }

  private long integer(String key) {
    return header.integer(key).orElseThrow(() -> missing(key));
  }

  private static IllegalArgumentException missing(String key) {
    return new IllegalArgumentException("its header has no entry " + key);
  }
}

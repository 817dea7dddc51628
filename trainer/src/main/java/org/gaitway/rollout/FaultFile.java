package org.gaitway.rollout;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.gaitway.checkpoint.Checkpoint;
import org.gaitway.checkpoint.CheckpointException;
import org.gaitway.sim.SimState;
import org.gaitway.task.Fault;

/**
 * The file of a recorded fault: a {@link Checkpoint} (magic, named fields, checksum), all numbers
 * little endian.
 *
 * <p>Fields: {@code fault.format} (long, {@value #FORMAT}); {@code fault.source}, {@code
 * fault.term}, {@code fault.message} (UTF-8), {@code fault.index} (long), {@code fault.value}
 * (double); {@code task.name}, {@code task.version}, {@code model.name} (UTF-8); {@code run.seed},
 * {@code run.environment}, {@code run.step}, {@code episode.step} (long); {@code state} (as {@link
 * SimState#toBytes()} writes it, the hash of the model included); {@code policy.output}, {@code
 * control}, {@code observation.before}, {@code observation.after}, {@code reward.terms} (doubles);
 * and how the state came about, as {@link StateOrigin} writes it, under {@code origin}.
 */
public final class FaultFile {
  private static final int FORMAT = 1;
  private static final String FORMAT_FIELD = "fault.format";
  private static final String ORIGIN = "origin.";

  private FaultFile() {}

  /**
   * Writes a fault to a file, which appears whole or not at all.
   *
   * @throws IOException if it cannot be written
   */
  public static void write(RecordedFault recorded, Path file) throws IOException {
    Fault fault = recorded.fault();
    RecordedFault.Place place = recorded.place();
    Checkpoint fields =
        new Checkpoint()
            .put(FORMAT_FIELD, FORMAT)
            .put("fault.source", utf8(fault.source().name()))
            .put("fault.term", utf8(fault.term()))
            .put("fault.message", utf8(fault.message()))
            .put("fault.index", fault.index())
            .put("fault.value", fault.value())
            .put("task.name", utf8(place.task()))
            .put("task.version", utf8(place.version()))
            .put("model.name", utf8(place.model()))
            .put("run.seed", place.seed())
            .put("run.environment", place.environment())
            .put("run.step", place.step())
            .put("episode.step", place.episodeStep())
            .put("state", recorded.before().toBytes())
            .put("policy.output", recorded.output())
            .put("control", recorded.control())
            .put("observation.before", recorded.observation())
            .put("observation.after", recorded.observationAfter())
            .put("reward.terms", recorded.rewardTerms());
    recorded.origin().put(fields, ORIGIN);
    fields.write(file);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws CheckpointException if it is something else, torn or damaged, naming the file
   * @throws IOException if it cannot be read
   */
  public static RecordedFault read(Path file) throws IOException {
    Checkpoint fields = Checkpoint.read(file);
    if (!fields.has(FORMAT_FIELD)) {
      throw new CheckpointException(file + " is a run's checkpoint, not the file of a fault");
    }
    long format = fields.aLong(FORMAT_FIELD);
    if (format != FORMAT) {
      throw new CheckpointException(
          file + " is of fault format " + format + ", expected " + FORMAT);
    }
    try {
      return decode(fields);
    } catch (CheckpointException | IllegalArgumentException | ArithmeticException e) {
      throw new CheckpointException(file + " is damaged: " + e.getMessage(), e);
    }
  }

  private static RecordedFault decode(Checkpoint fields) {
    double[] control = fields.doubles("control");
    return new RecordedFault(
        fault(fields),
        place(fields),
        StateOrigin.read(fields, ORIGIN),
        SimState.fromBytes(fields.bytes("state")),
        fields.doubles("policy.output", control.length),
        control,
        fields.doubles("observation.before"),
        fields.doubles("observation.after"),
        fields.doubles("reward.terms"));
  }

  private static Fault fault(Checkpoint fields) {
    return new Fault(
        Fault.Source.valueOf(text(fields, "fault.source")),
        text(fields, "fault.term"),
        Math.toIntExact(fields.aLong("fault.index")),
        fields.doubles("fault.value", 1)[0],
        text(fields, "fault.message"));
  }

  private static RecordedFault.Place place(Checkpoint fields) {
    return new RecordedFault.Place(
        text(fields, "task.name"),
        text(fields, "task.version"),
        text(fields, "model.name"),
        fields.aLong("run.seed"),
        Math.toIntExact(fields.aLong("run.environment")),
        fields.aLong("run.step"),
        Math.toIntExact(fields.aLong("episode.step")));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(Checkpoint fields, String name) {
    return new String(fields.bytes(name), StandardCharsets.UTF_8);
  }
}

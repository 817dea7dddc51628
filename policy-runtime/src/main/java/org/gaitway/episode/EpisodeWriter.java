package org.gaitway.episode;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.List;
import org.gaitway.control.LoopStatistics;
import org.gaitway.control.TickRecord;
import org.gaitway.mcap.McapAttachment;
import org.gaitway.mcap.McapMetadata;
import org.gaitway.mcap.McapWriter;
import org.gaitway.robot.JointCommand;
import org.gaitway.robot.RobotState;

/**
 * Writes one episode into a file: header, attachments, messages as they happen, end. Every method
 * takes the number of the step or tick and the time, both of which a reader sorts by; times [ns]
 * are Unix time, or simulated time that begins at {@link #SIMULATION_START}.
 *
 * <p>Messages are made in memory that is used again: once each topic had its first message, nothing
 * is allocated but for safety events, statistics and parameters. It writes to disk, so it is not
 * for the loop thread ({@link LoopLog} is); for one thread at a time. Arrays are read during the
 * call only. After an {@link IOException} the file is left as it is, and takes nothing more.
 */
public final class EpisodeWriter implements AutoCloseable {
  /** The time at which simulated episodes begin [ns]: ROS takes zero for an unknown time. */
  public static final long SIMULATION_START = 1_000_000_000;

  private final MessageSink sink;
  private final StateMessages states;
  private final PolicyMessages policies;
  private final LoopMessages loops;
  private final SimulationMessages simulations;

  /**
   * Begins an episode.
   *
   * @param channel where to; closed with the writer
   * @throws IOException if it cannot be written
   */
  public EpisodeWriter(WritableByteChannel channel, EpisodeHeader header, LogSettings settings)
      throws IOException {
    this(new McapWriter(channel, settings.options()), header);
  }

  private EpisodeWriter(McapWriter file, EpisodeHeader header) throws IOException {
    sink = new MessageSink(file);
    states = new StateMessages(sink);
    policies = new PolicyMessages(sink);
    loops = new LoopMessages(sink);
    simulations = new SimulationMessages(sink);
    file.metadata(new McapMetadata(EpisodeHeader.METADATA, header.entries()));
  }

  /**
   * Begins an episode.
   *
   * @param file where to; replaced if it exists
   * @throws IOException if it cannot be written
   */
  public static EpisodeWriter create(Path file, EpisodeHeader header, LogSettings settings)
      throws IOException {
    McapWriter writer = McapWriter.create(file, settings.options());
    try {
      return new EpisodeWriter(writer, header);
    } catch (IOException e) {
      writer.close();
      throw e;
    }
  }

  /**
   * Adds a file, such as the policy.
   *
   * @param name as it is found again: {@code policy.onnx}
   * @param mediaType {@code application/octet-stream}
   */
  public void attach(String name, String mediaType, byte[] data) throws IOException {
    sink.file().attachment(new McapAttachment(0, 0, name, mediaType, data));
  }

  /**
   * Writes a robot's state: joints, and what else it measures.
   *
   * @param stamp when it was measured, on the clock of {@code time} [ns]
   */
  public void state(long step, long time, long stamp, RobotState state) throws IOException {
    states.write(step, time, stamp, state);
  }

  /**
   * Writes what a policy was given.
   *
   * @param values the first {@code count} of them
   */
  public void observation(long step, long time, float[] values, int count) throws IOException {
    policies.array(Topic.OBSERVATION, "observation", step, time, values, count);
  }

  /** Writes what a policy gave; in training, what was drawn. */
  public void action(long step, long time, float[] values) throws IOException {
    policies.array(Topic.ACTION, "action", step, time, values, values.length);
  }

  /** Writes the normal distribution (actionSize each) that a training draws its action from. */
  public void policyOutput(long step, long time, float[] mean, float[] deviation)
      throws IOException {
    policies.output(step, time, mean, deviation);
  }

  /** Writes the policy of a training, at the start and whenever it changed. */
  public void policyParameters(long step, long time, PolicyParameters parameters)
      throws IOException {
    policies.parameters(step, time, parameters);
  }

  /** Writes what the joints were told. */
  public void command(long step, long time, JointCommand command) throws IOException {
    loops.command(step, time, command);
  }

  /** Writes what a tick depended on besides the state. */
  public void tick(long time, TickRecord tick) throws IOException {
    loops.tick(time, tick);
  }

  /** Writes what the safety envelope did. */
  public void safety(long step, long time, SafetyEvent event) throws IOException {
    loops.safety(step, time, event);
  }

  /**
   * Writes how well the loop keeps its time.
   *
   * @param dropped messages that were left out of the log so far
   */
  public void statistics(long step, long time, LoopStatistics.Snapshot snapshot, long dropped)
      throws IOException {
    loops.statistics(step, time, snapshot, dropped);
  }

  /**
   * Writes what a control step earned.
   *
   * @param names of the terms; the same list each time
   * @param values (terms) weighted
   */
  public void reward(
      long step,
      long time,
      double total,
      List<String> names,
      double[] values,
      boolean terminated,
      boolean truncated)
      throws IOException {
    simulations.reward(step, time, total, names, values, terminated, truncated);
  }

  /**
   * Writes the simulation before a step.
   *
   * @param state MuJoCo's integration state
   * @param control (nu) that is applied from here on
   * @param substeps physics steps until the next of these messages; 0 at the episode's end
   */
  public void simulation(long step, long time, double[] state, double[] control, int substeps)
      throws IOException {
    simulations.state(step, time, state, control, substeps);
  }

  /**
   * Writes a step around a fault in full precision.
   *
   * @param state MuJoCo's integration state as the step found it: with the controls of the step
   *     before
   * @param observation of that state; empty if nothing was observed
   */
  public void fault(long step, long time, double[] state, double[] observation) throws IOException {
    simulations.fault(step, time, state, observation);
  }

  /** Ends the chunk: what was written so far survives the end of this program. */
  public void flush() throws IOException {
    sink.file().flush();
  }

  /** Messages so far. */
  public long messages() {
    return sink.messages();
  }

  /** From the first message to the last [s]. */
  public double seconds() {
    return sink.seconds();
  }

  /** Bytes in the file so far, without the chunk that has not ended. */
  public long bytes() {
    return sink.file().bytesWritten();
  }

  /** Writes the end; then the file is to be closed. */
  public void end(EpisodeEnd end) throws IOException {
    flush();
    sink.file().metadata(new McapMetadata(EpisodeEnd.METADATA, end.toEntries()));
  }

  /**
   * Makes the file whole, with its index. Without {@link #end} before, the episode counts as cut
   * off.
   */
  @Override
  public void close() throws IOException {
    sink.close();
  }
}

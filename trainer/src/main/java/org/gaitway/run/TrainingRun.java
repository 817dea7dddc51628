package org.gaitway.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.gaitway.checkpoint.Checkpoint;
import org.gaitway.checkpoint.CheckpointException;
import org.gaitway.config.ConfigBinder;
import org.gaitway.config.ConfigWriter;
import org.gaitway.file.WholeFile;
import org.gaitway.ppo.Trainer;
import org.gaitway.ppo.TrainingSettings;
import org.gaitway.ppo.UpdateReport;
import org.gaitway.ppo.cuda.CudaDevice;
import org.gaitway.random.RandomStream;
import org.gaitway.record.FaultEpisodeWriter;
import org.gaitway.record.RecordSettings;
import org.gaitway.record.RecordedTraining;
import org.gaitway.report.LearningCurve;
import org.gaitway.report.MetricsTable;
import org.gaitway.rollout.EpisodeObservers;
import org.gaitway.rollout.FaultResponse;
import org.gaitway.rollout.RecordedFault;
import org.gaitway.rollout.RolloutFaultException;
import org.gaitway.sim.Model;
import org.gaitway.sim.MujocoException;
import org.gaitway.task.Environment;
import org.gaitway.task.FaultException;
import org.gaitway.task.TaskDefinition;

/**
 * Trains in a run folder: writes metrics as they come, checkpoints on the way, and at the end, also
 * an early one, the frozen policy and the learning curve. A run that was killed goes on from its
 * last checkpoint and ends with the same bits as one that was not.
 */
public final class TrainingRun implements AutoCloseable {
  private static final String SETTINGS_FIELD = "run.settings";
  private static final String PRESET_FIELD = "run.preset";

  private final RunFolder folder;
  private final TrainingSettings settings;
  private final Provenance provenance;
  private final Trainer trainer;
  private final MetricsFiles metrics;
  private UpdateReport last;
  private long nextCheckpoint;
  private String warning;

  private TrainingRun(
      RunFolder folder,
      TrainingSettings settings,
      Provenance provenance,
      Optional<RecordSettings> record,
      Optional<Checkpoint> resumed)
      throws IOException {
    this.folder = folder;
    this.settings = settings;
    this.provenance = provenance;
    TaskDefinition definition = settings.definition();
    this.trainer =
        Trainers.create(
            settings,
            definition,
            record.isPresent()
                ? RecordedTraining.of(
                    record.get(),
                    definition,
                    settings,
                    provenance.gaitway(),
                    provenance.created().toString())
                : EpisodeObservers.NONE);
    resumed.ifPresent(trainer::restore);
    this.metrics =
        resumed.isEmpty()
            ? MetricsFiles.begin(folder, definition)
            : MetricsFiles.resume(folder, definition, trainer.steps());
    scheduleCheckpoint();
  }

  /**
   * Loads the task's model and takes one step, and looks for the GPU if one is to learn, so that
   * what is wrong comes to light before a folder is made for the run.
   *
   * @throws IllegalArgumentException if there is no such task or version, or one of its terms fails
   * @throws org.gaitway.sim.MujocoException if its model cannot be loaded
   * @throws org.gaitway.ppo.cuda.DeviceException if there is no GPU that will do
   */
  public static void check(TrainingSettings settings) {
    if (settings.algorithm().learner().onGpu()) {
      CudaDevice.require();
    }
    TaskDefinition definition = settings.definition();
    try (Model model = definition.model().get();
        Environment environment = new Environment(definition, model, new RandomStream(0, 0))) {
      environment.reset();
      environment.observe(new float[environment.observationSize()]);
      environment.step(new double[environment.actionSize()]);
    } catch (MujocoException | IllegalArgumentException e) {
      throw e; // They say themselves what is wrong.
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "task "
              + definition.name()
              + " fails in its first step: "
              + e
              + "; see where with --verbose",
          e);
    }
  }

  /**
   * Begins a run in a new folder, without a log of its episodes.
   *
   * @throws IOException if the folder has files already or cannot be written
   */
  public static TrainingRun begin(
      RunFolder folder, TrainingSettings settings, Provenance provenance) throws IOException {
    return begin(folder, settings, provenance, Optional.empty());
  }

  /**
   * Begins a run in a new folder.
   *
   * @param record where to log the episodes, if they are to be logged; the run itself is the same
   * @throws IOException if the folder has files already or cannot be written
   */
  public static TrainingRun begin(
      RunFolder folder,
      TrainingSettings settings,
      Provenance provenance,
      Optional<RecordSettings> record)
      throws IOException {
    String config = provenance.comment() + ConfigWriter.toYaml(settings);
    WholeFile.write(folder.config(), config.getBytes(StandardCharsets.UTF_8));
    return new TrainingRun(folder, settings, provenance, record, Optional.empty());
  }

  /**
   * Goes on with a run from its last checkpoint, or from its beginning where it has none yet.
   *
   * @throws CheckpointException if the checkpoint is damaged or of other settings than config.yaml
   * @throws IOException if the folder is not a run's or cannot be written
   */
  public static TrainingRun resume(RunFolder folder, Provenance provenance) throws IOException {
    return resume(folder, provenance, Optional.empty());
  }

  /**
   * The same.
   *
   * @param record where to log the episodes, if they are to be logged
   */
  public static TrainingRun resume(
      RunFolder folder, Provenance provenance, Optional<RecordSettings> record) throws IOException {
    if (!Files.isRegularFile(folder.config())) {
      throw new IOException(folder.path() + " is not a run folder: it has no config.yaml");
    }
    TrainingSettings settings =
        ConfigBinder.bind(
            TrainingSettings.Preset.DEFAULT.forTask(""), Optional.of(folder.config()), List.of());
    Optional<Path> file = folder.latestCheckpoint();
    if (file.isEmpty()) {
      return new TrainingRun(folder, settings, provenance, record, Optional.empty());
    }
    Checkpoint checkpoint = Checkpoint.read(file.get());
    String saved = new String(checkpoint.bytes(SETTINGS_FIELD), StandardCharsets.UTF_8);
    if (!saved.equals(identity(settings))) {
      throw new CheckpointException(
          file.get() + " was saved with other settings than " + folder.config() + " has");
    }
    String preset = new String(checkpoint.bytes(PRESET_FIELD), StandardCharsets.UTF_8);
    return new TrainingRun(
        folder, settings, provenance.withPreset(preset), record, Optional.of(checkpoint));
  }

  /**
   * The settings that a run's results depend on, as text: all but the number of threads, and the
   * response to faults, so that a run that one has stopped can go on past it.
   */
  private static String identity(TrainingSettings settings) {
    return ConfigWriter.toYaml(settings.withThreads(0).withOnFault(FaultResponse.RESET));
  }

  /**
   * Trains until the steps are done or the caller wants to stop, then saves everything. What fails
   * without harm to the results is a {@link #warning()}.
   *
   * @param stop asked between updates
   * @param progress told of each update
   * @throws FaultException if a number is not finite and the run is not to go on; the last whole
   *     round is saved, and the state before an environment's fault
   */
  public void train(BooleanSupplier stop, Consumer<UpdateReport> progress) throws IOException {
    while (!trainer.finished() && !stop.getAsBoolean()) {
      last = advance();
      metrics.append(last);
      progress.accept(last);
      if (trainer.steps() >= nextCheckpoint) {
        checkpoint();
      }
    }
    checkpoint();
    // From the file, since a run that is resumed when it is done makes no report of its own.
    MetricsTable table = MetricsTable.read(folder.metrics());
    double meanReturn = table.last(LearningCurve.RETURN).orElse(Double.NaN);
    PolicyFreezer.freeze(trainer, provenance, meanReturn, folder.policy());
    draw(table);
  }

  /** The picture alone: a run whose results are saved has not failed for want of it. */
  private void draw(MetricsTable table) {
    Path picture = folder.learningCurve();
    try {
      LearningCurve.write(
          table, trainer.policy().definition().name(), provenance.title(settings), picture);
    } catch (IOException | RuntimeException | LinkageError | InternalError e) {
      // Errors are what the toolkit throws where it has no fonts.
      warning = "the learning curve " + picture + " could not be drawn: " + e;
    }
  }

  private UpdateReport advance() throws IOException {
    UpdateReport report;
    try {
      report = trainer.advance();
    } catch (RolloutFaultException e) {
      throw stopped(e);
    }
    List<RecordedFault> faults = report.recordedFaults();
    // Backwards, so that of a reset and the step after it the first is kept.
    for (int i = faults.size() - 1; i >= 0; i--) {
      save(faults.get(i));
    }
    return report;
  }

  /** Saves the last whole round, and the state before the fault. */
  private FaultException stopped(RolloutFaultException e) throws IOException {
    if (trainer.steps() > 0) {
      checkpoint();
    }
    Path file = save(e.recorded());
    return new FaultException(e.getMessage() + "; 'gaitway inspect " + file + "' shows it", e);
  }

  private Path save(RecordedFault fault) throws IOException {
    Files.createDirectories(folder.faults());
    Path file = folder.fault(fault.place().step(), fault.place().environment());
    FaultEpisodeWriter.write(
        fault,
        trainer.policy().definition(),
        provenance.gaitway(),
        provenance.created().toString(),
        file);
    return file;
  }

  private void checkpoint() throws IOException {
    trainer
        .save()
        .put(SETTINGS_FIELD, identity(settings).getBytes(StandardCharsets.UTF_8))
        .put(PRESET_FIELD, provenance.preset().getBytes(StandardCharsets.UTF_8))
        .write(folder.checkpoint(trainer.steps()));
    scheduleCheckpoint();
  }

  private void scheduleCheckpoint() {
    long every = settings.run().checkpointEvery();
    nextCheckpoint = every == 0 ? Long.MAX_VALUE : (trainer.steps() / every + 1) * every;
  }

  /** The last update's report; empty before the first. */
  public Optional<UpdateReport> last() {
    return Optional.ofNullable(last);
  }

  /** What could not be done at the end though the results are saved; empty if all was. */
  public Optional<String> warning() {
    return Optional.ofNullable(warning);
  }

  /** Whether all steps were taken. */
  public boolean finished() {
    return trainer.finished();
  }

  /** Control steps so far, those before a resume included. */
  public long steps() {
    return trainer.steps();
  }

  /** The settings. */
  public TrainingSettings settings() {
    return settings;
  }

  /** The folder. */
  public RunFolder folder() {
    return folder;
  }

  @Override
  public void close() throws IOException {
    trainer.close();
    metrics.close();
  }
}

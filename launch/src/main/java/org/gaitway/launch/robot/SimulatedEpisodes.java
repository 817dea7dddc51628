package org.gaitway.launch.robot;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.gaitway.adapter.sim.Earnings;
import org.gaitway.adapter.sim.PhysicsObserver;
import org.gaitway.adapter.sim.Scenario;
import org.gaitway.adapter.sim.SimulationTap;
import org.gaitway.episode.EpisodeEnd.Outcome;
import org.gaitway.episode.EpisodeHeader;
import org.gaitway.episode.EpisodeKind;
import org.gaitway.episode.EpisodeWriter;
import org.gaitway.episode.LogSettings;
import org.gaitway.episode.SimulationLog;
import org.gaitway.episode.SimulationRecord;
import org.gaitway.launch.VersionCommand;
import org.gaitway.record.EpisodeHeaders;
import org.gaitway.record.RecordKeys;
import org.gaitway.sim.Model;

/** The files of a simulated robot's episodes, if there are to be some. */
final class SimulatedEpisodes implements AutoCloseable {
  private final Optional<SimulationLog> log;
  private final PhysicsObserver observer;

  private SimulatedEpisodes(Optional<SimulationLog> log, PhysicsObserver observer) {
    this.log = log;
    this.observer = observer;
  }

  /**
   * Logs the episodes of a scenario.
   *
   * @param folder where the files go; nothing is logged without one
   * @param seed of how the episodes start
   * @param lockstep whether the simulation may wait for the disk
   * @param report takes a line when something goes wrong
   * @throws IOException if the folder cannot be made
   */
  static SimulatedEpisodes of(
      Optional<Path> folder,
      Scenario scenario,
      long seed,
      boolean lockstep,
      Consumer<String> report)
      throws IOException {
    if (folder.isEmpty()) {
      return new SimulatedEpisodes(Optional.empty(), PhysicsObserver.NONE);
    }
    Files.createDirectories(folder.get());
    LogSettings settings = LogSettings.DEFAULTS;
    List<String> terms = scenario.earnings().map(Earnings::names).orElse(List.of());
    Model model = scenario.simulation().model();
    EpisodeHeader header = header(scenario, seed, terms);
    byte[] bytes = model.toBytes();
    SimulationLog log =
        new SimulationLog(
            settings,
            lockstep,
            model.stateSize(),
            model.nu(),
            terms,
            episode -> begin(folder.get(), episode, numbered(header, scenario, episode), bytes),
            report);
    return new SimulatedEpisodes(Optional.of(log), tap(log, scenario));
  }

  private static SimulationTap tap(SimulationLog log, Scenario scenario) {
    return new SimulationTap(
        new SimulationTap.Sink() {
          @Override
          public SimulationRecord claim() {
            return log.claim();
          }

          @Override
          public void publish() {
            log.publish();
          }

          @Override
          public void end(Outcome outcome, long steps, OptionalDouble totalReward) {
            log.end(outcome, steps, totalReward);
          }
        },
        scenario.earnings(),
        (now, begun) -> now - begun + EpisodeWriter.SIMULATION_START);
  }

  private static EpisodeHeader header(Scenario scenario, long seed, List<String> terms) {
    EpisodeHeader header =
        EpisodeHeader.begin(EpisodeKind.SIMULATE, VersionCommand.program())
            .with(EpisodeHeader.CREATED, Instant.now().truncatedTo(ChronoUnit.SECONDS).toString())
            .with(EpisodeHeader.SEED, seed);
    if (scenario instanceof TaskScenario task) {
      header =
          header
              .with(EpisodeHeader.TASK_NAME, task.definition().name())
              .with(EpisodeHeader.TASK_VERSION, task.definition().version())
              .with(EpisodeHeader.REWARD, terms);
    }
    return EpisodeHeaders.ofModel(header, scenario.simulation().model(), scenario.substeps());
  }

  private static EpisodeHeader numbered(EpisodeHeader header, Scenario scenario, long episode) {
    EpisodeHeader numbered = header.with(EpisodeHeader.EPISODE, episode);
    return scenario instanceof TaskScenario task
        ? numbered.with(RecordKeys.RANDOM, EpisodeHeaders.text(task.random(episode)))
        : numbered;
  }

  private static EpisodeWriter begin(Path folder, long episode, EpisodeHeader header, byte[] model)
      throws IOException {
    Path file = folder.resolve(String.format(Locale.ROOT, "simulate-episode%06d.mcap", episode));
    EpisodeWriter writer = EpisodeWriter.create(file, header, LogSettings.DEFAULTS);
    writer.attach(RecordKeys.MODEL, "application/octet-stream", model);
    return writer;
  }

  /** Sees the physics. */
  PhysicsObserver observer() {
    return observer;
  }

  /** Writes what is left. */
  @Override
  public void close() throws IOException {
    if (log.isPresent()) {
      try {
        log.get().finish();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted while the log was written");
      }
    }
  }
}

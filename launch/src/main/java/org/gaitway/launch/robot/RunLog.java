package org.gaitway.launch.robot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.gaitway.adapter.sim.PhysicsObserver;
import org.gaitway.adapter.sim.Scenario;
import org.gaitway.control.LoopClock;
import org.gaitway.control.LoopObserver;
import org.gaitway.control.LoopStatistics;
import org.gaitway.control.TickRecord;
import org.gaitway.episode.EpisodeEnd;
import org.gaitway.episode.EpisodeHeader;
import org.gaitway.episode.EpisodeWriter;
import org.gaitway.episode.LogSettings;
import org.gaitway.episode.LogSummary;
import org.gaitway.episode.LoopLog;

/** The files of a run: one for each activation of its loop. For one thread at a time. */
final class RunLog {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final Path folder;
  private final LogSettings settings;
  private final RunHeader run;
  private final LoopLog log;
  private final PhysicsObserver physics;
  private final Consumer<String> say;
  private long activations;
  private Path file;
  private Optional<LogSummary> summary = Optional.empty();

  /**
   * @param folder for the files; made if need be
   * @param file the effective robot file
   * @param run what every file says of itself, but for the simulation
   * @param records makes records of the loop's sizes
   * @param scenario of a robot that is simulated in this process
   * @param say takes a line when a file begins and ends, and when something is left out; any thread
   */
  RunLog(
      Path folder,
      RobotFile file,
      RunHeader run,
      Supplier<TickRecord> records,
      Optional<Scenario> scenario,
      Consumer<String> say) {
    this.folder = folder;
    this.settings = file.log();
    this.say = say;
    boolean lockstep = Boolean.parseBoolean(run.header().text(EpisodeHeader.LOCKSTEP).orElse(""));
    log = new LoopLog(settings, lockstep, records, say);
    if (scenario.isPresent()) {
      physics = PhysicsLog.observer(log, scenario.get(), lockstep, System::nanoTime);
      this.run = PhysicsLog.describe(run, scenario.get(), file.robot().mujoco().seed());
    } else {
      physics = PhysicsObserver.NONE;
      this.run = run;
    }
  }

  /** Sees the loop's ticks, and then another does. */
  LoopObserver before(LoopObserver other) {
    return tick -> {
      log.onTick(tick);
      other.onTick(tick);
    };
  }

  /** Sees the physics of a robot that is simulated in this process. */
  PhysicsObserver physics() {
    return physics;
  }

  /** Logs the loop's statistics too. */
  void follow(LoopStatistics statistics) {
    log.follow(statistics);
  }

  /**
   * Begins a file.
   *
   * @param clock of the loop
   * @throws IOException if it cannot be written
   */
  void begin(LoopClock clock) throws IOException {
    Files.createDirectories(folder);
    Instant now = Instant.now();
    file = unused(TIME.format(now));
    long offset = clock.isLockStep() ? 0 : unix(now) - clock.now();
    EpisodeHeader header =
        run.header()
            .with(EpisodeHeader.CREATED, now.truncatedTo(ChronoUnit.MILLIS).toString())
            .with(EpisodeHeader.EPISODE, activations++)
            .with(EpisodeHeader.CLOCK_OFFSET, offset);
    EpisodeWriter writer = EpisodeWriter.create(file, header, settings);
    try {
      for (Map.Entry<String, byte[]> attachment : run.attachments().entrySet()) {
        writer.attach(attachment.getKey(), mediaType(attachment.getKey()), attachment.getValue());
      }
      writer.flush();
    } catch (IOException e) {
      writer.close();
      throw e;
    }
    log.begin(file.toString(), writer, offset);
    say.accept("logging to " + file);
  }

  private Path unused(String time) {
    for (int number = 1; ; number++) {
      Path candidate = folder.resolve("run-" + time + "-" + number + ".mcap");
      if (!Files.exists(candidate)) {
        return candidate;
      }
    }
  }

  private static long unix(Instant time) {
    return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L), time.getNano());
  }

  private static String mediaType(String name) {
    return name.endsWith(".yaml") ? "application/yaml" : "application/octet-stream";
  }

  /** Ends the file, if one has begun; the loop is not active any more. */
  void end() throws InterruptedException {
    if (!log.isRecording()) {
      return;
    }
    LogSummary ended = log.end(EpisodeEnd.Outcome.STOPPED);
    summary = Optional.of(ended);
    say.accept(
        ended.failure().isPresent()
            ? file + " is not whole: " + ended.failure().get()
            : String.format("logged %,d messages to %s", ended.messages(), file));
    if (ended.totalDropped() > 0) {
      say.accept("not in the log: " + ended.droppedText());
    }
  }

  /** What became of the last file that ended. */
  Optional<LogSummary> summary() {
    return summary;
  }

  /** The last file that began. */
  Path file() {
    return file;
  }
}

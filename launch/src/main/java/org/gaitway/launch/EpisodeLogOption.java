package org.gaitway.launch;

import java.nio.file.Path;
import java.util.Optional;
import org.gaitway.episode.LogSettings;
import org.gaitway.record.RecordSettings;
import picocli.CommandLine.Option;

/** Where a training or an evaluation logs its episodes. */
final class EpisodeLogOption {
  @Option(
      names = "--log",
      paramLabel = "DIR",
      description = "Write each episode to a file in this folder, with all that a replay needs.")
  private Path folder;

  @Option(
      names = "--log-every",
      paramLabel = "N",
      defaultValue = "1",
      description = "Log one episode in so many, of each environment (default: all).")
  private long every;

  /** What to log; nothing without a folder. */
  Optional<RecordSettings> settings() {
    return Optional.ofNullable(folder)
        .map(path -> new RecordSettings(path, every, LogSettings.DEFAULTS.unforced()));
  }
}

package org.gaitway.record;

import java.nio.file.Path;
import org.gaitway.episode.LogSettings;

/**
 * Which episodes are kept, and how.
 *
 * @param folder where the files go; made with the first
 * @param every keeps every so many-th episode of each environment, its first included; at least 1
 * @param log how files are written
 */
public record RecordSettings(Path folder, long every, LogSettings log) {
  /** Checks the numbers. */
  public RecordSettings {
    if (every < 1) {
      throw new IllegalArgumentException(
          "of the episodes, every first or more can be kept, not every " + every);
    }
  }

  /** All episodes, which can be had again, so that nothing waits for the disk. */
  public static RecordSettings all(Path folder) {
    return new RecordSettings(folder, 1, LogSettings.DEFAULTS.unforced());
  }
}

package org.gaitway.launch.episodes;

import java.io.IOException;
import java.nio.file.Path;
import org.gaitway.mcap.McapException;

/** Thrown when a file is none of an episode, or damaged, or was not finished. */
final class BrokenFileException extends IOException {
  private static final long serialVersionUID = 1L;

  private final boolean cutOff;

  /**
   * @param file that is broken
   * @param cutOff whether it begins as it should and has no end
   * @param error what reading it met
   */
  BrokenFileException(Path file, boolean cutOff, McapException error) {
    super(
        file
            + ": "
            + error.getMessage()
            + (cutOff
                ? "; it was cut off, and 'gaitway episodes recover' makes whole what there is"
                : ""),
        error);
    this.cutOff = cutOff;
  }

  /** Whether the file begins as it should and has no end. */
  boolean isCutOff() {
    return cutOff;
  }

  /** What is wrong, without the name of the file. */
  String reason() {
    return getCause().getMessage();
  }
}

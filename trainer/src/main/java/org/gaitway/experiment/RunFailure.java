package org.gaitway.experiment;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.gaitway.file.WholeFile;
import org.gaitway.run.RunFolder;

/** The file {@code failure.txt} in the folder of a run that ended with an error. */
final class RunFailure {
  private RunFailure() {}

  static Path file(RunFolder run) {
    return run.path().resolve("failure.txt");
  }

  /** Keeps an error: its class and message in the first line, then its stack trace. */
  static void write(RunFolder run, Exception cause) {
    StringWriter trace = new StringWriter();
    cause.printStackTrace(new PrintWriter(trace));
    try {
      Files.createDirectories(run.path());
      WholeFile.write(file(run), trace.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      e.addSuppressed(cause);
      throw new UncheckedIOException(e);
    }
  }

  /** The error's class and message; empty when the run did not fail. */
  static Optional<String> read(RunFolder run) throws IOException {
    return Files.exists(file(run))
        ? Files.readString(file(run)).lines().findFirst()
        : Optional.empty();
  }
}

package org.gaitway.launch.episodes;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.gaitway.mcap.McapException;
import org.gaitway.mcap.McapRecovery;
import org.gaitway.mcap.McapRecoveryReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gaitway episodes recover FILE}: what is left of a file that was cut off or damaged. */
@Command(
    name = "recover",
    description = {
      "Make a whole file of one that was cut off (the program was killed, the power failed) or"
          + " damaged: the longest beginning that can be trusted.",
      "Prints what was kept and what was lost. The file itself is left as it is."
    },
    sortOptions = false)
final class RecoverCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The broken file.")
  private Path file;

  @Mixin private OutputOption output;

  @Override
  public Integer call() throws IOException {
    try (PendingOutput pending = output.fileOtherThan(file)) {
      McapRecoveryReport report = McapRecovery.recover(file, pending.place());
      pending.commit();
      print(report, spec.commandLine().getOut());
      return 0;
    } catch (McapException e) {
      throw new IOException(file + ": nothing can be recovered: " + e.getMessage(), e);
    }
  }

  private void print(McapRecoveryReport report, PrintWriter out) {
    out.printf("%s: %d messages, %d chunks%n", output.path(), report.messages(), report.chunks());
    if (report.complete()) {
      out.println("nothing is lost");
    } else {
      out.printf("stopped: %s%n", report.reason());
      out.printf(
          "lost: %s messages, %s chunks, %d of %d bytes%n",
          known(report.lostMessages()),
          known(report.lostChunks()),
          report.lostBytes(),
          report.bytes());
      out.printf(
          "%d of the messages are from a chunk whose end is missing%n", report.salvagedMessages());
    }
    out.flush();
  }

  private static String known(OptionalLong count) {
    return count.isPresent() ? Long.toString(count.getAsLong()) : "an unknown number of";
  }
}

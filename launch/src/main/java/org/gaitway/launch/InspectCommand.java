package org.gaitway.launch;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.gaitway.random.RandomStream;
import org.gaitway.record.FaultEpisodeReader;
import org.gaitway.rollout.RecordedFault;
import org.gaitway.sim.Model;
import org.gaitway.task.Environment;
import org.gaitway.task.Fault;
import org.gaitway.task.TaskDefinition;
import org.gaitway.task.Tasks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gaitway inspect FILE}: the state that training saved before a number was not finite. */
@Command(
    name = "inspect",
    description = {
      "Show the state that training saved when a number was not finite, and take the step again.",
      "The exit code is 0 if the same comes of it, else 1."
    },
    sortOptions = false)
final class InspectCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private TaskPathOption taskPath;

  @Parameters(paramLabel = "FILE", description = "A file from the folder 'faults' of a run.")
  private Path file;

  @Override
  public Integer call() throws IOException {
    taskPath.open();
    RecordedFault recorded = FaultEpisodeReader.read(file);
    RecordedFault.Place place = recorded.place();
    TaskDefinition definition = Tasks.define(place.task(), place.version(), place.settings());
    PrintWriter out = spec.commandLine().getOut();
    try (Model model = definition.model().get();
        Environment environment = new Environment(definition, model, new RandomStream(0, 0))) {
      boolean exact = recorded.approach(environment);
      out.print(new FaultReport(recorded, environment));
      if (!exact) {
        out.println("taking the step before it again gives another state on this machine");
      }
      return takeAgain(recorded, environment, out);
    } finally {
      out.flush();
    }
  }

  private static int takeAgain(RecordedFault recorded, Environment environment, PrintWriter out) {
    Optional<Fault> again = recorded.takeAgain(environment);
    boolean same = again.isPresent() && recorded.fault().isSameAs(again.get());
    String what = recorded.inReset() ? "the reset" : "the step";
    String outcome = again.map(Fault::message).orElse("all numbers are finite");
    out.printf("%s again: %s%s%n", what, outcome, same ? ", as recorded" : "");
    return same ? Gaitway.OK : Gaitway.FAILED;
  }
}

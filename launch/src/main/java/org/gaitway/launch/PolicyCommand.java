package org.gaitway.launch;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.gaitway.policy.EngineMissingException;
import org.gaitway.policy.Policy;
import org.gaitway.policy.PolicyFile;
import org.gaitway.policy.PolicyFormatException;
import org.gaitway.policy.onnxruntime.OnnxRuntimeEngine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code gaitway policy FILE}: what a policy file holds, and whether it computes what it should.
 */
@Command(
    name = "policy",
    description = {
      "Show what a policy file holds: its graph, its metadata, and what of these is missing.",
      "Reading it includes the self-check of a policy that Gaitway froze."
    },
    sortOptions = false)
final class PolicyCommand implements Callable<Integer> {
  private static final int SEED = 1;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "An ONNX file.")
  private Path file;

  @Option(
      names = "--compare",
      description = {
        "Compare its actions with those of ONNX Runtime over random observations.",
        "The exit code is 1 if they differ by more than rounding."
      })
  private boolean compare;

  @Option(
      names = "--observations",
      paramLabel = "N",
      defaultValue = "10000",
      description = "How many to compare (default: ${DEFAULT-VALUE}).")
  private int observations;

  @Override
  public Integer call() throws IOException {
    if (observations < 1) {
      throw new ParameterException(
          spec.commandLine(), "--observations must be at least 1, was " + observations);
    }
    PolicyFile policy = PolicyFile.read(file);
    PrintWriter out = spec.commandLine().getOut();
    out.print(PolicyReport.of(policy));
    boolean complete = policy.metadata().isPresent();
    out.println(complete ? "" : System.lineSeparator() + "incomplete: " + missing(policy));
    int code = compare ? compare(policy, out) : Gaitway.OK;
    out.flush();
    return code;
  }

  private static String missing(PolicyFile policy) {
    try {
      policy.requireMetadata();
      return "";
    } catch (PolicyFormatException e) {
      return e.getMessage();
    }
  }

  private int compare(PolicyFile policy, PrintWriter out) throws PolicyFormatException {
    try (Policy ours = policy.newPolicy();
        Policy reference = policy.newPolicy(new OnnxRuntimeEngine());
        Policy neighbour = policy.newPolicy(new OnnxRuntimeEngine())) {
      PolicyComparison result = PolicyComparison.of(ours, reference, neighbour, observations, SEED);
      out.printf(
          Locale.ROOT,
          "%s: over %d observations, actions differ from ONNX Runtime's by %.1e of their size at"
              + " most; ONNX Runtime's differ by %.1e where observations differ in the last bit%n",
          result.alike() ? "alike" : "not alike",
          result.observations(),
          result.difference(),
          result.sensitivity());
      return result.alike() ? Gaitway.OK : Gaitway.FAILED;
    } catch (EngineMissingException e) {
      throw new PolicyFormatException(file.toString(), "to compare, it needs " + e.getMessage(), e);
    }
  }
}

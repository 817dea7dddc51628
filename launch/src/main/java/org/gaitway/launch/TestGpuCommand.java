package org.gaitway.launch;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.gaitway.ppo.cuda.CudaDevice;
import org.gaitway.ppo.cuda.DeviceChecks;
import org.gaitway.ppo.cuda.DeviceException;
import org.gaitway.rollout.Workers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code gaitway test-gpu}: whether this machine's GPU computes what the CPU learner does. It needs
 * neither Maven nor sources, so that it runs from an installed archive.
 */
@Command(
    name = "test-gpu",
    description = {
      "Check the learner on this machine's NVIDIA GPU against the one on the CPU.",
      "Compiles the kernels for the GPU, and compares values, gradients and whole updates with"
          + " every objective. Each line says how far off a result is, as a share of what rounding"
          + " is allowed. The exit code is 1 if one is beyond, or if there is no GPU."
    })
final class TestGpuCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (CudaDevice device = CudaDevice.open(false)) {
      out.println("kernels compiled for " + device.name());
    }
    int passed = 0;
    int failed = 0;
    try (Workers workers = new Workers(2)) {
      for (DeviceChecks.Check check :
          new DeviceChecks(() -> CudaDevice.open(false), workers).all(true)) {
        if (run(check, out)) {
          passed++;
        } else {
          failed++;
        }
        out.flush();
      }
    }
    out.printf("%d passed, %d failed%n", passed, failed);
    out.flush();
    return failed == 0 ? Gaitway.OK : Gaitway.FAILED;
  }

  private static boolean run(DeviceChecks.Check check, PrintWriter out) {
    try {
      DeviceChecks.Result result = check.run();
      out.printf(
          Locale.ROOT,
          "%s  %s (%.2g of the limit)%n",
          result.passed() ? "ok    " : "FAILED",
          result.name(),
          result.share());
      return result.passed();
    } catch (DeviceException e) {
      // The others may go well, and say what works.
      out.printf("FAILED  %s: %s%n", check.name(), e.getMessage());
      return false;
    }
  }
}

package org.gaitway.ppo.nd4j;

import java.io.OutputStream;
import java.io.PrintStream;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/** ND4J's native part. */
final class Backend {
  static {
    quietly(Backend::startOnOneThread);
  }

  private Backend() {}

  /**
   * Loads it on the first call, and unpacks some 400 MB into JavaCPP's cache on the first call
   * ever.
   */
  static void load() {}

  /**
   * One thread: the matrices are small, so that two would mostly wait for each other, and sums keep
   * one order.
   */
  private static void startOnOneThread() {
    Nd4j.scalar(0); // Loads it all; the thread count is not to be had before.
    NativeOps operations = NativeOpsHolder.getInstance().getDeviceNativeOps();
    operations.setOmpNumThreads(1);
    operations.setElementThreshold(Integer.MAX_VALUE);
    operations.setTADThreshold(Integer.MAX_VALUE);
    Nd4j.getEnvironment().setMaxMasterThreads(1);
    Nd4j.factory().blas().setMaxThreads(1);
  }

  /**
   * Runs something that ND4J accompanies with notes on standard output and error, which no setting
   * turns off: on logging, on versions of JavaCPP, on each operation that it differentiates.
   */
  static void quietly(Runnable task) {
    PrintStream output = System.out;
    PrintStream errors = System.err;
    try (PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream())) {
      System.setOut(nowhere);
      System.setErr(nowhere);
      task.run();
    } finally {
      System.setOut(output);
      System.setErr(errors);
    }
  }
}

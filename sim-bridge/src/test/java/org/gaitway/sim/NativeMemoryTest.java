package org.gaitway.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.gaitway.sim.NativeMemoryProgram.Cycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That 10,000 times the same needs no more memory than once. */
class NativeMemoryTest {
  /** What the JVM may still take for itself; 10,000 leaks of 210 bytes would be more. */
  private static final long ALLOWED_KIB = 2048;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void tenThousandCyclesKeepNoMemory(Cycle cycle) throws Exception {
    ChildProcess child =
        ChildProcess.run(folder, Map.of(), NativeMemoryProgram.class, cycle.name());
    assertEquals(0, child.exitCode(), child.output());
    long growth = Long.parseLong(child.output().strip());
    System.out.println(cycle + ": resident memory grew by " + growth + " KiB");
    assertTrue(growth < ALLOWED_KIB, "grew by " + growth + " KiB");
  }
}

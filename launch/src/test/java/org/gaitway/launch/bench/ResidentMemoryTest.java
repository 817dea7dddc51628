package org.gaitway.launch.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class ResidentMemoryTest {

  @Test
  void theSlopeIsThatOfTheLineOfLeastSquares() {
    ResidentMemory memory = new ResidentMemory();
    memory.add(0, 5_000); // Before it has settled.
    memory.add(1_000_000, 100);
    memory.add(2_000_000, 130);
    memory.add(3_000_000, 100);
    memory.add(4_000_000, 150);
    // About the mean of 2.5 million and 120: (1.5 * 20 - 0.5 * 10 - 0.5 * 20 + 1.5 * 30) / 5.
    assertEquals(12, memory.slope(1_000_000), 1e-9);
    assertEquals(0, memory.slope(4_000_000));
  }

  @Test
  void aStepIsLookedUpAtItsNearestSample() {
    ResidentMemory memory = new ResidentMemory();
    assertThrows(IllegalStateException.class, () -> memory.at(0));
    memory.add(100, 1);
    memory.add(200, 2);
    memory.add(200, 3);
    memory.add(300, 4);
    assertEquals(1, memory.at(0));
    assertEquals(3, memory.at(210));
    assertEquals(4, memory.at(1e9));
  }

  @Test
  void thisProcessHasMemory() throws IOException {
    double kibibytes = ResidentMemory.of(ProcessHandle.current().pid()).orElseThrow();
    assertTrue(kibibytes > 10_000 && kibibytes < 1e8, kibibytes + " KiB");
  }

  @Test
  void aProcessThatIsNotThereHasNone() throws IOException {
    assertTrue(ResidentMemory.of(Integer.MAX_VALUE).isEmpty());
  }
}

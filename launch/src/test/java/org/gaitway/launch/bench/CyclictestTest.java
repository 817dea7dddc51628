package org.gaitway.launch.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class CyclictestTest {
  private static final String OUTPUT =
      """
      # /dev/cpu_dma_latency set to 0us
      # Histogram
      000000 000000
      000012 000098
      000020 000001
      # Total: 000000100
      # Min Latencies: 00012
      # Max Latencies: 04321
      # Histogram Overflows: 00001
      """;

  @Test
  void readsTheHistogramAndTheLongestLatency() throws IOException {
    LatencyHistogram histogram = Cyclictest.parse(OUTPUT);
    assertEquals(99, histogram.count());
    assertEquals(12.5, histogram.quantile(0.5));
    assertEquals(20.5, histogram.quantile(0.995));
    assertEquals(4321, histogram.max());
  }

  @Test
  void roundsAreAddedUp() throws IOException {
    LatencyHistogram sum = new LatencyHistogram();
    sum.add(Cyclictest.parse(OUTPUT));
    sum.add(Cyclictest.parse(OUTPUT));
    assertEquals(198, sum.count());
    assertEquals(4321, sum.max());
  }

  @Test
  void outputWithoutAHistogramIsRefused() {
    assertThrows(IOException.class, () -> Cyclictest.parse("Permission denied"));
  }
}

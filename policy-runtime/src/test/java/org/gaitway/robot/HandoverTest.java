package org.gaitway.robot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class HandoverTest {
  private static final int WIDTH = 64;
  private static final int PASSED_ON = 3_000_000;

  @Test
  void onlyTheLatestIsFetchedAndOnlyOnce() {
    Handover<int[]> handover = new Handover<>(() -> new int[1]);
    assertFalse(handover.fetch());
    for (int i = 1; i <= 5; i++) {
      handover.next()[0] = i;
      handover.publish();
    }
    assertTrue(handover.fetch());
    assertEquals(5, handover.latest()[0]);
    assertFalse(handover.fetch());
    handover.next()[0] = 6;
    assertEquals(5, handover.latest()[0], "what was fetched stays while the next is written");
    handover.publish();
    assertTrue(handover.fetch());
    assertEquals(6, handover.latest()[0]);
  }

  @Test
  void nothingHalfWrittenIsEverRead() throws InterruptedException {
    Handover<long[]> handover = new Handover<>(() -> new long[WIDTH]);
    Thread writer =
        new Thread(
            () -> {
              for (long i = 1; i <= PASSED_ON; i++) {
                Arrays.fill(handover.next(), i);
                handover.publish();
              }
            });
    writer.start();
    long last = 0;
    while (last < PASSED_ON) {
      if (handover.fetch()) {
        long[] latest = handover.latest();
        long first = latest[0];
        assertTrue(first > last);
        for (long value : latest) {
          assertEquals(first, value);
        }
        last = first;
      }
    }
    writer.join();
  }
}

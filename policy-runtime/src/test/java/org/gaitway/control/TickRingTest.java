package org.gaitway.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.gaitway.robot.RobotLayout;
import org.junit.jupiter.api.Test;

class TickRingTest {
  private static final RobotLayout LAYOUT = RobotLayout.of(List.of("hip", "knee"));

  private static TickRecord record() {
    return new TickRecord(LAYOUT, 3);
  }

  @Test
  void aFullRingDropsAndCounts() {
    TickRing ring = new TickRing(4, TickRingTest::record);
    TickRecord tick = record();
    for (int i = 0; i < 6; i++) {
      tick.tick = i;
      ring.onTick(tick);
    }
    assertEquals(2, ring.dropped());
    List<Long> read = new ArrayList<>();
    while (ring.poll(each -> read.add(each.tick()))) {
      assertTrue(read.size() <= 4);
    }
    assertEquals(List.of(0L, 1L, 2L, 3L), read);
    assertFalse(ring.poll(each -> {}));
  }

  @Test
  void everyTickArrivesWholeAndInOrderOrIsCounted() throws Exception {
    int count = 300_000;
    TickRing ring = new TickRing(100, TickRingTest::record);
    AtomicLong read = new AtomicLong();
    Thread reader =
        new Thread(
            () -> {
              long[] last = {-1};
              while (last[0] < count) {
                ring.poll(
                    tick -> {
                      boolean whole = tick.command().position()[1] == tick.tick();
                      if (!whole || tick.tick() <= last[0]) {
                        throw new AssertionError("tick " + tick.tick() + " after " + last[0]);
                      }
                      last[0] = tick.tick();
                      read.incrementAndGet();
                    });
              }
            });
    reader.start();
    TickRecord tick = record();
    for (int i = 0; i <= count || reader.isAlive(); i++) {
      tick.tick = i;
      tick.command.position()[1] = i;
      ring.onTick(tick);
      if (i > count + 100_000_000) {
        throw new AssertionError("the reader does not end");
      }
    }
    reader.join();
    assertTrue(read.get() > 0);
  }
}

package org.gaitway.adapter.ros1.tcpros;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ExchangeTest {
  private static final int MANY = 3_000_000;
  private static final int WIDTH = 8;

  @Test
  void theReaderGetsTheNewestAndKeepsIt() {
    Exchange exchange = new Exchange();
    String[] slots = new String[3];
    assertFalse(exchange.take());
    for (String value : new String[] {"a", "b", "c", "d"}) {
      slots[exchange.writerSlot()] = value;
      exchange.hand();
    }
    assertTrue(exchange.take());
    assertEquals("d", slots[exchange.readerSlot()]);
    assertFalse(exchange.take());
    slots[exchange.writerSlot()] = "e";
    assertEquals("d", slots[exchange.readerSlot()]);
    exchange.hand();
    assertTrue(exchange.take());
    assertEquals("e", slots[exchange.readerSlot()]);
  }

  @Test
  void valuesAreNeverTorn() throws InterruptedException {
    Exchange exchange = new Exchange();
    long[][] slots = new long[3][WIDTH];
    Thread writer =
        new Thread(
            () -> {
              for (long i = 1; i <= MANY; i++) {
                java.util.Arrays.fill(slots[exchange.writerSlot()], i);
                exchange.hand();
              }
            });
    writer.start();
    long last = 0;
    while (last < MANY) {
      if (exchange.take()) {
        long[] value = slots[exchange.readerSlot()];
        long first = value[0];
        assertTrue(first > last);
        for (long each : value) {
          assertEquals(first, each);
        }
        last = first;
      }
    }
    writer.join();
  }
}

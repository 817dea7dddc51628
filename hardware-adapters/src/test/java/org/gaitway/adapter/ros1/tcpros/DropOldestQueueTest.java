package org.gaitway.adapter.ros1.tcpros;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DropOldestQueueTest {
  private static final int MANY = 2_000_000;

  private static ByteBuffer message(long number) {
    return ByteBuffer.allocate(16).putLong(number).putLong(~number).flip();
  }

  private static List<Long> drained(DropOldestQueue queue) {
    List<Long> numbers = new ArrayList<>();
    for (Frame frame = queue.poll(); frame != null; frame = queue.poll()) {
      numbers.add(frame.sequence());
    }
    return numbers;
  }

  @Test
  void messagesComeOutInOrder() {
    DropOldestQueue queue = new DropOldestQueue(3, 16);
    assertTrue(queue.isEmpty());
    assertNull(queue.poll());
    queue.offer(message(1), 1);
    queue.offer(message(2), 2);
    assertEquals(List.of(1L, 2L), drained(queue));
    queue.offer(message(3), 3);
    assertEquals(List.of(3L), drained(queue));
    assertTrue(queue.isEmpty());
    assertEquals(0, queue.dropped());
  }

  @Test
  void theOldestMakeRoom() {
    DropOldestQueue queue = new DropOldestQueue(3, 16);
    for (int i = 0; i < 10; i++) {
      queue.offer(message(i), i);
    }
    assertEquals(7, queue.dropped());
    assertEquals(List.of(7L, 8L, 9L), drained(queue));
  }

  @Test
  void aFrameThatWasTakenIsLeftAlone() {
    DropOldestQueue queue = new DropOldestQueue(2, 16);
    queue.offer(message(0), 0);
    Frame taken = queue.poll();
    for (int i = 1; i < 20; i++) {
      queue.offer(message(i), i);
    }
    assertEquals(0, taken.sequence());
    assertEquals(0, taken.bytes().getLong(0));
    assertEquals(List.of(18L, 19L), drained(queue));
  }

  @Test
  void largerMessagesThanExpectedFit() {
    DropOldestQueue queue = new DropOldestQueue(2, 1);
    queue.offer(ByteBuffer.allocate(100_000), 1);
    assertEquals(100_000, queue.poll().bytes().remaining());
  }

  @Test
  void twoThreadsLoseNothingButWhatIsCounted() throws InterruptedException {
    DropOldestQueue queue = new DropOldestQueue(4, 16);
    ByteBuffer bytes = ByteBuffer.allocate(16);
    Thread producer =
        new Thread(
            () -> {
              for (long i = 0; i < MANY; i++) {
                queue.offer(bytes.clear().putLong(i).putLong(~i).flip(), i);
              }
            });
    producer.start();
    long last = -1;
    long received = 0;
    while (last < MANY - 1) {
      Frame frame = queue.poll();
      if (frame != null) {
        long number = Long.reverseBytes(frame.bytes().getLong(0));
        assertEquals(~number, Long.reverseBytes(frame.bytes().getLong(8)));
        assertEquals(number, frame.sequence());
        assertTrue(number > last, () -> "out of order: " + number);
        last = number;
        received++;
      }
    }
    producer.join();
    assertEquals(MANY, received + queue.dropped());
  }
}

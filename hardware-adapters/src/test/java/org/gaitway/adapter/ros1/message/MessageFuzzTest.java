package org.gaitway.adapter.ros1.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Damaged and hostile bytes end in {@link RosFormatException} and in nothing else. */
class MessageFuzzTest {
  private static final int CASES = 1_000_000;

  /** Lengths that lie, by much or by little. */
  private static final int[] LENGTHS = {
    -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 1 << 28, 65536, 1
  };

  @Test
  void aMillionDamagedMessagesAreReadOrRefused() throws Exception {
    List<MessageType<?>> types = ShippedMessages.all();
    List<byte[]> whole = new ArrayList<>();
    Random random = new Random(1);
    for (MessageType<?> type : types) {
      whole.add(sample(type, random));
    }
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    int refused = 0;
    int longest = 0;
    for (int i = 0; i < CASES; i++) {
      int which = i % types.size();
      byte[] bytes = damaged(whole.get(which), random);
      longest = Math.max(longest, bytes.length);
      RosMessage message = types.get(which).newMessage();
      long before = threads.getCurrentThreadAllocatedBytes();
      try {
        message.read(new RosInput(bytes));
      } catch (RosFormatException e) {
        assertTrue(e.getMessage().contains("expected"), e.getMessage());
        refused++;
      }
      long allocated = threads.getCurrentThreadAllocatedBytes() - before;
      assertTrue(allocated < 100_000 + 500L * bytes.length, types.get(which) + ": " + allocated);
    }
    assertTrue(refused > CASES / 5 && refused < CASES, refused + " refused");
    assertTrue(longest < 100_000, longest + " bytes");
  }

  private static byte[] sample(MessageType<?> type, Random random) throws Exception {
    RosMessage message = type.newMessage();
    RandomFields.fill(message, random);
    RosOutput out = new RosOutput();
    message.write(out);
    return out.toByteArray();
  }

  private static byte[] damaged(byte[] whole, Random random) {
    byte[] bytes = whole.clone();
    switch (random.nextInt(4)) {
      case 0 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
      case 1 -> random.nextBytes(bytes);
      case 2 -> {
        for (int n = random.nextInt(4); n >= 0 && bytes.length > 0; n--) {
          bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
      }
      default -> {
        if (bytes.length >= 4) {
          RosOutput length = new RosOutput();
          length.writeInt32(LENGTHS[random.nextInt(LENGTHS.length)]);
          int at = random.nextInt(bytes.length / 4) * 4;
          System.arraycopy(length.array(), 0, bytes, at, 4);
        }
      }
    }
    return bytes;
  }

  @Test
  void countOfElementsWithoutBytesIsBounded() {
    byte[] bytes = {-1, -1, -1, -1};
    RosFormatException error =
        assertThrows(RosFormatException.class, () -> new RosInput(bytes).readCount(0));
    assertEquals(
        "at byte 0: expected at most 65536 elements of 0 bytes or more, since 0 bytes are left,"
            + " found 4294967295",
        error.getMessage());
  }
}

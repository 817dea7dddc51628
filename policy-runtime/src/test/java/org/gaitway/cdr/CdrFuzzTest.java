package org.gaitway.cdr;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.gaitway.episode.MessageTexts;
import org.junit.jupiter.api.Test;

/** Messages and definitions that were damaged: a message, or an error that says what is wrong. */
class CdrFuzzTest {
  /** A million with -Dgaitway.fuzz=1000000. */
  private static final int CASES = Integer.getInteger("gaitway.fuzz", 100_000);

  /** What a byte that is a message of its own takes in memory, references to it included. */
  private static final long BYTES_PER_BYTE = 256;

  private static final long BYTES_BESIDES = 20_000;
  private static final String TYPE = "gaitway_msgs/msg/Tick";

  private final SplittableRandom random = new SplittableRandom(11);

  private static byte[] tick() {
    CdrWriter cdr = new CdrWriter().begin();
    for (int i = 0; i < 6; i++) {
      cdr.int64(i);
    }
    cdr.int32(0);
    for (int i = 0; i < 6; i++) {
      cdr.bool(i % 2 == 0);
    }
    cdr.int8(0).string("run").string("walk").string("walk");
    cdr.sequence(2).string("overrun").string("state-age");
    cdr.sequence(1).string("velocity").float64s(new double[] {1, 0, 0}).int64(5);
    return cdr.int64(0).int64(1).string("").int64(1).string("keyboard").toByteArray();
  }

  private byte[] damaged(byte[] whole) {
    boolean cut = random.nextInt(4) == 0;
    byte[] bytes = Arrays.copyOf(whole, cut ? random.nextInt(whole.length + 1) : whole.length);
    int changes = random.nextInt(4);
    for (int i = 0; i < changes && bytes.length > 0; i++) {
      int at = random.nextInt(bytes.length);
      bytes[at] =
          switch (random.nextInt(4)) {
            case 0 -> (byte) 0xff;
            case 1 -> (byte) (bytes[at] ^ 1 << random.nextInt(8));
            case 2 -> 0;
            default -> (byte) random.nextInt(256);
          };
    }
    return bytes;
  }

  @Test
  void damagedMessagesAreReadOrRefusedWithinTheirOwnSize() throws Exception {
    MessageDecoder ticks = new MessageDecoder(MessageDefinition.parse(TYPE, MessageTexts.of(TYPE)));
    String nested =
        "Part[] p\nstring[] s\n====\nMSG: demo_msgs/Part\nNil[] n\n====\nMSG: demo_msgs/Nil";
    MessageDecoder demos = new MessageDecoder(MessageDefinition.parse("demo_msgs/Demo", nested));
    byte[] tick = tick();
    CdrWriter cdr = new CdrWriter().begin().sequence(1).sequence(3).int8(0).int8(0).int8(0);
    byte[] demo = cdr.sequence(0).toByteArray();
    ticks.decode(tick);
    demos.decode(demo);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    int refused = 0;
    for (int i = 0; i < CASES; i++) {
      boolean first = random.nextBoolean();
      byte[] bytes = damaged(first ? tick : demo);
      long before = threads.getCurrentThreadAllocatedBytes();
      try {
        (first ? ticks : demos).decode(bytes);
      } catch (CdrException e) {
        refused++;
        assertFalse(e.getMessage().isBlank());
      }
      long taken = threads.getCurrentThreadAllocatedBytes() - before;
      long most = BYTES_BESIDES + BYTES_PER_BYTE * bytes.length;
      // The first errors load classes.
      assertTrue(
          taken < most || i < CASES / 100, taken + " bytes for a message of " + bytes.length);
    }
    assertTrue(refused > CASES / 10 && refused < CASES, "refused " + refused);
  }

  @Test
  void damagedDefinitionsAreReadOrRefused() {
    byte[] text = MessageTexts.of(TYPE).getBytes(StandardCharsets.ISO_8859_1);
    int refused = 0;
    for (int i = 0; i < CASES / 20; i++) {
      String damaged = new String(damaged(text), StandardCharsets.ISO_8859_1);
      try {
        MessageDefinition.parse(TYPE, damaged);
      } catch (CdrException e) {
        refused++;
        assertFalse(e.getMessage().isBlank());
      }
    }
    assertTrue(refused > CASES / 200, "refused " + refused);
  }
}

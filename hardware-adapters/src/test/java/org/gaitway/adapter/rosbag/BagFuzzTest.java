package org.gaitway.adapter.rosbag;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damaged and hostile bags end in {@link BagException} and in nothing else. With {@code
 * -Dgaitway.fuzz.cases=1000000} it takes as many cases.
 */
class BagFuzzTest {
  private static final int CASES = Integer.getInteger("gaitway.fuzz.cases", 50_000);

  /** Lengths that lie, by much or by little. */
  private static final int[] LENGTHS = {
    -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 1 << 28, 65536, 4096, 1, 0
  };

  /** What may be allocated for each byte: LZ4 grows 255-fold, by doubling. */
  private static final long GROWTH = 600;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final Random random = new Random(1);

  @TempDir Path folder;

  @Test
  void damagedBagsAreReadOrRefused() throws IOException {
    byte[][] whole = new byte[BagCompression.values().length][];
    for (BagCompression compression : BagCompression.values()) {
      Path file = folder.resolve(compression.word() + ".bag");
      Bags.write(file, compression, 4);
      whole[compression.ordinal()] = Files.readAllBytes(file);
    }
    int refused = 0;
    for (int i = 0; i < CASES; i++) {
      refused += isRefused(damaged(whole[i % whole.length])) ? 1 : 0;
    }
    assertTrue(refused > CASES / 5 && refused < CASES, refused + " refused");
  }

  private boolean isRefused(byte[] bytes) throws IOException {
    long before = threads.getCurrentThreadAllocatedBytes();
    boolean refused = false;
    try (BagReader bag = new BagReader(new MemoryChannel(bytes), "damaged")) {
      bag.messages((connection, time, message) -> {});
    } catch (BagException e) {
      assertTrue(e.getMessage().contains("expected"), e.getMessage());
      refused = true;
    }
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertTrue(allocated < 200_000 + GROWTH * bytes.length, allocated + " bytes allocated");
    return refused;
  }

  private byte[] damaged(byte[] whole) {
    byte[] bytes = whole.clone();
    switch (random.nextInt(4)) {
      case 0 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
      case 1 -> {
        byte[] noise = new byte[random.nextInt(64)];
        random.nextBytes(noise);
        int at = place(bytes.length - noise.length);
        System.arraycopy(noise, 0, bytes, at, noise.length);
      }
      case 2 -> {
        for (int n = random.nextInt(4); n >= 0; n--) {
          bytes[place(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
      }
      default -> {
        int at = place(bytes.length - Integer.BYTES);
        int length = LENGTHS[random.nextInt(LENGTHS.length)];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(at, length);
      }
    }
    return bytes;
  }

  /** Somewhere, but seldom in the padding, which makes no difference. */
  private int place(int limit) {
    int padding = 4109;
    boolean start = random.nextInt(8) == 0;
    return start ? random.nextInt(100) : padding + random.nextInt(limit - padding);
  }
}

package org.gaitway.mcap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Mutated and truncated files: a clear error or a right reading, nothing else. */
class McapFuzzTest {
  private static final int INPUTS = Integer.getInteger("gaitway.test.mcap-fuzz", 40_000);
  private static final int COUNT = 24;
  private static final McapReadLimits LIMITS = new McapReadLimits(1 << 20, 1000, 4 << 20);

  /** What a reading gave: the messages by their number, or an error. */
  private record Reading(String error, List<Long> sequences) {
    boolean whole() {
      return error.isEmpty();
    }
  }

  @Test
  void hostileInputGivesErrorsOfItsOwnKind() throws IOException {
    Random random = new Random(3);
    List<byte[]> seeds = seeds();
    int refused = 0;
    for (int i = 0; i < INPUTS; i++) {
      byte[] input = mutate(seeds.get(i % seeds.size()), random);
      refused += read(input, i % 2 == 0).whole() ? 0 : 1;
    }
    assertTrue(refused > INPUTS / 2, refused + " of " + INPUTS + " refused");
  }

  /** What recovery makes of anything is whole. */
  @Test
  void whateverIsRecoveredCanBeRead() throws IOException {
    Random random = new Random(4);
    List<byte[]> seeds = seeds();
    int recovered = 0;
    for (int i = 0; i < INPUTS / 4; i++) {
      byte[] input = mutate(seeds.get(i % seeds.size()), random);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      if (recover(input, out)) {
        assertEquals("", read(out.toByteArray(), i % 2 == 0).error(), "input " + i);
        recovered++;
      }
    }
    assertTrue(recovered > INPUTS / 8, recovered + " recovered");
  }

  private static boolean recover(byte[] input, ByteArrayOutputStream out) throws IOException {
    try {
      McapRecovery.recover(input, Channels.newChannel(out));
      return true;
    } catch (McapException e) {
      assertTrue(e.offset() < 40, "only the beginning can keep it from that: " + e);
      return false;
    }
  }

  /** With CRCs, one changed byte of a chunked file changes no message that is handed over. */
  @Test
  void oneChangedByteGivesNoWrongMessage() throws IOException {
    for (Compression compression : Compression.values()) {
      byte[] file = SampleLog.file(options(compression, 300), COUNT);
      for (int at = 0; at < file.length; at++) {
        byte[] changed = file.clone();
        changed[at] ^= (byte) (1 + at % 255);
        assertRight(changed, at);
      }
    }
  }

  private static void assertRight(byte[] file, int at) {
    List<SampleLog.Message> found = new ArrayList<>();
    try (McapReader reader = McapReader.of(file, LIMITS)) {
      found.addAll(SampleLog.read(reader, McapQuery.all(McapQuery.Order.FILE)));
    } catch (IOException e) {
      assertTrue(e instanceof McapException, "at " + at + ": " + e);
    }
    for (SampleLog.Message message : found) {
      assertEquals(SampleLog.message((int) message.sequence()), message, "changed at " + at);
    }
  }

  private static List<byte[]> seeds() throws IOException {
    List<byte[]> seeds = new ArrayList<>();
    for (Compression compression : Compression.values()) {
      seeds.add(SampleLog.file(options(compression, 300), COUNT));
      seeds.add(withoutCrcs(SampleLog.file(options(compression, 300), COUNT)));
    }
    seeds.add(SampleLog.file(options(Compression.NONE, 0), COUNT));
    for (String name : List.of("TenMessages-ch-mx-pad", "OneAttachment-pad", "TenMessages-pad")) {
      seeds.add(withoutCrcs(ConformanceFile.named(name).bytes()));
    }
    return seeds;
  }

  /** Without CRCs mutations get further. */
  private static byte[] withoutCrcs(byte[] file) {
    byte[] free = file.clone();
    Arrays.fill(free, file.length - 12, file.length - 8, (byte) 0); // Of the summary.
    for (int i = 8; i + 41 < free.length; i++) {
      boolean chunk = free[i] == Opcode.CHUNK && RecordParser.u64(free, i + 1) < free.length - i;
      if (chunk && RecordParser.u64(free, i + 1) > 40) {
        Arrays.fill(free, i + 33, i + 37, (byte) 0);
        i += Layout.RECORD_HEADER;
      }
    }
    return free;
  }

  private static byte[] mutate(byte[] seed, Random random) {
    byte[] input = seed.clone();
    if (random.nextInt(8) == 0) {
      input = Arrays.copyOf(input, random.nextInt(input.length));
    }
    int changes = input.length == 0 ? 0 : 1 + random.nextInt(3);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(input.length);
      switch (random.nextInt(4)) {
        case 0 -> input[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> input[at] = (byte) random.nextInt();
        case 2 -> Arrays.fill(input, at, Math.min(input.length, at + 8), (byte) -random.nextInt(2));
        default -> {
          int from = random.nextInt(input.length);
          int length = Math.min(random.nextInt(40), input.length - Math.max(at, from));
          System.arraycopy(seed, from, input, at, Math.min(length, seed.length - from));
        }
      }
    }
    return input;
  }

  private static Reading read(byte[] input, boolean byTime) throws IOException {
    List<Long> sequences = new ArrayList<>();
    McapQuery.Order order = byTime ? McapQuery.Order.LOG_TIME : McapQuery.Order.FILE;
    try (McapReader reader = McapReader.of(input, LIMITS)) {
      reader.messages(
          McapQuery.all(order),
          (channel, sequence, logTime, publishTime, buffer, offset, length) -> {
            assertTrue(offset >= 0 && length >= 0 && offset + length <= buffer.length);
            sequences.add(sequence);
          });
      for (McapAttachmentIndex index : reader.attachments()) {
        reader.attachment(index);
      }
      for (McapMetadataIndex index : reader.metadata()) {
        reader.metadata(index);
      }
      for (McapChunkIndex index : reader.chunks()) {
        reader.messageIndexes(index);
      }
      return new Reading("", sequences);
    } catch (McapException e) {
      assertTrue(e.getMessage().length() < 2000, "an error for people");
      return new Reading(e.getMessage(), sequences);
    }
  }

  private static McapWriterOptions options(Compression compression, int chunkSize) {
    return McapWriterOptions.defaults().withCompression(compression).withChunkSize(chunkSize);
  }
}

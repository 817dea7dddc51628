package org.gaitway.mcap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that were not finished give the longest beginning, and never a wrong message. */
class McapRecoveryTest {
  private static final McapQuery IN_FILE_ORDER = McapQuery.all(McapQuery.Order.FILE);
  private static final int COUNT = 60;
  private static final int HEADER_END = 36; // Magic, header with profile and library.

  @TempDir Path folder;

  private byte[] whole;

  @ParameterizedTest
  @CsvSource({"NONE, 500", "LZ4, 900", "ZSTD, 900", "NONE, 0"})
  void everyTruncationGivesTheLongestBeginning(Compression compression, int chunkSize)
      throws IOException {
    byte[] file = SampleLog.file(options(compression, chunkSize), COUNT);
    List<Long> chunkEnds = chunkEnds(file);
    List<SampleLog.Message> all = SampleLog.messages(COUNT);
    boolean stored = compression == Compression.NONE;
    long before = 0;
    for (int length = HEADER_END; length < file.length; length++) {
      McapRecoveryReport report = recover(Arrays.copyOf(file, length));
      List<SampleLog.Message> found = recoveredMessages();
      assertEquals(all.subList(0, found.size()), found, "truncated at " + length);
      assertEquals(found.size(), report.messages());
      assertTrue(found.size() >= before, "fewer with more bytes, at " + length);
      before = found.size();
      if (stored) {
        assertEquals(completeMessages(file, length), found.size(), "truncated at " + length);
      } else {
        assertTrue(report.chunks() >= chunksBefore(chunkEnds, length), "truncated at " + length);
      }
    }
    assertEquals(COUNT, before);
  }

  /** How many messages are there to the last byte; the data of the sample hold no such bytes. */
  private static long completeMessages(byte[] file, int length) throws IOException {
    long count = 0;
    byte[] pattern = {Opcode.MESSAGE, 0, 0, 0, 0, 0, 0, 0, 0};
    for (int i = 0; i + Layout.RECORD_HEADER <= length; i++) {
      pattern[1] = file[i + 1];
      if (Arrays.equals(file, i, i + Layout.RECORD_HEADER, pattern, 0, pattern.length)
          && file[i + 1] >= Layout.MESSAGE_HEADER
          && i + Layout.RECORD_HEADER + file[i + 1] <= length) {
        count++;
        i += Layout.RECORD_HEADER + file[i + 1] - 1;
      }
    }
    return count;
  }

  private static List<Long> chunkEnds(byte[] file) throws IOException {
    try (McapReader reader = McapReader.of(file, McapReadLimits.defaults())) {
      List<Long> ends = new ArrayList<>();
      for (McapChunkIndex chunk : reader.chunks()) {
        ends.add(chunk.chunkOffset() + chunk.chunkLength());
      }
      return ends;
    }
  }

  private static long chunksBefore(List<Long> ends, int length) {
    return ends.stream().filter(end -> end <= length).count();
  }

  @ParameterizedTest
  @CsvSource({"NONE, 500", "LZ4, 900", "ZSTD, 900"})
  void noDamagedByteGivesAWrongMessage(Compression compression, int chunkSize) throws IOException {
    byte[] file = SampleLog.file(options(compression, chunkSize), COUNT);
    List<SampleLog.Message> all = SampleLog.messages(COUNT);
    Random random = new Random(1);
    for (int at = HEADER_END; at < file.length; at++) {
      byte[] damaged = file.clone();
      damaged[at] ^= (byte) (1 << random.nextInt(8));
      McapRecoveryReport report = recover(damaged);
      List<SampleLog.Message> found = recoveredMessages();
      List<SampleLog.Message> named =
          found.stream().map(m -> SampleLog.message((int) m.sequence())).toList();
      for (int i = 0;
          i < found.size();
          i++) { // A channel's own record has no CRC: topics may vary.
        assertEquals(named.get(i).data(), found.get(i).data(), "damaged at " + at);
        assertEquals(named.get(i).logTime(), found.get(i).logTime(), "damaged at " + at);
      }
      assertTrue(found.size() <= all.size());
      assertEquals(report.messages(), found.size());
    }
  }

  @Test
  void whatIsWholeStaysWhole() throws IOException {
    byte[] file = SampleLog.file(options(Compression.ZSTD, 900), COUNT);
    McapRecoveryReport report = recover(file);
    assertTrue(report.complete());
    assertEquals("", report.reason());
    assertEquals(0, report.lostBytes());
    assertEquals(0, report.lostMessages().orElseThrow());
    try (McapReader reader = McapReader.of(whole, McapReadLimits.defaults())) {
      assertEquals(SampleLog.attachment(), reader.attachment(reader.attachments().get(0)));
      assertEquals(2, reader.metadata().size());
      reader.checkData();
    }
  }

  @Test
  void aDamagedChunkInTheMiddleEndsItAndWhatFollowsIsCounted() throws IOException {
    byte[] file = SampleLog.file(options(Compression.ZSTD, 900), COUNT);
    List<Long> ends = chunkEnds(file);
    file[ends.get(1).intValue() - 3] ^= 1;
    McapRecoveryReport report = recover(file);
    assertFalse(report.complete());
    assertEquals(1, report.chunks());
    assertEquals(ends.size() - 1, report.lostChunks().orElseThrow());
    assertEquals(COUNT - report.messages(), report.lostMessages().orElseThrow());
    assertTrue(report.reason().contains("Chunk at byte"), report.reason());
  }

  @Test
  void pagesThatWereNeverWrittenAreNotTakenForData() throws IOException {
    byte[] file = SampleLog.file(options(Compression.NONE, 1 << 20), 3000);
    byte[] cut = Arrays.copyOf(file, file.length / 2);
    Arrays.fill(cut, 3 * 4096, 4 * 4096, (byte) 0);
    McapRecoveryReport report = recover(cut);
    assertTrue(report.salvagedMessages() > 0);
    List<SampleLog.Message> found = recoveredMessages();
    assertEquals(SampleLog.messages(found.size()), found);
  }

  @Test
  void aFileIsNotRecoveredOntoItself() throws IOException {
    Path file = folder.resolve("damaged.mcap");
    SampleLog.write(file, options(Compression.ZSTD, 900), 3);
    assertThrows(IOException.class, () -> McapRecovery.recover(file, file));
    Path other = folder.resolve("other.txt");
    Files.writeString(other, "not a log");
    assertThrows(McapException.class, () -> McapRecovery.recover(other, recovered()));
    assertFalse(Files.exists(recovered()));
  }

  @Test
  void aKilledWriterLosesAtMostTheChunkThatWasNotFlushed() throws Exception {
    int kills = Integer.getInteger("gaitway.test.kills", 40);
    Random random = new Random(2);
    for (int kill = 0; kill < kills; kill++) {
      Path file = folder.resolve("killed-" + kill + ".mcap");
      Path told = folder.resolve("told-" + kill);
      Process writer = start(file, told);
      awaitLine(writer, told);
      TimeUnit.MICROSECONDS.sleep(random.nextInt(60_000)); // The moment is what is random here.
      writer.destroyForcibly().waitFor();
      List<String> lines = Files.readString(told).lines().filter(l -> l.endsWith(".")).toList();
      int flushed = Integer.parseInt(lines.get(lines.size() - 1).replace(".", ""));

      McapRecoveryReport report = McapRecovery.recover(file, recovered());

      List<SampleLog.Message> found = SampleLog.read(recovered(), IN_FILE_ORDER);
      assertEquals(SampleLog.messages(found.size()), found);
      assertEquals(report.messages(), found.size());
      assertTrue(found.size() >= flushed, found.size() + " of at least " + flushed);
      assertFalse(report.complete());
      Files.delete(file);
    }
  }

  private static void awaitLine(Process writer, Path told) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    while (Files.size(told) < 5) {
      assertTrue(writer.isAlive() && System.nanoTime() < deadline, "the writer does not write");
      TimeUnit.MILLISECONDS.sleep(1);
    }
  }

  private static Process start(Path file, Path told) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            EndlessWriter.class.getName(),
            file.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .redirectOutput(told.toFile())
        .start();
  }

  private McapRecoveryReport recover(byte[] damaged) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    McapRecoveryReport report = McapRecovery.recover(damaged, Channels.newChannel(out));
    whole = out.toByteArray();
    return report;
  }

  private List<SampleLog.Message> recoveredMessages() throws IOException {
    return SampleLog.read(whole, IN_FILE_ORDER);
  }

  private Path recovered() {
    return folder.resolve("recovered.mcap");
  }

  private static McapWriterOptions options(Compression compression, int chunkSize) {
    return McapWriterOptions.defaults().withCompression(compression).withChunkSize(chunkSize);
  }
}

package org.gaitway.mcap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written is read. */
class McapRoundTripTest {
  private static final McapQuery IN_FILE_ORDER = McapQuery.all(McapQuery.Order.FILE);
  private static final McapQuery BY_LOG_TIME = McapQuery.all(McapQuery.Order.LOG_TIME);
  private static final int COUNT = 3000;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"NONE, 4096", "LZ4, 4096", "ZSTD, 4096", "ZSTD, 1048576", "LZ4, 1", "NONE, 0"})
  void everyMessageComesBack(Compression compression, int chunkSize) throws IOException {
    Path file = folder.resolve("log.mcap");
    SampleLog.write(file, options(compression, chunkSize), COUNT);

    List<SampleLog.Message> expected = SampleLog.messages(COUNT);
    assertEquals(expected, SampleLog.read(file, IN_FILE_ORDER));
    expected.sort(Comparator.comparingLong(SampleLog.Message::logTime)); // Stable.
    assertEquals(expected, SampleLog.read(file, BY_LOG_TIME));
  }

  @ParameterizedTest
  @CsvSource({"ZSTD, 4096", "NONE, 0"})
  void topicsAndTimesAreChosen(Compression compression, int chunkSize) throws IOException {
    byte[] file = SampleLog.file(options(compression, chunkSize), COUNT);
    List<SampleLog.Message> all = SampleLog.messages(COUNT);
    long start = all.get(1000).logTime();
    long end = all.get(2000).logTime();

    McapQuery query = IN_FILE_ORDER.withTopics(Set.of("/imu", "/notes")).between(start, end);

    all.removeIf(m -> m.topic().equals("/joint_states"));
    all.removeIf(m -> m.logTime() < start || m.logTime() >= end);
    assertEquals(all, SampleLog.read(file, query));
    assertEquals(List.of(), SampleLog.read(file, BY_LOG_TIME.withTopics(Set.of("/none"))));
  }

  @Test
  void indexesAndStatisticsTellWhatThereIs() throws IOException {
    byte[] file = SampleLog.file(options(Compression.LZ4, 4096), COUNT);
    try (McapReader reader = McapReader.of(file, McapReadLimits.defaults())) {
      reader.checkData();
      McapStatistics statistics = reader.statistics().orElseThrow();
      assertEquals(COUNT, statistics.messageCount());
      assertEquals(Map.of(1, 1000L, 2, 1000L, 3, 1000L), statistics.channelMessageCounts());
      assertEquals(reader.chunks().size(), statistics.chunkCount());
      assertEquals(List.of("run", "end"), reader.metadata().stream().map(m -> m.name()).toList());
      assertEquals(Map.of("seed", "7"), reader.metadata(reader.metadata().get(0)).entries());
      assertEquals(SampleLog.attachment(), reader.attachment(reader.attachments().get(0)));
      long indexed = 0;
      for (McapChunkIndex chunk : reader.chunks()) {
        for (McapMessageIndex index : reader.messageIndexes(chunk)) {
          indexed += index.offsets().length;
        }
      }
      assertEquals(COUNT, indexed);
      assertEquals("ros2", reader.header().profile());
      assertEquals(3, reader.channels().size());
      assertEquals("test_msgs/msg/X", reader.schemas().get(0).name());
    }
  }

  @Test
  void messagesAllocateNothing() throws IOException {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    McapWriterOptions options = options(Compression.ZSTD, 4 << 20);
    byte[] data = new byte[100];
    try (McapWriter writer = McapWriter.create(folder.resolve("quiet.mcap"), options)) {
      int channel = writer.addChannel(0, "/t", "", Map.of());
      long least = Long.MAX_VALUE;
      for (int round = 0; round < 20; round++) {
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 10_000; i++) {
          writer.message(channel, i, i, i, data, 0, data.length);
        }
        least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        writer.flush();
      }
      assertEquals(0, least);
    }
  }

  @Test
  void timesAreUnsigned() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (McapWriter writer =
        new McapWriter(Channels.newChannel(out), options(Compression.NONE, 50))) {
      int channel = writer.addChannel(0, "/t", "", Map.of());
      for (long time : new long[] {-1, 5, Long.MIN_VALUE, 0}) {
        writer.message(channel, 0xFFFF_FFFFL, time, time, new byte[0], 0, 0);
      }
    }
    List<Long> times = new ArrayList<>();
    for (SampleLog.Message message : SampleLog.read(out.toByteArray(), BY_LOG_TIME)) {
      times.add(message.logTime());
      assertEquals(0xFFFF_FFFFL, message.sequence());
    }
    assertEquals(List.of(0L, 5L, Long.MIN_VALUE, -1L), times);
  }

  @Test
  void messagesLargerThanAChunkAreWritten() throws IOException {
    byte[] large = new byte[9 << 20];
    for (int i = 0; i < large.length; i++) {
      large[i] = (byte) (i * 31 >>> 7);
    }
    for (Compression compression : Compression.values()) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (McapWriter writer =
          new McapWriter(Channels.newChannel(out), options(compression, 100))) {
        int channel = writer.addChannel(0, "/t", "", Map.of());
        writer.message(channel, 1, 2, 3, large, 0, large.length);
      }
      int[] count = {0};
      try (McapReader reader = McapReader.of(out.toByteArray(), McapReadLimits.defaults())) {
        reader.messages(
            IN_FILE_ORDER,
            (channel, sequence, logTime, publishTime, buffer, offset, length) -> {
              assertEquals(
                  ByteBuffer.wrap(large), ByteBuffer.wrap(buffer, offset, length), "all bytes");
              count[0]++;
            });
      }
      assertEquals(1, count[0]);
    }
  }

  @Test
  void aFileWithoutMessagesIsWhole() throws IOException {
    byte[] file = SampleLog.file(options(Compression.ZSTD, 4096), 0);
    assertEquals(List.of(), SampleLog.read(file, BY_LOG_TIME));
  }

  @Test
  void whatWasNotFinishedIsRefused() throws IOException {
    byte[] file = SampleLog.file(options(Compression.ZSTD, 4096), 100);
    byte[] cut = Arrays.copyOf(file, file.length - 20);
    McapException e = assertThrows(McapException.class, () -> SampleLog.read(cut, IN_FILE_ORDER));
    assertEquals(cut.length - 8, e.offset());
    assertTrue(e.getMessage().contains("not finished"), e.getMessage());
  }

  @Test
  void wrongArgumentsAreNamed() throws IOException {
    try (McapWriter writer =
        McapWriter.create(folder.resolve("a.mcap"), McapWriterOptions.defaults())) {
      assertThrows(IllegalArgumentException.class, () -> writer.addChannel(1, "/t", "", Map.of()));
      assertThrows(
          IllegalArgumentException.class, () -> writer.message(1, 0, 0, 0, new byte[1], 0, 1));
    }
  }

  @Test
  void compressionBombsAreRefused() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (McapWriter writer =
        new McapWriter(Channels.newChannel(out), options(Compression.ZSTD, 1))) {
      int channel = writer.addChannel(0, "/t", "", Map.of());
      writer.message(channel, 0, 0, 0, new byte[64 << 20], 0, 64 << 20);
    }
    byte[] bomb = out.toByteArray();
    assertTrue(bomb.length < 10_000);
    McapException e = assertThrows(McapException.class, () -> SampleLog.read(bomb, IN_FILE_ORDER));
    assertTrue(e.expected().contains("a limit of reading"), e.getMessage());
  }

  @Test
  void overlappingChunksStayWithinTheirLimit() throws IOException {
    byte[] file = SampleLog.file(options(Compression.ZSTD, 4096), COUNT);
    McapReadLimits tight = new McapReadLimits(1 << 20, 1000, 5000);
    try (McapReader reader = McapReader.of(file, tight)) {
      McapException e =
          assertThrows(McapException.class, () -> SampleLog.read(reader, BY_LOG_TIME));
      assertTrue(e.expected().contains("overlap"), e.getMessage());
      assertEquals(COUNT, SampleLog.read(reader, IN_FILE_ORDER).size());
    }
  }

  /** A disk that takes only so much. */
  private static final class FullDisk implements WritableByteChannel {
    final ByteArrayOutputStream file = new ByteArrayOutputStream();
    final int capacity;

    FullDisk(int capacity) {
      this.capacity = capacity;
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
      int length = Math.min(bytes.remaining(), capacity - file.size());
      if (length == 0) {
        throw new IOException("no space left");
      }
      byte[] part = new byte[length];
      bytes.get(part);
      file.writeBytes(part);
      return length;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {
      // Nothing to close.
    }
  }

  @Test
  void aFullDiskEndsTheWritingAndLeavesWhatWasWritten() throws IOException {
    byte[] whole = SampleLog.file(options(Compression.ZSTD, 4096), COUNT);
    for (int capacity = 200; capacity < whole.length; capacity += 997) {
      FullDisk disk = new FullDisk(capacity);
      McapWriter writer = new McapWriter(disk, options(Compression.ZSTD, 4096));
      assertThrows(
          IOException.class,
          () -> {
            SampleLog.declare(writer);
            for (int i = 0; i < 10 * COUNT; i++) {
              SampleLog.write(writer, i);
            }
          });
      byte[] left = disk.file.toByteArray();
      assertThrows(IOException.class, () -> SampleLog.write(writer, 1));
      assertThrows(IOException.class, writer::flush);
      writer.close();
      assertEquals(ByteBuffer.wrap(left), ByteBuffer.wrap(disk.file.toByteArray()));

      Path in = folder.resolve("full.mcap");
      Path out = folder.resolve("recovered.mcap");
      Files.write(in, left);
      long kept = McapRecovery.recover(in, out).messages();
      assertEquals(SampleLog.messages((int) kept), SampleLog.read(out, IN_FILE_ORDER));
    }
  }

  private static McapWriterOptions options(Compression compression, int chunkSize) {
    return McapWriterOptions.defaults().withCompression(compression).withChunkSize(chunkSize);
  }
}

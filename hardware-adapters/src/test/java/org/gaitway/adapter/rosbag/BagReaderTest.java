package org.gaitway.adapter.rosbag;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.gaitway.adapter.ros1.RosPython;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BagReaderTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void whatWasWrittenIsReadInItsOrder(BagCompression compression) throws IOException {
    Path file = folder.resolve("own.bag");
    List<String> written = Bags.write(file, compression, 3000);
    try (BagReader bag = BagReader.open(file)) {
      Bags.assertSameLines(written, Bags.lines(bag));
      assertEquals(6000, bag.messageCount());
      assertEquals(5_000_000_000L, bag.startTime());
      assertEquals(14_990_000_000L, bag.endTime());
      assertEquals("std_msgs/String", bag.connections().get(1).type());
    }
  }

  @ParameterizedTest
  @EnumSource
  void bagsOfDebiansRosbagAreRead(BagCompression compression) throws Exception {
    Path file = folder.resolve("theirs.bag");
    RosPython.run("", "rosbag_write.py", file.toString(), compression.word(), "500");
    try (BagReader bag = BagReader.open(file)) {
      assertTrue(bag.chunkCount() > 3);
      Bags.assertSameLines(
          RosPython.run("", "rosbag_read.py", file.toString()),
          Bags.asRosbagOrders(Bags.lines(bag)));
      assertEquals("/text with space", bag.connections().get(1).topic());
    }
  }

  @Test
  void otherFilesAreRefused() throws IOException {
    assertEquals(
        "expected a bag, which begins with '#ROSBAG V2.0', found 'no bag'", refusal("no bag"));
    assertEquals(
        "expected a bag, which begins with '#ROSBAG V2.0', found '#ROSBAG V1.2?'",
        refusal("#ROSBAG V1.2\n and more"));
    assertEquals(
        "expected the length of a header of 4 bytes at byte 13, found 0 bytes to the end",
        refusal("#ROSBAG V2.0\n"));
  }

  private String refusal(String content) throws IOException {
    Path file = folder.resolve("x.bag");
    Files.writeString(file, content);
    return refusal(file);
  }

  private static String refusal(Path file) {
    BagException error = assertThrows(BagException.class, () -> BagReader.open(file).close());
    String start = file + ": ";
    assertTrue(error.getMessage().startsWith(start), error.getMessage());
    return error.getMessage().substring(start.length());
  }

  @Test
  void bagThatWasNotClosedIsRefused() throws IOException {
    Path file = folder.resolve("open.bag");
    try (BagWriter bag = BagWriter.create(file, BagCompression.NONE)) {
      Bags.connect(bag, "/number", "std_msgs/Float64");
      assertEquals(
          "expected an index, found none: it was not closed; 'rosbag reindex' makes one",
          refusal(Files.copy(folder.resolve("open.bag.active"), folder.resolve("copy.bag"))));
    }
  }

  @Test
  void bagCutOffAnywhereIsRefused() throws IOException {
    Path file = folder.resolve("whole.bag");
    Bags.write(file, BagCompression.NONE, 20);
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThrows(BagException.class, () -> new BagReader(new MemoryChannel(cut), "cut").close());
    }
  }
}

package org.gaitway.adapter.rosbag;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gaitway.adapter.ros1.RosPython;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The judge is Debian's rosbag. */
class BagWriterTest {
  private static final int STEPS = 3000;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void debiansRosbagReadsEveryMessageInOrder(BagCompression compression) throws Exception {
    Path file = folder.resolve("a bag.bag");
    List<String> written = Bags.write(file, compression, STEPS);
    Bags.assertSameLines(
        Bags.asRosbagOrders(written), RosPython.run("", "rosbag_read.py", file.toString()));
    try (BagReader bag = BagReader.open(file)) {
      assertTrue(bag.chunkCount() > 1, "one chunk proves little");
    }
  }

  @ParameterizedTest
  @EnumSource
  void debiansRosbagAcceptsTheBag(BagCompression compression) throws Exception {
    Path file = folder.resolve("checked.bag");
    Bags.write(file, compression, STEPS);
    assertEquals(
        "Bag file does not need any migrations.\n", tool("rosbag", "check", file.toString()));
    String info = tool("rosbag", "info", file.toString());
    assertTrue(info.matches("(?s).*messages: +" + 2 * STEPS + "\n.*"), info);
    assertTrue(info.contains("3000 msgs    : std_msgs/String"), info);
  }

  @Test
  void debiansRosbagAcceptsABagWithoutMessages() throws Exception {
    Path file = folder.resolve("empty.bag");
    assertEquals(List.of(), Bags.write(file, BagCompression.NONE, 0));
    assertEquals(List.of(), RosPython.run("", "rosbag_read.py", file.toString()));
    assertTrue(tool("rosbag", "info", file.toString()).contains("version:     2.0"));
  }

  private static String tool(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
    return output;
  }

  @Test
  void bagHasItsNameOnlyOnceItIsWhole() throws IOException {
    Path file = folder.resolve("late.bag");
    Files.writeString(file, "the one before");
    try (BagWriter bag = BagWriter.create(file, BagCompression.NONE)) {
      BagConnection connection = Bags.connect(bag, "/number", "std_msgs/Float64");
      bag.write(connection, 1, new byte[8], 0, 8);
      assertTrue(Files.exists(folder.resolve("late.bag.active")));
    }
    assertFalse(Files.exists(folder.resolve("late.bag.active")));
    assertEquals("the one before", Files.readString(file));
  }

  @Test
  void stampsThatBagsCannotHoldAreRefused() throws IOException {
    try (BagWriter bag = BagWriter.create(folder.resolve("t.bag"), BagCompression.NONE)) {
      BagConnection connection = Bags.connect(bag, "/number", "std_msgs/Float64");
      IllegalArgumentException error =
          assertThrows(
              IllegalArgumentException.class, () -> bag.write(connection, 0, new byte[8], 0, 8));
      assertEquals(
          "stamps in bags are from 1 to 4294967295999999999 ns, found 0", error.getMessage());
    }
  }
}

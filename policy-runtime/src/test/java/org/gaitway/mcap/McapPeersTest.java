package org.gaitway.mcap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files in the hands of readers and writers that others wrote: Python's mcap, JavaScript's. */
class McapPeersTest {
  private static final int COUNT = 2000;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"NONE, 4096", "LZ4, 4096", "ZSTD, 4096", "LZ4, 1048576", "ZSTD, 1048576", "NONE, 0"})
  void bothReadWhatWeWrite(Compression compression, int chunkSize) throws Exception {
    Path file = folder.resolve("ours.mcap");
    McapWriterOptions options =
        McapWriterOptions.defaults().withCompression(compression).withChunkSize(chunkSize);
    SampleLog.write(file, options, COUNT);
    List<String> expected = expectedLines(file, chunkSize > 0);
    assertEquals(expected, python("mcap_read.py", file.toString()));
    assertEquals(expected, node("mcap-read.cjs", file.toString()));
  }

  @Test
  void theyReadWhatWasRecovered() throws Exception {
    Path whole = folder.resolve("whole.mcap");
    SampleLog.write(whole, McapWriterOptions.defaults().withChunkSize(4096), COUNT);
    Path cut = folder.resolve("cut.mcap");
    byte[] bytes = Files.readAllBytes(whole);
    Files.write(cut, Arrays.copyOf(bytes, bytes.length / 2));
    Path file = folder.resolve("recovered.mcap");
    long kept = McapRecovery.recover(cut, file).messages();
    assertTrue(kept > COUNT / 4, kept + " messages");
    for (List<String> lines :
        List.of(python("mcap_read.py", file.toString()), node("mcap-read.cjs", file.toString()))) {
      List<String> messages = lines.stream().filter(line -> line.startsWith("file")).toList();
      assertEquals(lines("file", SampleLog.messages((int) kept)), messages);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "python, NONE, 5000",
    "python, LZ4, 5000",
    "python, LZ4, 1000000",
    "python, ZSTD, 5000",
    "python, ZSTD, 1000000",
    "python, NONE, 0",
    "javascript, NONE, 5000",
    "javascript, ZSTD, 5000",
    "javascript, NONE, 0"
  })
  void weReadWhatTheyWrite(String language, String compression, int chunkSize) throws Exception {
    Path file = folder.resolve("theirs.mcap");
    List<String> arguments =
        List.of(file.toString(), compression, String.valueOf(chunkSize), String.valueOf(COUNT));
    if (language.equals("python")) {
      python("mcap_write.py", arguments.toArray(String[]::new));
    } else {
      node("mcap-write.cjs", arguments.toArray(String[]::new));
    }
    for (McapQuery.Order order : McapQuery.Order.values()) {
      assertEquals(theirMessages(), SampleLog.read(file, McapQuery.all(order)));
    }
    try (McapReader reader = McapReader.open(file)) {
      reader.checkData();
      assertEquals(new McapHeader("ros2", reader.header().library()), reader.header());
      assertEquals(COUNT, reader.statistics().orElseThrow().messageCount());
      assertEquals(chunkSize > 0, reader.chunks().size() > 0);
      assertEquals(Map.of("number", "2"), reader.channels().get(2).metadata());
      boolean others = language.equals("python") || chunkSize > 0;
      assertEquals(others ? 1 : 0, reader.attachments().size());
      for (McapAttachmentIndex index : reader.attachments()) {
        byte[] data = reader.attachment(index).data();
        assertEquals("hello".repeat(100), new String(data, StandardCharsets.UTF_8));
      }
      assertEquals(others ? 1 : 0, reader.metadata().size());
      for (McapMetadataIndex index : reader.metadata()) {
        assertEquals(Map.of("seed", "7"), reader.metadata(index).entries());
      }
    }
  }

  private static List<SampleLog.Message> theirMessages() {
    List<SampleLog.Message> messages = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      List<Byte> data = new ArrayList<>();
      for (int k = 0; k < i % 700; k++) {
        data.add((byte) (i + k / 9));
      }
      messages.add(new SampleLog.Message("/t" + i % 3, i, 1000 + i, i, data));
    }
    return messages;
  }

  @Test
  void mcapRos2SupportDecodesEveryMessage() throws Exception {
    Path file = folder.resolve("ros2.mcap");
    List<String> expected = new ArrayList<>();
    try (McapWriter writer = McapWriter.create(file, McapWriterOptions.defaults())) {
      byte[] definition = "string name\nfloat64[] values\n".getBytes(StandardCharsets.UTF_8);
      int schema = writer.addSchema("gaitway_msgs/msg/Sample", "ros2msg", definition);
      int channel = writer.addChannel(schema, "/sample", "cdr", Map.of());
      for (int i = 0; i < 100; i++) {
        byte[] data = cdr("abc", i, -0.5 * i);
        writer.message(channel, i, 10 + i, 10 + i, data, 0, data.length);
        expected.add("/sample " + (10 + i) + " [" + (double) i + ", " + -0.5 * i + "] abc");
      }
    }
    assertEquals(expected, python("mcap_ros2_decode.py", file.toString()));
  }

  private static byte[] cdr(String name, double... values) {
    ByteBuffer out = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
    out.put(new byte[] {0, 1, 0, 0});
    out.putInt(name.length() + 1).put(name.getBytes(StandardCharsets.US_ASCII)).put((byte) 0);
    out.putInt(values.length).position(4 + 16);
    for (double value : values) {
      out.putDouble(value);
    }
    return Arrays.copyOf(out.array(), out.position());
  }

  private static List<String> expectedLines(Path file, boolean chunked) throws IOException {
    List<SampleLog.Message> messages = SampleLog.messages(COUNT);
    List<String> lines = new ArrayList<>();
    lines.add("header ros2 gaitway");
    try (McapReader reader = McapReader.open(file)) {
      McapStatistics s = reader.statistics().orElseThrow();
      lines.add(
          "statistics %d %d %d %d"
              .formatted(COUNT, s.chunkCount(), s.messageStartTime(), s.messageEndTime()));
    }
    McapAttachment attachment = SampleLog.attachment();
    lines.add("attachment model.xml text/xml " + digest(attachment.data()));
    lines.add("metadata run [('seed', '7')]");
    lines.add("metadata end []");
    if (chunked) {
      List<SampleLog.Message> sorted = new ArrayList<>(messages);
      sorted.sort(Comparator.comparingLong(SampleLog.Message::logTime));
      lines.addAll(lines("time", sorted));
    }
    lines.addAll(lines("file", messages));
    return lines;
  }

  private static List<String> lines(String kind, List<SampleLog.Message> messages) {
    return messages.stream().map(message -> line(kind, message)).toList();
  }

  private static String line(String kind, SampleLog.Message message) {
    byte[] data = new byte[message.data().size()];
    for (int i = 0; i < data.length; i++) {
      data[i] = message.data().get(i);
    }
    return String.join(
        " ",
        kind,
        message.topic(),
        message.topic().equals("/notes") ? "-" : "test_msgs/msg/X",
        String.valueOf(message.sequence()),
        String.valueOf(message.logTime()),
        String.valueOf(message.publishTime()),
        digest(data));
  }

  private static String digest(byte[] data) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(data));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private List<String> python(String script, String... arguments) throws Exception {
    String python = System.getProperty("gaitway.test.python", "");
    assertTrue(
        Files.isRegularFile(Path.of(python)),
        "this test needs a Python with mcap: name it by -Dgaitway.test.python or"
            + " GAITWAY_TEST_PYTHON; it is '"
            + python
            + "'");
    return run(List.of(python, script("python", script)), arguments);
  }

  private List<String> node(String script, String... arguments) throws Exception {
    String modules = System.getProperty("gaitway.test.node", "");
    assertTrue(
        Files.isDirectory(Path.of(modules).resolve("node_modules")),
        "this test needs a folder with @mcap/core in its node_modules: name it by"
            + " -Dgaitway.test.node or GAITWAY_TEST_NODE; it is '"
            + modules
            + "'");
    // With background threads Node now and then hangs when all is done (its issue 54918).
    return run(List.of("node", "--single-threaded", script("node", script)), arguments);
  }

  private static String script(String language, String name) {
    return Path.of(System.getProperty("gaitway.root"))
        .resolve(Path.of("policy-runtime", "src", "test", language, name))
        .toString();
  }

  private List<String> run(List<String> program, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(program);
    command.addAll(List.of(arguments));
    Path printed = folder.resolve("printed");
    Path complaints = folder.resolve("complaints"); // Node warns there of what is set around it.
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectOutput(printed.toFile()).redirectError(complaints.toFile());
    String modules = System.getProperty("gaitway.test.node", "");
    builder.environment().put("NODE_PATH", Path.of(modules).resolve("node_modules").toString());
    Process process = builder.start();
    assertTrue(process.waitFor(2, TimeUnit.MINUTES), () -> command + " did not end");
    assertEquals(0, process.exitValue(), Files.readString(complaints));
    return Files.readAllLines(printed);
  }
}

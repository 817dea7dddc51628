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
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class McapTailTest {
  @TempDir private Path folder;

  /** Writes down what it is given. */
  private static final class Notes implements McapTail.Handler {
    private final List<String> lines = new ArrayList<>();

    @Override
    public void metadata(McapMetadata metadata) {
      lines.add("metadata " + metadata.name() + " " + metadata.entries());
    }

    @Override
    public void attachment(McapAttachment attachment) {
      lines.add("attachment " + attachment.name() + " " + attachment.data().length);
    }

    @Override
    public void message(
        McapChannel channel,
        long sequence,
        long logTime,
        long publishTime,
        byte[] buffer,
        int offset,
        int length) {
      lines.add(channel.topic() + " " + sequence + " " + logTime + " " + buffer[offset]);
    }
  }

  private static byte[] file() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (McapWriter writer =
        new McapWriter(Channels.newChannel(out), McapWriterOptions.defaults())) {
      int schema = writer.addSchema("A", "ros2msg", new byte[] {1});
      int channel = writer.addChannel(schema, "/a", "cdr", Map.of());
      writer.metadata(new McapMetadata("begin", Map.of("key", "value")));
      writer.attachment(new McapAttachment(0, 0, "model", "text/plain", new byte[300]));
      for (int i = 0; i < 20; i++) {
        writer.message(channel, i, 100 + i, 100 + i, new byte[] {(byte) i}, 0, 1);
        if (i % 7 == 6) {
          writer.flush();
        }
      }
    }
    return out.toByteArray();
  }

  private static List<String> expected() {
    List<String> lines = new ArrayList<>();
    lines.add("metadata begin {key=value}");
    lines.add("attachment model 300");
    for (int i = 0; i < 20; i++) {
      lines.add("/a " + i + " " + (100 + i) + " " + i);
    }
    return lines;
  }

  @Test
  void aFinishedFileIsReadAtOnce() throws IOException {
    Notes notes = new Notes();
    try (McapTail tail = McapTail.of(file(), McapReadLimits.defaults())) {
      assertTrue(tail.poll(notes));
      assertTrue(tail.isEnded());
      assertFalse(tail.poll(notes));
    }
    assertEquals(expected(), notes.lines);
  }

  @Test
  void aFileThatGrowsByteByByteIsReadRecordByRecord() throws IOException {
    byte[] bytes = file();
    Path path = Files.createFile(folder.resolve("growing.mcap"));
    Notes notes = new Notes();
    try (McapTail tail = McapTail.open(path)) {
      for (byte one : bytes) {
        tail.poll(notes);
        int known = notes.lines.size();
        assertEquals(expected().subList(0, known), notes.lines);
        Files.write(path, new byte[] {one}, StandardOpenOption.APPEND);
      }
      tail.poll(notes);
      assertTrue(tail.isEnded());
    }
    assertEquals(expected(), notes.lines);
  }

  @Test
  void whatIsNoMcapFileIsRefused() {
    McapTail tail = McapTail.of(new byte[100], McapReadLimits.defaults());
    McapException error = assertThrows(McapException.class, () -> tail.poll(new Notes()));
    assertTrue(error.getMessage().contains("expected the first bytes of MCAP"), error.getMessage());
  }

  @Test
  void aFileThatShrinksIsRefused() throws IOException {
    byte[] bytes = file();
    Path path = Files.write(folder.resolve("shrinking.mcap"), bytes);
    try (McapTail tail = McapTail.open(path)) {
      Files.write(path, Arrays.copyOf(bytes, bytes.length / 2));
      tail.poll(new Notes());
      Files.write(path, Arrays.copyOf(bytes, 20));
      assertThrows(McapException.class, () -> tail.poll(new Notes()));
    }
  }

  @Test
  void damageIsFoundOrHarmless() throws IOException {
    byte[] whole = file();
    Random random = new Random(3);
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = whole.clone();
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      Notes notes = new Notes();
      try (McapTail tail = McapTail.of(bytes, McapReadLimits.defaults())) {
        tail.poll(notes);
      } catch (McapException e) {
        assertFalse(e.getMessage().isEmpty());
      }
      assertTrue(notes.lines.size() <= 22, "more than was written");
    }
  }
}

package org.gaitway.mcap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The published conformance suite: every combination of the format's features that it has. */
class ConformanceTest {
  private static final Map<String, String> HASHES = hashes();

  private static Map<String, String> hashes() {
    try (InputStream in = ConformanceTest.class.getResourceAsStream("conformance-sha256.txt")) {
      Map<String, String> hashes = new TreeMap<>();
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" "))
          .forEach(fields -> hashes.put(fields[1], fields[0]));
      return hashes;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NoData",
        "OneMessage",
        "TenMessages",
        "OneSchemalessMessage",
        "OneAttachment",
        "OneMetadata"
      })
  void allVariantsAreReadAsTheyAre(String base) throws Exception {
    List<String> names =
        HASHES.keySet().stream().filter(name -> name.split("-")[0].equals(base)).toList();
    assertEquals(expectedVariants(base), names.size());
    for (String name : names) {
      ConformanceFile file = ConformanceFile.named(name);
      byte[] bytes = file.bytes();
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      assertEquals(HASHES.get(name), HexFormat.of().formatHex(hash), name);
      assertReadAsItIs(name, file, bytes);
    }
  }

  private static int expectedVariants(String base) {
    return switch (base) {
      case "NoData" -> 6;
      case "OneAttachment", "OneMetadata" -> 14;
      case "OneSchemalessMessage" -> 74;
      default -> 154;
    };
  }

  private static void assertReadAsItIs(String name, ConformanceFile file, byte[] bytes)
      throws IOException {
    try (McapReader reader = McapReader.of(bytes, McapReadLimits.defaults())) {
      reader.checkData();
      assertEquals(new McapHeader("", ""), reader.header(), name);
      assertEquals(file.schemas(), reader.schemas(), name);
      assertEquals(file.channels(), reader.channels(), name);
      assertEquals(file.has("st"), reader.statistics().isPresent(), name);
      reader
          .statistics()
          .ifPresent(s -> assertEquals(file.messages().size(), s.messageCount(), name));
      assertEquals(file.has("ch") ? 1 : 0, reader.chunks().size(), name);
      for (McapChunkIndex chunk : reader.chunks()) {
        assertMessageIndex(name, file, reader.messageIndexes(chunk));
      }
      List<McapAttachment> attachments = new ArrayList<>();
      for (McapAttachmentIndex index : reader.attachments()) {
        attachments.add(reader.attachment(index));
      }
      assertEquals(file.attachments(), attachments, name);
      List<McapMetadata> metadata = new ArrayList<>();
      for (McapMetadataIndex index : reader.metadata()) {
        metadata.add(reader.metadata(index));
      }
      assertEquals(file.metadata(), metadata, name);
      assertEquals(file.messages(), messages(reader, McapQuery.Order.FILE), name);
      List<ConformanceFile.Message> sorted = new ArrayList<>(file.messages());
      sorted.sort(Comparator.comparingLong(ConformanceFile.Message::logTime));
      assertEquals(sorted, messages(reader, McapQuery.Order.LOG_TIME), name);
    }
  }

  private static void assertMessageIndex(
      String name, ConformanceFile file, List<McapMessageIndex> indexes) {
    boolean any = file.has("mx") && !file.messages().isEmpty();
    assertEquals(any ? 1 : 0, indexes.size(), name);
    for (McapMessageIndex index : indexes) {
      assertEquals(1, index.channelId(), name);
      long[] times = file.messages().stream().mapToLong(ConformanceFile.Message::logTime).toArray();
      assertArrayEquals(times, index.logTimes(), name);
    }
  }

  private static List<ConformanceFile.Message> messages(McapReader reader, McapQuery.Order order)
      throws IOException {
    List<ConformanceFile.Message> messages = new ArrayList<>();
    reader.messages(
        McapQuery.all(order),
        (channel, sequence, logTime, publishTime, buffer, offset, length) -> {
          assertEquals("example", channel.topic());
          byte[] data = Arrays.copyOfRange(buffer, offset, offset + length);
          assertArrayEquals(new byte[] {1, 2, 3}, data);
          messages.add(new ConformanceFile.Message((int) sequence, logTime, publishTime));
        });
    return messages;
  }
}

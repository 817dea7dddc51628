package org.gaitway.adapter.rosbag;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.gaitway.adapter.ros1.generator.DefinitionCatalog;
import org.gaitway.adapter.ros1.generator.MessageDefinition;
import org.gaitway.adapter.ros1.generator.ShippedDefinitions;
import org.gaitway.adapter.ros1.generator.TypeName;
import org.gaitway.adapter.ros1.message.RosOutput;

/** Bags of strings and numbers to be tested with. */
final class Bags {
  private static final long SECOND = 1_000_000_000L;

  private Bags() {}

  /** Connects a topic of a standard type. */
  static BagConnection connect(BagWriter bag, String topic, String type) throws IOException {
    DefinitionCatalog catalog = new DefinitionCatalog(new ShippedDefinitions());
    MessageDefinition definition = catalog.message(TypeName.of(type));
    return bag.connect(topic, type, catalog.md5sum(definition), catalog.fullText(definition));
  }

  /**
   * Writes a bag of two messages a step, three steps with the same stamp.
   *
   * @return a line for each message, as {@link #line} has it
   */
  static List<String> write(Path file, BagCompression compression, int steps) throws IOException {
    List<String> lines = new ArrayList<>();
    Random random = new Random(steps);
    try (BagWriter bag = BagWriter.create(file, compression)) {
      BagConnection numbers = connect(bag, "/numbers", "std_msgs/Float64");
      BagConnection texts = connect(bag, "/texts", "std_msgs/String");
      RosOutput out = new RosOutput();
      for (int step = 0; step < steps; step++) {
        long time = 5 * SECOND + step / 3 * SECOND / 100;
        out.reset();
        out.writeFloat64(random.nextGaussian());
        lines.add(write(bag, numbers, time, out));
        out.reset();
        out.writeString("step " + step + " of an episode, ".repeat(random.nextInt(40)));
        lines.add(write(bag, texts, time, out));
      }
      bag.finish();
    }
    return lines;
  }

  private static String write(BagWriter bag, BagConnection connection, long time, RosOutput out)
      throws IOException {
    bag.write(connection, time, out.array(), 0, out.size());
    return line(connection, time, out.buffer());
  }

  /**
   * Lines in the order in which rosbag has them: by stamp, those of equal stamps by connection, and
   * within one as they were written.
   */
  static List<String> asRosbagOrders(List<String> lines) {
    List<String> topics = lines.stream().map(Bags::topic).distinct().toList();
    return lines.stream()
        .sorted(Comparator.comparingLong(Bags::stamp).thenComparing(l -> topics.indexOf(topic(l))))
        .toList();
  }

  private static String topic(String line) {
    return line.split("\\t")[0];
  }

  private static long stamp(String line) {
    return Long.parseLong(line.split("\\t")[1]);
  }

  /** Fails with the first line that differs. */
  static void assertSameLines(List<String> expected, List<String> found) {
    for (int i = 0; i < Math.min(expected.size(), found.size()); i++) {
      assertEquals(expected.get(i), found.get(i), "message " + i);
    }
    assertEquals(expected.size(), found.size(), "number of messages");
  }

  /** All messages of a bag, a line each. */
  static List<String> lines(BagReader bag) throws IOException {
    List<String> lines = new ArrayList<>();
    bag.messages((connection, time, bytes) -> lines.add(line(connection, time, bytes)));
    return lines;
  }

  /** Topic, stamp, md5sum and bytes. */
  private static String line(BagConnection connection, long time, ByteBuffer bytes) {
    byte[] copy = new byte[bytes.remaining()];
    bytes.duplicate().get(copy);
    return "%s\t%d\t%s\t%s"
        .formatted(connection.topic(), time, connection.md5sum(), HexFormat.of().formatHex(copy));
  }
}

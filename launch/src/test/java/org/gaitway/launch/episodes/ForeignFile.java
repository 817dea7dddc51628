package org.gaitway.launch.episodes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.gaitway.cdr.CdrWriter;
import org.gaitway.mcap.McapWriter;
import org.gaitway.mcap.McapWriterOptions;

/** An MCAP file that Gaitway did not make, of a type with everything that a definition can say. */
public final class ForeignFile {
  private static final String TYPE = "other_msgs/msg/Everything";

  private static final String DEFINITION =
      """
      # All that there is.
      int32 ANSWER=42
      string WORD=a word # of which this is a part in ROS 1
      bool flag true
      byte octet
      char letter
      int8 i8 -5
      uint8 u8
      int16 i16
      uint16 u16
      int32 i32
      uint32 u32
      int64 i64
      uint64 u64
      float32 f32
      float64 f64
      string text "default"
      string<=10 short_text
      bool[] flags
      uint8[] bytes
      int8[3] three
      uint16[<=5] few
      uint32[] many
      int64[] longs
      float32[2] pair
      string[] texts
      builtin_interfaces/Duration duration
      other_msgs/Part part
      Part[] parts
      ================================================================================
      MSG: other_msgs/Part
      std_msgs/Header header
      float64[] values
      ================================================================================
      MSG: std_msgs/Header
      builtin_interfaces/Time stamp
      string frame_id
      """;

  private ForeignFile() {}

  /**
   * Writes a file: messages on {@code /every/thing}, and one on {@code /notes} that is not of ROS.
   */
  public static void write(Path file, int messages) throws IOException {
    Random random = new Random(9);
    try (McapWriter out = McapWriter.create(file, McapWriterOptions.defaults())) {
      int schema = out.addSchema(TYPE, "ros2msg", DEFINITION.getBytes(StandardCharsets.UTF_8));
      int channel = out.addChannel(schema, "/every/thing", "cdr", Map.of());
      int notes = out.addChannel(0, "/notes", "json", Map.of());
      byte[] note = "{}".getBytes(StandardCharsets.UTF_8);
      out.message(notes, 0, 5, 5, note, 0, note.length);
      for (int i = 0; i < messages; i++) {
        byte[] message = message(random);
        long time = 7_000_000_000L + i;
        out.message(channel, i, time, time, message, 0, message.length);
      }
    }
  }

  private static byte[] message(Random random) {
    CdrWriter cdr = new CdrWriter().begin().bool(random.nextBoolean());
    cdr.int8(random.nextInt()).int8(random.nextInt(128)); // Whether a char has a sign is disputed.
    cdr.int8(random.nextInt()).int8(random.nextInt());
    cdr.int16(random.nextInt()).int16(random.nextInt());
    cdr.int32(random.nextInt()).int32(random.nextInt());
    cdr.int64(random.nextLong()).int64(random.nextLong());
    cdr.float32((float) random.nextGaussian()).float64(random.nextGaussian());
    cdr.string("Gelenk ä, \"knee\"").string("short");
    arrays(cdr, random);
    cdr.int32(random.nextInt(1000))
        .int32(random.nextInt(1_000_000_000)); // mcap-ros2 knows no sign.
    part(cdr, random);
    int parts = random.nextInt(3);
    cdr.sequence(parts);
    for (int i = 0; i < parts; i++) {
      part(cdr, random);
    }
    return cdr.toByteArray();
  }

  private static void arrays(CdrWriter cdr, Random random) {
    int length = random.nextInt(4);
    cdr.sequence(length);
    random.ints(length).forEach(value -> cdr.bool(value > 0));
    cdr.sequence(length);
    random.ints(length).forEach(cdr::int8);
    random.ints(3).forEach(cdr::int8);
    cdr.sequence(length);
    random.ints(length).forEach(cdr::int16);
    cdr.sequence(length);
    random.ints(length).forEach(cdr::int32);
    cdr.sequence(length);
    random.longs(length).forEach(cdr::int64);
    cdr.float32(random.nextFloat()).float32(random.nextFloat());
    cdr.sequence(2).string("left hip").string("a\nb");
  }

  private static void part(CdrWriter cdr, Random random) {
    cdr.time(random.nextInt(1_000_000) * 1_000L).string("frame");
    cdr.float64s(random.doubles(random.nextInt(3)).toArray());
  }
}

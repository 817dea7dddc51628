package org.gaitway.launch.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.gaitway.mcap.Compression;
import org.gaitway.mcap.McapWriter;
import org.gaitway.mcap.McapWriterOptions;

/**
 * The MCAP writer as the peer of the one in Rust: it takes the same arguments and answers the same
 * lines. Runs in a JVM of its own, with the options that policies run with.
 */
final class LogWriterProgram {
  private static final long INTERVAL_NANOS = 200_000;

  private LogWriterProgram() {}

  /** Takes the compression, the chunk size and how many messages to write. */
  public static void main(String[] arguments) throws IOException {
    McapWriterOptions options =
        McapWriterOptions.defaults()
            .withCompression(Compression.valueOf(arguments[0]))
            .withChunkSize(Integer.parseInt(arguments[1]));
    List<LogWorkload.Message> messages = LogWorkload.generate().messages();
    int count = Integer.parseInt(arguments[2]);
    BufferedReader requests =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    System.out.println("ready=1");
    for (String file = requests.readLine(); file != null; file = requests.readLine()) {
      System.out.println("seconds=" + write(Path.of(file), options, messages, count));
    }
  }

  private static double write(
      Path file, McapWriterOptions options, List<LogWorkload.Message> messages, int count)
      throws IOException {
    long start = System.nanoTime();
    try (McapWriter writer = McapWriter.create(file, options)) {
      int[] channels = new int[LogWorkload.TOPICS];
      for (int topic = 0; topic < channels.length; topic++) {
        channels[topic] = writer.addChannel(0, "/topic" + topic, "cdr", Map.of());
      }
      for (int number = 0; number < count; number++) {
        LogWorkload.Message message = messages.get(number % messages.size());
        long time = number * INTERVAL_NANOS;
        byte[] data = message.data();
        writer.message(channels[message.topic()], number, time, time, data, 0, data.length);
      }
    }
    return (System.nanoTime() - start) / 1e9;
  }
}

package org.gaitway.mcap;

import java.io.IOException;
import java.nio.file.Path;

/** A program that logs until it is killed, and tells how many messages are flushed. */
final class EndlessWriter {
  private static final int FLUSH_EVERY = 500;

  private EndlessWriter() {}

  /** Takes the file to write. */
  public static void main(String[] arguments) throws IOException {
    McapWriterOptions options = McapWriterOptions.defaults().withChunkSize(8192);
    try (McapWriter writer = McapWriter.create(Path.of(arguments[0]), options)) {
      SampleLog.declare(writer);
      for (int number = 0; number < 10_000_000; number++) {
        SampleLog.write(writer, number);
        if (number % FLUSH_EVERY == FLUSH_EVERY - 1) {
          writer.flush();
          System.out.println(number + 1 + ".");
          System.out.flush();
        }
      }
    }
  }
}

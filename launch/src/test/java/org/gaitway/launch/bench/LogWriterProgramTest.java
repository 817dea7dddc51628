package org.gaitway.launch.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gaitway.launch.RuntimeJvm;
import org.gaitway.mcap.McapReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our side of {@code bench log}; the other needs cargo. */
class LogWriterProgramTest {
  @TempDir Path folder;

  @Test
  void writesWhatItIsToldTo() throws Exception {
    Path file = folder.resolve("log.mcap");
    ProcessBuilder program =
        RuntimeJvm.program(LogWriterProgram.class, List.of("LZ4", "65536", "1000"));
    try (PeerProcess writer = new PeerProcess("the writer", folder, program.command())) {
      assertTrue(writer.ask(file.toString()).number("seconds") > 0);
    }
    try (McapReader reader = McapReader.open(file)) {
      assertEquals(1000, reader.statistics().orElseThrow().messageCount());
      assertEquals(LogWorkload.TOPICS, reader.channels().size());
      assertEquals("lz4", reader.chunks().get(0).compression());
    }
  }

  @Test
  void thePeerGetsTheSameMessages() throws Exception {
    Path file = folder.resolve("messages");
    LogWorkload workload = LogWorkload.generate();
    workload.write(file);
    int headers = 6 * workload.messages().size();
    assertEquals(workload.bytesOf(workload.messages().size()) + headers, Files.size(file), 1e-3);
  }
}

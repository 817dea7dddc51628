package org.gaitway.launch.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.gaitway.launch.RuntimeJvm;
import org.gaitway.mcap.Compression;
import org.gaitway.mcap.McapReader;

/**
 * The MCAP writer and that of the Rust crate write the same messages in turns, each on one thread.
 *
 * @param compression of the chunks
 * @param chunkSize [bytes]
 * @param messages in a file
 * @param rounds how often the two take turns
 */
record LogWriterContest(Compression compression, int chunkSize, int messages, int rounds) {
  private static final int WARM_UP_ROUNDS = 3;

  /** Measures. */
  List<Measurement> measure(Consumer<String> progress) throws IOException, InterruptedException {
    try (ScratchFolder folder = new ScratchFolder();
        PeerProcess ours = ours(folder);
        PeerProcess rust = rust(folder, progress)) {
      for (int i = 0; i < WARM_UP_ROUNDS; i++) {
        seconds(ours, folder.resolve("ours.mcap"));
        seconds(rust, folder.resolve("rust.mcap"));
      }
      checkAlike(folder);
      double[] own = new double[rounds];
      double[] peer = new double[rounds];
      for (int round = 0; round < rounds; round++) {
        own[round] = seconds(ours, folder.resolve("ours.mcap"));
        peer[round] = seconds(rust, folder.resolve("rust.mcap"));
        progress.accept(
            "round %d of %d: %.3f s, Rust %.3f s"
                .formatted(round + 1, rounds, own[round], peer[round]));
      }
      return figures(folder, own, peer);
    }
  }

  private PeerProcess ours(ScratchFolder folder) throws IOException {
    ProcessBuilder program = RuntimeJvm.program(LogWriterProgram.class, arguments());
    return new PeerProcess("the writer", folder.path(), program.command());
  }

  private PeerProcess rust(ScratchFolder folder, Consumer<String> progress)
      throws IOException, InterruptedException {
    Path workload = folder.resolve("messages");
    LogWorkload.generate().write(workload);
    List<String> command = new ArrayList<>();
    command.add(RustMcapProgram.provide(folder, progress).toString());
    command.add(workload.toString());
    command.addAll(arguments());
    return new PeerProcess("the writer in Rust", folder.path(), command);
  }

  private List<String> arguments() {
    return List.of(compression.name(), String.valueOf(chunkSize), String.valueOf(messages));
  }

  private static double seconds(PeerProcess writer, Path file) throws IOException {
    Files.deleteIfExists(file);
    return writer.ask(file.toString()).number("seconds");
  }

  /** Refuses to compare writers that do not write the same. */
  private void checkAlike(ScratchFolder folder) throws IOException {
    for (String name : List.of("ours.mcap", "rust.mcap")) {
      try (McapReader reader = McapReader.open(folder.resolve(name))) {
        reader.checkData();
        long count = reader.statistics().orElseThrow().messageCount();
        if (count != messages) {
          throw new IOException(name + ": expected " + messages + " messages, found " + count);
        }
      }
    }
  }

  private List<Measurement> figures(ScratchFolder folder, double[] own, double[] peer)
      throws IOException {
    double bytes = LogWorkload.generate().bytesOf(messages);
    double[] ratios = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      ratios[round] = peer[round] / own[round];
    }
    return List.of(
        new Measurement("log.writer.messages-per-second", messages / Median.of(own), "1/s"),
        new Measurement("log.writer.bytes-per-second", bytes / Median.of(own), "B/s"),
        new Measurement("log.writer.rust-messages-per-second", messages / Median.of(peer), "1/s"),
        new Measurement("log.writer.rust-bytes-per-second", bytes / Median.of(peer), "B/s"),
        new Measurement("log.writer.ratio-bytes-vs-rust", Median.of(ratios), "1"),
        new Measurement(
            "log.writer.size-vs-rust", size(folder, "ours") / size(folder, "rust"), "1"));
  }

  private static double size(ScratchFolder folder, String name) throws IOException {
    return Files.size(folder.resolve(name + ".mcap"));
  }
}

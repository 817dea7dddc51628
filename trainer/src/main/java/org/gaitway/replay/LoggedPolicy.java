package org.gaitway.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.gaitway.policy.PolicyFile;

/** Reads policies that episodes carry. */
public final class LoggedPolicy {
  private LoggedPolicy() {}

  /**
   * Reads a policy from the bytes of its file.
   *
   * @param onnx the policy file
   * @param yaml the file beside it, if there was one
   * @throws IOException if it is none, or there is no room for temporary files
   */
  public static PolicyFile read(byte[] onnx, Optional<byte[]> yaml) throws IOException {
    // Engines and what lies beside a policy go by files.
    Path folder = Files.createTempDirectory("gaitway-replay");
    try {
      Path file = Files.write(folder.resolve("policy.onnx"), onnx);
      if (yaml.isPresent()) {
        Files.write(folder.resolve("policy.yaml"), yaml.get());
      }
      return PolicyFile.read(file);
    } finally {
      remove(folder);
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}

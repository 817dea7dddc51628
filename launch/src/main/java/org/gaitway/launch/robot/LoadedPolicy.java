package org.gaitway.launch.robot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gaitway.policy.PolicyFile;
import org.gaitway.policy.PolicyMetadata;
import org.gaitway.run.RunFolder;

/**
 * A policy to be run.
 *
 * @param name by which it is selected
 * @param path where its file is, or was
 * @param file what it was read from
 * @param metadata what a robot must know of it
 */
record LoadedPolicy(String name, Path path, PolicyFile file, PolicyMetadata metadata) {

  /**
   * Reads a policy.
   *
   * @param path a policy file, or a run folder with one
   * @throws IOException if it cannot be read, or does not say what a robot must know
   */
  static LoadedPolicy read(Path path) throws IOException {
    Path file = Files.isDirectory(path) ? new RunFolder(path).policy() : path;
    PolicyFile policy = PolicyFile.read(file);
    String name = (file.equals(path) ? file : path).getFileName().toString();
    return new LoadedPolicy(
        name.replaceFirst("\\.onnx$", ""), file, policy, policy.requireMetadata());
  }
}

package org.gaitway.launch.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The part of the program that runs on a robot, in one archive: a Java runtime, the jars without
 * simulator and trainer, and {@code bin/gaitway}. It needs nothing but a Linux C library.
 *
 * @param architecture of the robot
 * @param jars folder of the program's jars, all of them
 * @param files to put beside: policies, robot files
 */
public record RobotArchive(Architecture architecture, Path jars, List<Path> files) {
  /** Folder in the archive, and the beginning of its default name. */
  public static final String NAME = "gaitway-robot";

  /** The jars that a robot needs, by the beginning of their names. */
  private static final List<String> NEEDED =
      List.of(
          "gaitway-policy-runtime-",
          "gaitway-hardware-adapters-",
          "gaitway-launch-",
          "HdrHistogram-",
          "jackson-core-",
          "jna-",
          "picocli-",
          "protobuf-javalite-",
          "snakeyaml-engine-",
          "zstd-jni-");

  /**
   * What the jars need: XML, logging and naming for what may be on the class path besides,
   * management for the statistics, elliptic curves for TLS, sockets' options, direct memory for
   * what is native.
   */
  private static final List<String> MODULES =
      List.of(
          "java.base",
          "java.logging",
          "java.management",
          "java.naming",
          "java.xml",
          "jdk.crypto.ec",
          "jdk.management",
          "jdk.net",
          "jdk.unsupported");

  /** The JVM options of what runs policies on time. */
  private static final String OPTIONS = "/org/gaitway/launch/runtime-jvm.options";

  /** Copies the list. */
  public RobotArchive {
    files = List.copyOf(files);
  }

  /**
   * Writes the archive, a compressed tar file with one folder in it. The same jars give the same
   * bytes.
   *
   * @param out file to write; one that is there is replaced once the new one is whole
   * @throws IOException if a jar or a file is missing, a tool fails, or it cannot be written
   */
  public void write(Path out) throws IOException, InterruptedException {
    try (ArchiveFolder folder = new ArchiveFolder(NAME, architecture)) {
      addJars(folder);
      folder.addResource(OPTIONS);
      folder.addScript("robot.sh");
      folder.addJava(MODULES);
      for (Path file : files) {
        folder.addFile(file, "");
      }
      folder.pack(out);
    }
  }

  private void addJars(ArchiveFolder folder) throws IOException {
    for (String prefix : NEEDED) {
      try (Stream<Path> all = Files.list(jars)) {
        List<Path> found =
            all.filter(jar -> jar.getFileName().toString().startsWith(prefix)).toList();
        if (found.isEmpty()) {
          throw new IOException("there is no " + prefix + "*.jar in " + jars);
        }
        for (Path jar : found) {
          folder.addJar(jar);
        }
      }
    }
  }
}

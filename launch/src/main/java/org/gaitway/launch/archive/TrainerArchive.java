package org.gaitway.launch.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The whole program for training on another machine, in one archive: a Java runtime, MuJoCo, the
 * jars and {@code bin/gaitway}. It has neither ND4J, nor FFmpeg, nor CUDA's libraries, which are
 * larger than all the rest. It is for machines with the processor of this one.
 *
 * @param jars folder of the program's jars, all of them
 * @param mujoco MuJoCo's library
 * @param files to put beside: settings, tasks' jars, robots
 */
public record TrainerArchive(Path jars, Path mujoco, List<Path> files) {
  /** Folder in the archive, and the beginning of its default name. */
  public static final String NAME = "gaitway-trainer";

  /** The jars left out, by the beginning of their names: ND4J with what only it needs; FFmpeg. */
  private static final List<String> LEFT_OUT =
      List.of(
          "nd4j-",
          "byteunits-",
          "commons-",
          "flatbuffers-java-",
          "guava-",
          "jackson-1.0.0-M",
          "openblas-",
          "protobuf-1.0.0-M",
          "ffmpeg-");

  /**
   * What the jars need, as jdeps prints it; the compiler of tasks in source form, with what reads
   * jars for it; elliptic curves for TLS, and XML.
   */
  private static final List<String> MODULES =
      List.of(
          "java.base",
          "java.desktop",
          "java.logging",
          "java.management",
          "java.naming",
          "java.net.http",
          "java.sql",
          "java.xml",
          "jdk.compiler",
          "jdk.crypto.ec",
          "jdk.httpserver",
          "jdk.management",
          "jdk.net",
          "jdk.unsupported",
          "jdk.zipfs");

  private static final String OPTIONS = "/org/gaitway/launch/";

  /** Copies the list. */
  public TrainerArchive {
    files = List.copyOf(files);
  }

  /**
   * Writes the archive, a compressed tar file with one folder in it. The same jars give the same
   * bytes.
   *
   * @param out file to write; one that is there is replaced once the new one is whole
   * @throws IOException if a file is missing, a tool fails, or it cannot be written
   */
  public void write(Path out) throws IOException, InterruptedException {
    try (ArchiveFolder folder = new ArchiveFolder(NAME, Architecture.ofThisMachine())) {
      for (Path jar : included()) {
        folder.addJar(jar);
      }
      folder.addIdentity();
      folder.addResource(OPTIONS + "program-jvm.options");
      folder.addResource(OPTIONS + "runtime-jvm.options");
      folder.addScript("trainer.sh");
      folder.addFile(mujoco, "mujoco/lib");
      folder.addJava(MODULES);
      for (Path file : files) {
        folder.addFile(file, "");
      }
      folder.pack(out);
    }
  }

  private List<Path> included() throws IOException {
    try (Stream<Path> all = Files.list(jars)) {
      return all.filter(jar -> isIncluded(jar.getFileName().toString())).sorted().toList();
    }
  }

  private static boolean isIncluded(String jar) {
    return jar.endsWith(".jar") && LEFT_OUT.stream().noneMatch(jar::startsWith);
  }
}

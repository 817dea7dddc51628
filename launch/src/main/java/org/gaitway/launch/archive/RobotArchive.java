package org.gaitway.launch.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.gaitway.launch.Tool;

/**
 * The part of the program that runs on a robot, in one archive: a Java runtime, the jars without
 * simulator and trainer, and {@code bin/gaitway}. It needs nothing but a Linux C library.
 *
 * @param architecture of the robot
 * @param jars folder of the program's jars, all of them
 * @param files to put beside: policies, robot files
 */
public record RobotArchive(Architecture architecture, Path jars, List<Path> files) {
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

  private static final String NAME = "gaitway-robot";

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
    Path work = Files.createTempDirectory("gaitway-package");
    try {
      Path root = Files.createDirectory(work.resolve(NAME));
      copyJars(Files.createDirectory(root.resolve("lib")));
      copyResource(OPTIONS, root.resolve("lib").resolve("runtime-jvm.options"));
      writeScript(Files.createDirectory(root.resolve("bin")).resolve("gaitway"));
      linkJava(work, root.resolve("jre"));
      for (Path file : files) {
        Files.copy(file, root.resolve(file.getFileName()));
      }
      Path archive = work.resolve("archive.tar.gz");
      pack(work, archive);
      Files.move(archive, out.toAbsolutePath(), StandardCopyOption.REPLACE_EXISTING);
    } finally {
      delete(work);
    }
  }

  private void linkJava(Path work, Path target) throws IOException, InterruptedException {
    JavaImage image = new JavaImage(Path.of(System.getProperty("java.home")));
    if (architecture == Architecture.ofThisMachine()) {
      image.link(image.ownModules(), target);
    } else {
      Path folder = Files.createDirectory(work.resolve("foreign"));
      Path modules = new ForeignJdk(architecture, folder).modules(Runtime.version().feature());
      image.link(modules, target);
    }
  }

  private void copyJars(Path lib) throws IOException {
    for (String prefix : NEEDED) {
      try (Stream<Path> all = Files.list(jars)) {
        List<Path> found =
            all.filter(jar -> jar.getFileName().toString().startsWith(prefix)).toList();
        if (found.isEmpty()) {
          throw new IOException("there is no " + prefix + "*.jar in " + jars);
        }
        for (Path jar : found) {
          Files.copy(jar, lib.resolve(jar.getFileName()));
        }
      }
    }
  }

  private static void copyResource(String resource, Path target) throws IOException {
    try (InputStream in = RobotArchive.class.getResourceAsStream(resource)) {
      Files.copy(in, target);
    }
  }

  private static void writeScript(Path script) throws IOException {
    copyResource("gaitway.sh", script);
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void pack(Path work, Path archive) throws IOException, InterruptedException {
    Tool.output(
        work,
        List.of(
            "tar",
            "--create",
            "--sort=name",
            "--mtime=@0",
            "--owner=0",
            "--group=0",
            "--numeric-owner",
            "--use-compress-program=gzip --no-name --best",
            "--file=" + archive,
            NAME));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}

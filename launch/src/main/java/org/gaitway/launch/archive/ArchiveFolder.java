package org.gaitway.launch.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.gaitway.launch.Tool;

/**
 * An archive while it is put together in a temporary folder: {@code bin} with the start script,
 * {@code lib} with jars and options, {@code jre}, and files beside them. One thread uses it.
 */
final class ArchiveFolder implements AutoCloseable {
  private static final int IDENTITY_DIGITS = 12;

  private final Path work;
  private final Path root;
  private final Path lib;
  private final Architecture architecture;

  /**
   * Begins one.
   *
   * @param name of the one folder in the archive
   * @param architecture of the machine it is for
   */
  ArchiveFolder(String name, Architecture architecture) throws IOException {
    this.architecture = architecture;
    work = Files.createTempDirectory("gaitway-package");
    root = Files.createDirectory(work.resolve(name));
    lib = Files.createDirectory(root.resolve("lib"));
  }

  /** Adds a jar, without what is for other platforms. */
  void addJar(Path jar) throws IOException {
    new SlimJar(jar, architecture).write(lib.resolve(jar.getFileName()));
  }

  /**
   * Adds a file with a word that changes with the jars, {@code lib/identity}, for the name of what
   * is unpacked from them. Called when they are all there.
   */
  void addIdentity() throws IOException {
    MessageDigest digest = sha256();
    try (Stream<Path> jars = Files.list(lib)) {
      for (Path jar : jars.sorted().toList()) {
        try (InputStream in = new DigestInputStream(Files.newInputStream(jar), digest)) {
          in.transferTo(OutputStream.nullOutputStream());
        }
      }
    }
    String word = HexFormat.of().formatHex(digest.digest()).substring(0, IDENTITY_DIGITS);
    Files.writeString(lib.resolve("identity"), word + "\n");
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }

  /**
   * Adds a file of this program to the jars' folder.
   *
   * @param resource absolute, or relative to this package
   */
  void addResource(String resource) throws IOException {
    copyResource(resource, lib.resolve(Path.of(resource).getFileName()));
  }

  /**
   * Makes a file of this package the start script, {@code bin/gaitway}.
   *
   * @param resource the file
   */
  void addScript(String resource) throws IOException {
    Path script = Files.createDirectory(root.resolve("bin")).resolve("gaitway");
    copyResource(resource, script);
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void copyResource(String resource, Path target) throws IOException {
    try (InputStream in = ArchiveFolder.class.getResourceAsStream(resource)) {
      Files.copy(in, target);
    }
  }

  /**
   * Adds a file.
   *
   * @param folder in the archive, made when it is not there; empty for the top
   */
  void addFile(Path file, String folder) throws IOException {
    Path target = Files.createDirectories(root.resolve(folder));
    Files.copy(file, target.resolve(file.getFileName()));
  }

  /**
   * Adds a Java runtime.
   *
   * @param modules names of its modules
   */
  void addJava(List<String> modules) throws IOException, InterruptedException {
    JavaImage image = new JavaImage(Path.of(System.getProperty("java.home")), modules);
    Path modulePath = image.ownModules();
    if (architecture != Architecture.ofThisMachine()) {
      Path folder = Files.createDirectory(work.resolve("foreign"));
      modulePath = new ForeignJdk(architecture, folder).modules(Runtime.version().feature());
    }
    image.link(modulePath, root.resolve("jre"));
  }

  /**
   * Writes the archive, a compressed tar file. The same content gives the same bytes.
   *
   * @param out file to write; one that is there is replaced once the new one is whole
   */
  void pack(Path out) throws IOException, InterruptedException {
    Path archive = work.resolve("archive.tar.gz");
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
            root.getFileName().toString()));
    Files.move(archive, out.toAbsolutePath(), StandardCopyOption.REPLACE_EXISTING);
  }

  /** Deletes the folder. */
  @Override
  public void close() throws IOException {
    try (Stream<Path> files = Files.walk(work)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}

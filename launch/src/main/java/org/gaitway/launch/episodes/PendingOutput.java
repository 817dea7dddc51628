package org.gaitway.launch.episodes;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file, or a folder of files, that appears whole or not at all: it is written beside its place
 * and moved there by {@link #commit}. Closed before that, nothing is left of it.
 */
final class PendingOutput implements Closeable {
  private final Path target;
  private final Path unfinished;
  private boolean committed;

  private PendingOutput(Path target) throws IOException {
    this.target = target.toAbsolutePath().normalize();
    this.unfinished = this.target.resolveSibling(this.target.getFileName() + ".partial");
    checkParent(this.target);
    delete();
  }

  /**
   * A file.
   *
   * @param force whether it may replace another
   * @throws IOException if it may not, or is in no folder
   */
  static PendingOutput file(Path target, boolean force) throws IOException {
    checkFile(target, force);
    return new PendingOutput(target);
  }

  /** The same check, for what is written whole or not at all without help. */
  static void checkFile(Path target, boolean force) throws IOException {
    if (Files.isDirectory(target)) {
      throw new IOException(target + ": expected a file to write, found a folder");
    } else if (Files.exists(target) && !force) {
      throw new IOException("there is already a file " + target + "; --force replaces it");
    }
    checkParent(target.toAbsolutePath().normalize());
  }

  private static void checkParent(Path target) throws IOException {
    if (!Files.isDirectory(target.getParent())) {
      throw new IOException(target + ": there is no folder " + target.getParent());
    }
  }

  /**
   * A folder.
   *
   * @param force whether files may be put into it that replace others of the same names
   * @throws IOException if there are files in it and it may not, or it is in no folder
   */
  static PendingOutput folder(Path target, boolean force) throws IOException {
    if (Files.exists(target) && !Files.isDirectory(target)) {
      throw new NotDirectoryException(target + ": expected a folder to write, found a file");
    } else if (Files.exists(target) && !force && !list(target).isEmpty()) {
      throw new IOException(
          "there are already files in " + target + "; --force replaces those of the same names");
    }
    PendingOutput output = new PendingOutput(target);
    Files.createDirectory(output.unfinished);
    return output;
  }

  /** Where to write what shall be at the target. */
  Path place() {
    return unfinished;
  }

  /** Moves what was written to its place. */
  void commit() throws IOException {
    if (Files.isDirectory(unfinished) && Files.isDirectory(target)) {
      for (Path file : list(unfinished)) {
        move(file, target.resolve(file.getFileName()));
      }
      delete();
    } else {
      move(unfinished, target);
    }
    committed = true;
  }

  private static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  /** Deletes what was written, unless it was committed. */
  @Override
  public void close() throws IOException {
    if (!committed) {
      delete();
    }
  }

  private void delete() throws IOException {
    if (Files.exists(unfinished)) {
      try (Stream<Path> files = Files.walk(unfinished)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}

package org.gaitway.launch.archive;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A jar made small for an archive: without what is for other platforms, and itself not compressed,
 * since the archive compresses many small files better as one.
 *
 * @param jar to take from
 * @param architecture of the platform to keep
 */
record SlimJar(Path jar, Architecture architecture) {
  private static final String CLASS = ".class";

  /**
   * Writes it. The same jar gives the same bytes.
   *
   * @param target file to make
   * @throws IOException if the jar cannot be read or the target not written
   */
  void write(Path target) throws IOException {
    try (ZipFile from = new ZipFile(jar.toFile());
        OutputStream file = new BufferedOutputStream(Files.newOutputStream(target));
        ZipOutputStream to = new ZipOutputStream(file)) {
      List<? extends ZipEntry> entries = from.stream().filter(this::isNeeded).toList();
      for (ZipEntry entry : entries) {
        to.putNextEntry(stored(entry));
        try (InputStream content = from.getInputStream(entry)) {
          content.transferTo(to);
        }
        to.closeEntry();
      }
    }
  }

  private boolean isNeeded(ZipEntry entry) {
    return entry.getName().endsWith(CLASS) || architecture.uses(entry.getName());
  }

  private static ZipEntry stored(ZipEntry entry) {
    ZipEntry stored = new ZipEntry(entry.getName());
    stored.setMethod(ZipEntry.STORED);
    stored.setSize(entry.getSize());
    stored.setCrc(entry.getCrc());
    stored.setTimeLocal(entry.getTimeLocal());
    return stored;
  }
}

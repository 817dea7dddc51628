package org.gaitway.mcap;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Tells files by the bytes that an MCAP file begins and ends with; what is between is not read.
 *
 * @param begins whether it begins as one
 * @param ends whether it ends as one too, and so was finished
 */
public record McapSignature(boolean begins, boolean ends) {

  /**
   * Looks at a file.
   *
   * @throws IOException if it cannot be read
   */
  public static McapSignature of(Path file) throws IOException {
    try (McapSource source = McapSource.of(file)) {
      int length = Layout.magicLength();
      long size = source.size();
      boolean begins = size >= length && Layout.isMagic(source.read(0, length));
      boolean ends =
          begins && size >= 2L * length && Layout.isMagic(source.read(size - length, length));
      return new McapSignature(begins, ends);
    }
  }

  /** Whether it is one that was not finished. */
  public boolean isCutOff() {
    return begins && !ends;
  }
}

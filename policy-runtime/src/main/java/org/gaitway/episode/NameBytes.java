package org.gaitway.episode;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Names as messages have them, made anew only when other names come. */
final class NameBytes {
  private List<String> names = List.of();
  private byte[][] bytes = new byte[0][];

  /** The bytes of a list that stays the same object as long as it holds the same. */
  byte[][] of(List<String> wanted) {
    if (wanted != names) {
      bytes =
          wanted.stream().map(name -> name.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
      names = wanted;
    }
    return bytes;
  }
}

package org.gaitway.launch.bench;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The launcher's folder for what is made once and kept. */
final class CacheFolder {

  /** System property with the folder, which the launcher sets. */
  static final String PROPERTY = "gaitway.cache";

  private static final int KEY_DIGITS = 12;

  private CacheFolder() {}

  /**
   * Where it is.
   *
   * @throws IllegalArgumentException when the launcher did not say
   */
  static Path path() {
    String cache = System.getProperty(PROPERTY);
    if (cache == null) {
      throw new IllegalArgumentException(
          "peers are installed into a cache folder: name one by -D"
              + PROPERTY
              + ", or run ./gaitway");
    }
    return Path.of(cache);
  }

  /** A word that changes with a text, for the name of what is made from it. */
  static String key(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, KEY_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}

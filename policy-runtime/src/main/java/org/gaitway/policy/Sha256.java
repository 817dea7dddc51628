package org.gaitway.policy;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** SHA-256 as text. */
final class Sha256 {
  private Sha256() {}

  static String of(byte[] bytes) {
    return of(List.of(bytes));
  }

  /**
   * @return 64 lower-case hexadecimal digits, of one after the other
   */
  static String of(Iterable<byte[]> parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      parts.forEach(digest::update);
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

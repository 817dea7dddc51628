package org.gaitway.adapter.mqtt;

import java.nio.charset.StandardCharsets;

/** Short texts from outside: the first printable ASCII characters of a payload. */
final class StatusText {
  private static final int MAX = 80;

  private StatusText() {}

  static String read(byte[] buffer, int offset, int length) {
    String text =
        new String(buffer, offset, Math.min(length, MAX), StandardCharsets.US_ASCII).strip();
    return text.replaceAll("[^ -~]", "?");
  }
}

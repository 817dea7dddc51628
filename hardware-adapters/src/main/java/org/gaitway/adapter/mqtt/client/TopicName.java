package org.gaitway.adapter.mqtt.client;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A topic, as text and as it stands in packets. Immutable. */
public final class TopicName {
  private static final int MAX_BYTES = 65535;

  private final String text;
  private final byte[] bytes;

  /**
   * @param text as in {@code gaitway/state}; no wildcards
   * @throws IllegalArgumentException if no message can be published there (sections 4.7.1, 4.7.3)
   */
  public TopicName(String text) {
    this.text = text;
    this.bytes = text.getBytes(StandardCharsets.UTF_8);
    if (text.isEmpty() || bytes.length > MAX_BYTES) {
      throw new IllegalArgumentException(
          "a topic must have 1 to 65535 bytes, has " + bytes.length + ": '" + text + "'");
    }
    if (text.chars().anyMatch(c -> c == '+' || c == '#' || c == 0)) {
      throw new IllegalArgumentException("a topic must not have wildcards, was '" + text + "'");
    }
  }

  /** Whether these bytes spell the topic. Allocation-free. */
  boolean matches(byte[] buffer, int offset, int length) {
    return Arrays.equals(bytes, 0, bytes.length, buffer, offset, offset + length);
  }

  /** In UTF-8; not to be changed. */
  byte[] bytes() {
    return bytes;
  }

  @Override
  public String toString() {
    return text;
  }
}

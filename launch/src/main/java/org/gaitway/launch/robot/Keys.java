package org.gaitway.launch.robot;

import java.io.IOException;
import java.io.InputStream;

/** Keys of a terminal, one by one; arrows as the letters that mean the same. */
final class Keys {
  /** There are no more. */
  static final int END = -1;

  private static final int ESCAPE = 27;

  private final InputStream in;

  Keys(InputStream in) {
    this.in = in;
  }

  /** Waits for a key: its character, 0 for one without a meaning, or {@link #END}. */
  int next() throws IOException {
    int key = in.read();
    if (key != ESCAPE) {
      return Character.toLowerCase(key);
    }
    int kind = in.read();
    // Who presses Escape and then Enter means the soft stop.
    return kind == '[' || kind == 'O' ? arrow(end()) : Character.toLowerCase(kind);
  }

  /** The character that ends a sequence: numbers come before it, which are no keys. */
  private int end() throws IOException {
    int code = in.read();
    while (code >= ' ' && code < '@') {
      code = in.read();
    }
    return code;
  }

  private static int arrow(int code) {
    return switch (code) {
      case 'A' -> 'w';
      case 'B' -> 's';
      case 'C' -> 'e';
      case 'D' -> 'q';
      default -> code < ' ' ? code : 0;
    };
  }
}

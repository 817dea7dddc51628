package org.gaitway.launch.replay;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Goes on with each line from the keyboard: an empty one is for the next state, q ends. */
final class Stepping {
  private final BufferedReader lines;
  private boolean begun;

  Stepping(InputStream in) {
    lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
  }

  /** Waits for a line, but for the first state; whether the next state is wanted. */
  boolean next() {
    if (!begun) {
      begun = true;
      return true;
    }
    try {
      String line = lines.readLine();
      return line != null && !line.strip().equalsIgnoreCase("q");
    } catch (IOException e) {
      return false; // Nobody is there any more.
    }
  }
}

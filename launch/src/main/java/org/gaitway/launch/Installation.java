package org.gaitway.launch;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the program lies. */
final class Installation {
  private Installation() {}

  /**
   * The folder of the program's jars.
   *
   * @throws IllegalStateException if it does not run from jars
   */
  static Path jars() {
    try {
      Path own =
          Path.of(Installation.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (Files.isRegularFile(own)) {
        return own.getParent();
      }
      throw new IllegalStateException("the program runs from " + own + ", not from jars");
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the program runs from no file", e);
    }
  }
}

package org.gaitway.launch.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gaitway.launch.Tool;

/**
 * A Java runtime of some modules, made by jlink. It is not compressed: the archive around it does
 * that better.
 *
 * @param javaHome a JDK with jlink and modules
 * @param modules names of those to put in, besides what they need
 */
record JavaImage(Path javaHome, List<String> modules) {
  /** Javac's knowledge of older Java versions, of which nothing is compiled for. */
  private static final String OLD_VERSIONS = "/jdk.compiler/lib/ct.sym";

  /** Copies the list. */
  JavaImage {
    modules = List.copyOf(modules);
  }

  /**
   * Makes an image.
   *
   * @param modulePath folder of the target's modules
   * @param target folder to make
   * @throws IOException if this JDK has no jlink, or it fails
   */
  void link(Path modulePath, Path target) throws IOException, InterruptedException {
    Path jlink = javaHome.resolve("bin").resolve("jlink");
    for (Path needed : List.of(jlink, modulePath.resolve("java.base.jmod"))) {
      if (!Files.exists(needed)) {
        throw new IOException(
            "an archive is made by a JDK that has its modules, and there is no "
                + needed
                + "; in a checkout, set JAVA_HOME to such a JDK");
      }
    }
    List<String> command = new ArrayList<>(List.of(jlink.toString(), "--module-path"));
    command.add(modulePath.toString());
    command.addAll(List.of("--add-modules", String.join(",", modules)));
    command.addAll(List.of("--strip-java-debug-attributes", "--exclude-files", OLD_VERSIONS));
    command.addAll(List.of("--no-man-pages", "--no-header-files"));
    command.addAll(List.of("--output", target.toString()));
    Tool.output(javaHome, command);
  }

  /** The folder of this JDK's own modules. */
  Path ownModules() {
    return javaHome.resolve("jmods");
  }
}

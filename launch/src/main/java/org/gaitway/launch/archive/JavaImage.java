package org.gaitway.launch.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gaitway.launch.Tool;

/** A Java runtime of the modules that the program needs, made by jlink. */
final class JavaImage {
  /**
   * What the jars need: XML, logging and naming for what may be on the class path besides,
   * management for the statistics, elliptic curves for TLS, sockets' options, direct memory for
   * what is native.
   */
  private static final List<String> MODULES =
      List.of(
          "java.base",
          "java.logging",
          "java.management",
          "java.naming",
          "java.xml",
          "jdk.crypto.ec",
          "jdk.management",
          "jdk.net",
          "jdk.unsupported");

  private final Path javaHome;

  /**
   * @param javaHome a JDK with jlink and modules
   */
  JavaImage(Path javaHome) {
    this.javaHome = javaHome;
  }

  /**
   * Makes an image.
   *
   * @param modules folder of the target's modules
   * @param target folder to make
   * @throws IOException if this JDK has no jlink, or it fails
   */
  void link(Path modules, Path target) throws IOException, InterruptedException {
    Path jlink = javaHome.resolve("bin").resolve("jlink");
    for (Path needed : List.of(jlink, modules.resolve("java.base.jmod"))) {
      if (!Files.exists(needed)) {
        throw new IOException(
            "there is no " + needed + "; please set JAVA_HOME to a JDK that has its modules");
      }
    }
    List<String> command = new ArrayList<>(List.of(jlink.toString(), "--module-path"));
    command.add(modules.toString());
    command.addAll(List.of("--add-modules", String.join(",", MODULES)));
    command.addAll(List.of("--strip-java-debug-attributes", "--compress=2"));
    command.addAll(List.of("--no-man-pages", "--no-header-files"));
    command.addAll(List.of("--output", target.toString()));
    Tool.output(javaHome, command);
  }

  /** The folder of this JDK's own modules. */
  Path ownModules() {
    return javaHome.resolve("jmods");
  }
}

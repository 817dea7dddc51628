package org.gaitway.sim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Loader;
import org.gaitway.sim.mujoco.Mujoco;

/** Loads the MuJoCo library once and says which it is. */
public final class MujocoLibrary {
  /** System property naming a MuJoCo installation: a folder with {@code lib/libmujoco.so*}. */
  public static final String HOME_PROPERTY = "gaitway.mujoco.home";

  /** Environment variable with the same meaning, asked when the property is not set. */
  public static final String HOME_VARIABLE = "MUJOCO_HOME";

  private static final int WARNING_BYTES = 4096;

  static {
    load();
  }

  private MujocoLibrary() {}

  /** Version of the loaded library, such as {@code 4.0.0}. */
  public static String version() {
    return Mujoco.mj_versionString().getString();
  }

  /** Forces the static initialiser; free afterwards. */
  static void ensureLoaded() {
    // The class initialiser has done the work when this runs.
  }

  /** Takes the warnings that calls on this thread have left since last asked. */
  static List<String> takeWarnings() {
    try (BytePointer text = new BytePointer(WARNING_BYTES)) {
      Mujoco.gw_takeWarnings(text, WARNING_BYTES);
      return text(text).lines().toList();
    }
  }

  /** What C wrote to a buffer of ours: the characters before the first NUL. */
  static String text(BytePointer buffer) {
    // Only without a limit does JavaCPP look for the NUL; else it takes the whole buffer.
    return buffer.limit(0).getString(StandardCharsets.UTF_8);
  }

  private static void load() {
    String home = System.getProperty(HOME_PROPERTY, System.getenv(HOME_VARIABLE));
    if (home != null && !home.isEmpty()) {
      // Loaded first by path, so that the bridge's own reference to it finds it by its soname.
      System.load(libraryIn(Path.of(home).resolve("lib")).toAbsolutePath().toString());
    }
    try {
      Loader.load(Mujoco.class);
    } catch (UnsatisfiedLinkError e) {
      throw new MujocoException(
          "the MuJoCo bridge did not load; set "
              + HOME_VARIABLE
              + " to the installation it was built with: "
              + e.getMessage(),
          e);
    }
    int expected = Mujoco.gw_headerVersion();
    int found = Mujoco.mj_version();
    if (expected != found) {
      throw new MujocoException(
          "MuJoCo version mismatch: built against " + expected + ", loaded " + found);
    }
    Mujoco.gw_install();
  }

  private static Path libraryIn(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("libmujoco.so"))
          .max(Comparator.comparing(Path::toString))
          .orElseThrow(() -> new MujocoException("no libmujoco.so in " + folder));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read MuJoCo folder " + folder, e);
    }
  }
}

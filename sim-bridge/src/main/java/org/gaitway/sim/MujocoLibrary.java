package org.gaitway.sim;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;
import org.gaitway.sim.mujoco.Mujoco;

/** Loads the MuJoCo library once and says which it is. */
public final class MujocoLibrary {
  /** System property naming a MuJoCo installation: a folder with {@code lib/libmujoco.so*}. */
  public static final String HOME_PROPERTY = "gaitway.mujoco.home";

  /** Environment variable with the same meaning, asked when the property is not set. */
  public static final String HOME_VARIABLE = "MUJOCO_HOME";

  /** Why the library did not load, so that each later call can say so too; null if it did. */
  private static final MujocoException FAILURE = load();

  private MujocoLibrary() {}

  /**
   * Version of the loaded library, such as {@code 4.0.0}.
   *
   * @throws MujocoException if the library cannot be loaded, saying what to do
   */
  public static String version() {
    ensureLoaded();
    return Mujoco.mj_versionString().getString();
  }

  /**
   * The library's file in the installation that {@link #HOME_PROPERTY} or {@link #HOME_VARIABLE}
   * names.
   *
   * @throws MujocoException if neither is set, or there is no library in it
   */
  public static Path file() {
    String home = home();
    if (home == null || home.isEmpty()) {
      throw new MujocoException(
          "it is not known where MuJoCo is installed; set " + HOME_VARIABLE + " to the folder");
    }
    return libraryIn(Path.of(home).resolve("lib"));
  }

  private static String home() {
    return System.getProperty(HOME_PROPERTY, System.getenv(HOME_VARIABLE));
  }

  /** Loads the library unless an earlier call did. */
  static void ensureLoaded() {
    if (FAILURE != null) {
      throw new MujocoException(FAILURE.getMessage(), FAILURE);
    }
  }

  private static MujocoException load() {
    try {
      String home = home();
      if (home != null && !home.isEmpty()) {
        // Loaded first by path, so that the bridge's own reference to it finds it by its soname.
        System.load(libraryIn(Path.of(home).resolve("lib")).toAbsolutePath().toString());
      }
      Loader.load(Mujoco.class);
      checkVersion();
      Mujoco.gw_install();
      return null;
    } catch (UnsatisfiedLinkError e) {
      return new MujocoException(
          "the MuJoCo bridge did not load; set "
              + HOME_VARIABLE
              + " to the installation it was built with: "
              + e.getMessage(),
          e);
    } catch (MujocoException e) {
      return e;
    }
  }

  private static void checkVersion() {
    int expected = Mujoco.gw_headerVersion();
    int found = Mujoco.mj_version();
    if (expected != found) {
      throw new MujocoException(
          "MuJoCo version mismatch: built against " + expected + ", loaded " + found);
    }
  }

  private static Path libraryIn(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("libmujoco.so"))
          .max(Comparator.comparing(Path::toString))
          .orElseThrow(() -> new MujocoException("no libmujoco.so in " + folder));
    } catch (IOException e) {
      throw new MujocoException(
          "cannot read " + folder + ", where " + HOME_VARIABLE + " says that MuJoCo is", e);
    }
  }
}

package org.gaitway.ppo.cuda;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.Loader;

/**
 * Finds CUDA's libraries, which are the user's own. They are loaded by their names before what
 * calls them, so that it does not matter where they are.
 */
final class CudaLibraries {
  private static final String DRIVER = "libcuda.so.1";
  private static final List<String> RUNTIME =
      List.of("libcudart.so.13", "libnvrtc.so.13", "libcublasLt.so.13", "libcublas.so.13");

  private final List<Path> folders;
  private final Map<String, String> missing = new LinkedHashMap<>();

  /** Looks where the system's loader does, and then in some folders. */
  CudaLibraries(List<Path> folders) {
    this.folders = folders;
  }

  /** Where CUDA is usually installed. */
  static CudaLibraries ofSystem() {
    List<Path> folders = new ArrayList<>();
    for (String variable : List.of("CUDA_HOME", "CUDA_PATH")) {
      String value = System.getenv(variable);
      if (value != null && !value.isBlank()) {
        folders.add(Path.of(value, "lib64"));
      }
    }
    folders.add(Path.of("/usr/local/cuda/lib64"));
    // Where containers have the driver.
    folders.add(Path.of("/usr/local/nvidia/lib64"));
    try (DirectoryStream<Path> versions =
        Files.newDirectoryStream(Path.of("/usr/local"), "cuda-13*")) {
      versions.forEach(version -> folders.add(version.resolve("lib64")));
    } catch (IOException e) {
      // No such folder is an answer too.
      return new CudaLibraries(List.copyOf(folders));
    }
    return new CudaLibraries(List.copyOf(folders));
  }

  /**
   * Loads the driver's library and CUDA's.
   *
   * @throws DeviceException if one cannot be loaded, saying which, and where it was looked for
   */
  void loadAll() {
    List<String> all = new ArrayList<>(List.of(DRIVER));
    all.addAll(RUNTIME);
    require(all);
  }

  /** Loads some, or throws as {@link #loadAll} does. */
  void require(List<String> libraries) {
    libraries.forEach(this::load);
    if (!missing.isEmpty()) {
      throw new DeviceException(complaint());
    }
  }

  /**
   * Loads one.
   *
   * @return whether it could be loaded
   */
  boolean load(String library) {
    List<String> names = new ArrayList<>(List.of(library));
    folders.forEach(folder -> names.add(folder.resolve(library).toString()));
    String reason = "";
    for (String name : names) {
      try {
        Loader.loadGlobal(name);
        return true;
      } catch (UnsatisfiedLinkError e) {
        // The system's own search says best what is the matter, unless a file is there and broken.
        if (reason.isEmpty() || Files.exists(Path.of(name))) {
          reason = e.getMessage();
        }
      }
    }
    missing.put(library, reason);
    return false;
  }

  private String complaint() {
    StringBuilder text =
        new StringBuilder("the CUDA learner needs an NVIDIA GPU, its driver (")
            .append(DRIVER)
            .append(") and the libraries of CUDA 13 (")
            .append(String.join(", ", RUNTIME))
            .append("); they were looked for where the system's loader looks (LD_LIBRARY_PATH")
            .append(" included)");
    folders.forEach(folder -> text.append(", in ").append(folder));
    text.append("; could not be loaded: ");
    text.append(String.join("; ", missing.entrySet().stream().map(CudaLibraries::told).toList()));
    return text.append(". The CPU learner needs none of this: --learner cpu").toString();
  }

  private static String told(Map.Entry<String, String> entry) {
    String library = entry.getKey();
    String reason = entry.getValue();
    return reason.contains(library) ? reason : library + " (" + reason + ")";
  }
}

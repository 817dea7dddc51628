package org.gaitway.ppo.cuda;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.NativeLibrary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Libraries with the names of CUDA's that run on the processor, but for NVRTC, which is NVIDIA's
 * own from its Python package. So everything between the learner and CUDA is tested but CUDA.
 */
final class FakeCuda {
  private static final Path FOLDER = build();

  private FakeCuda() {}

  /** Loads them; once in a JVM. */
  static void load() {
    CudaLibraries libraries = new CudaLibraries(List.of(FOLDER, installed()));
    libraries.loadAll();
  }

  /** How many blocks of memory, streams and graphs there are that were not freed. */
  static int left() {
    return NativeLibrary.getInstance(FOLDER.resolve("libcudart.so.13").toString())
        .getFunction("fake_left")
        .invokeInt(new Object[0]);
  }

  private static Path build() {
    try {
      Path folder = Files.createTempDirectory("gaitway-fake-cuda");
      Files.writeString(
          folder.resolve("fake-cuda.cpp"),
          read("emulator.h") + KernelSource.text() + table() + read("fake-cuda.h"));
      Files.writeString(folder.resolve("fake-cublas.cpp"), read("fake-cublas.cpp"));
      Files.writeString(folder.resolve("empty.cpp"), "");
      compile(folder, "libcudart.so.13", "fake-cuda.cpp");
      compile(folder, "libcublas.so.13", "fake-cublas.cpp");
      compile(folder, "libcuda.so.1", "empty.cpp");
      compile(folder, "libcublasLt.so.13", "empty.cpp");
      try (Stream<Path> files = Files.list(folder)) {
        folder.toFile().deleteOnExit();
        files.forEach(file -> file.toFile().deleteOnExit());
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String table() {
    return "\n#define KERNELS "
        + Arrays.stream(Kernel.values())
            .map(Kernel::symbol)
            .map(name -> "{\"" + name + "\", fake::function(" + name + ")}")
            .collect(Collectors.joining(", "))
        + "\n";
  }

  private static void compile(Path folder, String library, String source) throws IOException {
    // What calls these libraries asks for symbols of a version that is named after them.
    Path versions = folder.resolve(library + ".map");
    Files.writeString(versions, library + " { global: *; };\n");
    Emulator.compile(
        folder.resolve(source),
        folder.resolve(library),
        "-Wl,-soname," + library,
        "-Wl,--version-script," + versions);
  }

  private static String read(String name) throws IOException {
    try (InputStream in = FakeCuda.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Path installed() {
    Path python = Path.of(System.getProperty("gaitway.test.python"));
    Path libraries = python.getParent().resolveSibling("lib");
    try (DirectoryStream<Path> versions = Files.newDirectoryStream(libraries, "python3*")) {
      Path folder = versions.iterator().next().resolve("site-packages/nvidia/cu13/lib");
      assertTrue(Files.isDirectory(folder), folder + " is not there");
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package org.gaitway.ppo.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bytedeco.javacpp.BytePointer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compiles the kernels by the NVRTC of NVIDIA's Python package, as it would be on a GPU. */
class KernelCompilerTest {
  @TempDir static Path folder;

  @BeforeAll
  static void loadCompiler() throws IOException, InterruptedException {
    Path driver = folder.resolve("libcuda.so.1");
    makeEmptyLibrary(driver);
    CudaLibraries libraries = new CudaLibraries(List.of(folder, installed()));
    // What calls NVRTC is linked to the runtime too, and that to the driver, which is not needed.
    for (String name : List.of("libcuda.so.1", "libcudart.so.13", "libnvrtc.so.13")) {
      assertTrue(libraries.load(name), name);
    }
  }

  private static void makeEmptyLibrary(Path file) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                "g++",
                "-shared",
                "-Wl,-soname," + file.getFileName(),
                "-o",
                file.toString(),
                "-x",
                "c++",
                "/dev/null")
            .inheritIO()
            .start();
    assertTrue(process.waitFor(1, TimeUnit.MINUTES));
    assertEquals(0, process.exitValue());
  }

  private static Path installed() throws IOException {
    Path python = Path.of(System.getProperty("gaitway.test.python"));
    Path libraries = python.getParent().resolveSibling("lib");
    try (DirectoryStream<Path> versions = Files.newDirectoryStream(libraries, "python3*")) {
      return versions.iterator().next().resolve("site-packages/nvidia/cu13/lib");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {75, 80, 86, 89, 90, 100, 120})
  void everyKernelCompiles(int capability) {
    try (BytePointer code = KernelCompiler.compile(capability)) {
      byte[] bytes = new byte[(int) code.limit()];
      code.get(bytes);
      String text = new String(bytes, StandardCharsets.ISO_8859_1);
      assertEquals("\u007fELF", text.substring(0, 4));
      for (Kernel kernel : Kernel.values()) {
        assertTrue(text.contains(".text." + kernel.symbol()), kernel.symbol());
      }
    }
  }

  @Test
  void newerGpusGetPtxOfTheNewestThatIsKnown() {
    int[] known = KernelCompiler.capabilities();
    try (BytePointer code = KernelCompiler.compile(known[known.length - 1] + 1)) {
      assertTrue(code.getString().contains(".target sm_" + known[known.length - 1]));
    }
  }

  @Test
  void olderGpusAreTurnedDown() {
    String message =
        assertThrows(DeviceException.class, () -> KernelCompiler.compile(61)).getMessage();
    assertTrue(message.contains("6.1") && message.contains("--learner cpu"), message);
  }
}

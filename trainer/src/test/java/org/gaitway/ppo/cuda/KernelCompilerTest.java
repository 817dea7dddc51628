package org.gaitway.ppo.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.bytedeco.javacpp.BytePointer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compiles the kernels by the NVRTC of NVIDIA's Python package, as it would be on a GPU. */
class KernelCompilerTest {
  @BeforeAll
  static void loadCompiler() {
    // What calls NVRTC is linked to the runtime too, and that to the driver.
    FakeCuda.load();
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

package org.gaitway.ppo.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gaitway.rollout.Workers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** All that the program does with CUDA, on libraries that only pretend to be CUDA's. */
class CudaDeviceTest {
  @BeforeAll
  static void loadLibraries() {
    FakeCuda.load();
  }

  @TestFactory
  Stream<DynamicTest> agreesWithTheDefaultLearner() {
    Workers workers = new Workers(1);
    return new DeviceChecks(() -> CudaDevice.open(false), workers)
        .all(false).stream()
            .map(
                check ->
                    DynamicTest.dynamicTest(
                        check.name(),
                        () -> {
                          DeviceChecks.Result result = check.run();
                          assertTrue(result.passed(), () -> "off by " + result.share());
                          assertEquals(0, FakeCuda.left());
                        }))
            .onClose(workers::close);
  }

  @Test
  void namesItself() {
    try (CudaDevice device = CudaDevice.open(true)) {
      assertEquals("a fake GPU", device.name());
    }
  }

  @Test
  void aCallThatCudaRefusesIsTold() {
    try (CudaDevice device = CudaDevice.open(false)) {
      DeviceException refused =
          assertThrows(DeviceException.class, () -> device.allocate(Long.MAX_VALUE / 2));
      assertTrue(refused.getMessage().contains("the fake says no"), refused.getMessage());
    }
  }

  @Test
  void missingLibrariesAreToldWithWhereTheyWereLookedForAndWhatElseThereIs() {
    CudaLibraries libraries = new CudaLibraries(List.of(Path.of("/nowhere")));
    String message =
        assertThrows(
                DeviceException.class, () -> libraries.require(List.of("libcuda-of-nobody.so.1")))
            .getMessage();
    for (String part : List.of("libcuda-of-nobody.so.1", "/nowhere", "--learner cpu")) {
      assertTrue(message.contains(part), message);
    }
  }
}

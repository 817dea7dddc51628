package org.gaitway.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuntimeJvmTest {

  @Test
  void thisJavaTakesTheOptions() throws Exception {
    Process process =
        RuntimeJvm.program(Gaitway.class, List.of("policy", "--help"))
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
    assertTrue(output.startsWith("Usage: gaitway policy"), output);
  }

  @Test
  void commentsAreNoOptions() {
    assertTrue(RuntimeJvm.options().stream().allMatch(option -> option.startsWith("-")));
    assertTrue(RuntimeJvm.options().contains("-XX:ObjectAlignmentInBytes=64"));
  }
}

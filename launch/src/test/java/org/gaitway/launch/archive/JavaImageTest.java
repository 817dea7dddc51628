package org.gaitway.launch.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaImageTest {

  @Test
  void aJavaThatIsNoJdkIsToldByWhatItLacks(@TempDir Path empty) {
    JavaImage image = new JavaImage(empty, List.of("java.base"));
    IOException error =
        assertThrows(
            IOException.class, () -> image.link(image.ownModules(), empty.resolve("target")));
    assertEquals(
        "an archive is made by a JDK that has its modules, and there is no "
            + empty.resolve("bin").resolve("jlink")
            + "; in a checkout, set JAVA_HOME to such a JDK",
        error.getMessage());
  }
}

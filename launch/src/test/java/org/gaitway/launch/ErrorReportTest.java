package org.gaitway.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.gaitway.config.ConfigException;
import org.junit.jupiter.api.Test;

class ErrorReportTest {

  @Test
  void errorsOfInputSpeakForThemselvesInOneLine() {
    assertEquals("unknown key x", ErrorReport.paragraph(new ConfigException("unknown key x")));
    assertEquals(
        "first second", ErrorReport.paragraph(new IllegalArgumentException("first\n  second\n")));
  }

  @Test
  void fileSystemErrorsSayWhatKindOfTroubleItIs() {
    assertEquals(
        "permission denied: /root", ErrorReport.paragraph(new AccessDeniedException("/root")));
    assertEquals(
        "no such file or folder: a.yaml", ErrorReport.paragraph(new NoSuchFileException("a.yaml")));
    assertEquals(
        "run/metrics.csv: No space left on device",
        ErrorReport.paragraph(
            new FileSystemException("run/metrics.csv", null, "No space left on device")));
    assertEquals(
        "cannot write x",
        ErrorReport.paragraph(new UncheckedIOException(new IOException("cannot write x"))));
  }

  @Test
  void mistakesOfTheProgramAreCalledSo() {
    for (Throwable fault :
        new Throwable[] {
          new NullPointerException("x"), new OutOfMemoryError("x"), new IllegalStateException()
        }) {
      String paragraph = ErrorReport.paragraph(fault);
      assertTrue(paragraph.startsWith("internal error"), paragraph);
      assertTrue(paragraph.contains(fault.getClass().getSimpleName()), paragraph);
    }
  }
}

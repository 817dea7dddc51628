package org.gaitway.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsCsvTest {

  private static final List<String> COLUMNS = List.of("steps", "return_100");

  @TempDir Path folder;

  @Test
  void rowsAreInTheFileAsSoonAsTheyAreAppended() throws IOException {
    Path file = folder.resolve("metrics.csv");
    try (MetricsCsv csv = MetricsCsv.create(file, COLUMNS)) {
      csv.append(2048, Double.NaN);
      assertEquals("steps,return_100\n2048,NaN\n", Files.readString(file));
      csv.append(4096, -12.5);
      assertEquals("steps,return_100\n2048,NaN\n4096,-12.5\n", Files.readString(file));
    }
  }

  @Property(seed = "1")
  void numbersReadBackToTheSameBits(@ForAll long bits) {
    double value = Double.longBitsToDouble(bits);
    assertEquals(
        Double.doubleToLongBits(value),
        Double.doubleToLongBits(Double.parseDouble(MetricsCsv.text(value))));
  }

  @Test
  void numbersDoNotDependOnTheLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertEquals("1000000", MetricsCsv.text(1e6));
      assertEquals("0.5", MetricsCsv.text(0.5));
      assertEquals("-0.0", MetricsCsv.text(-0.0));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void rowsOfAnotherWidthAreRefused() throws IOException {
    try (MetricsCsv csv = MetricsCsv.create(folder.resolve("metrics.csv"), COLUMNS)) {
      assertThrows(IllegalArgumentException.class, () -> csv.append(1));
      assertThrows(IllegalArgumentException.class, () -> csv.append(1, 2, 3));
    }
  }

  @Test
  void columnsMustBePlainAndHoldTheSteps() {
    Path file = folder.resolve("metrics.csv");
    assertThrows(IllegalArgumentException.class, () -> MetricsCsv.create(file, List.of("return")));
    assertThrows(
        IllegalArgumentException.class, () -> MetricsCsv.create(file, List.of("steps", "a,b")));
    assertFalse(Files.exists(file));
  }

  @Test
  void existingFilesAreNotOverwritten() throws IOException {
    Path file = Files.writeString(folder.resolve("metrics.csv"), "mine");
    assertThrows(FileAlreadyExistsException.class, () -> MetricsCsv.create(file, COLUMNS));
    assertEquals("mine", Files.readString(file));
  }

  @Test
  void resumedFilesLoseRowsPastTheCheckpointAndTornRows() throws IOException {
    Path file = folder.resolve("metrics.csv");
    try (MetricsCsv csv = MetricsCsv.create(file, COLUMNS)) {
      csv.append(10, 1);
      csv.append(20, 2);
      csv.append(30, 3);
    }
    Files.writeString(file, "40,4.", StandardOpenOption.APPEND);
    try (MetricsCsv csv = MetricsCsv.resume(file, COLUMNS, 20)) {
      csv.append(30, 3.5);
    }
    assertEquals("steps,return_100\n10,1\n20,2\n30,3.5\n", Files.readString(file));
    MetricsCsv.resume(file, COLUMNS, 0).close();
    assertEquals("steps,return_100\n", Files.readString(file));
  }

  @Test
  void resumedFilesMustHaveTheSameColumns() throws IOException {
    Path file = folder.resolve("metrics.csv");
    MetricsCsv.create(file, COLUMNS).close();
    IOException refusal =
        assertThrows(IOException.class, () -> MetricsCsv.resume(file, List.of("steps", "kl"), 0));
    assertTrue(
        refusal.getMessage().contains("[steps, return_100], expected [steps, kl]"),
        refusal.getMessage());
  }

  @Test
  void fullDisksAreNamed() throws IOException {
    Path full = Path.of("/dev/full");
    Assumptions.assumeTrue(Files.isWritable(full), "needs /dev/full");
    try (AppendedFile file = AppendedFile.resume(full, 0)) {
      IOException failure =
          assertThrows(IOException.class, () -> file.append(ByteBuffer.allocate(8)));
      assertEquals("cannot write /dev/full: No space left on device", failure.getMessage());
    }
  }

  @Test
  void tablesGiveColumnsByName() throws IOException {
    Path file = Files.writeString(folder.resolve("metrics.csv"), "steps,kl\n1,0.5\n2,NaN\n3,");
    MetricsTable table = MetricsTable.read(file);
    assertEquals(2, table.rows());
    assertArrayEquals(new double[] {1, 2}, table.column("steps"));
    assertArrayEquals(new double[] {0.5, Double.NaN}, table.column("kl"));
    assertThrows(IllegalArgumentException.class, () -> table.column("loss"));
  }

  @Test
  void tablesNameTheLineOfWhatIsNoNumber() throws IOException {
    Path file = Files.writeString(folder.resolve("metrics.csv"), "steps,kl\n1,0.5\n2,x\n");
    IOException failure = assertThrows(IOException.class, () -> MetricsTable.read(file));
    assertEquals(file + ", line 3: expected a number, found \"x\"", failure.getMessage());
    Files.writeString(file, "steps,kl\n1\n");
    assertThrows(IOException.class, () -> MetricsTable.read(file));
    Files.writeString(file, "");
    assertThrows(IOException.class, () -> MetricsTable.read(file));
  }
}

package org.gaitway.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {
  @TempDir Path folder;

  @Property(tries = 100, seed = "1", edgeCases = EdgeCasesMode.NONE)
  void whatIsReadIsWhatWasWritten(
      @ForAll @Size(max = 10) Map<@NotEmpty @StringLength(max = 30) String, byte[]> fields,
      @ForAll long[] longs,
      @ForAll double[] doubles,
      @ForAll float[] floats)
      throws IOException {
    Checkpoint checkpoint = new Checkpoint();
    fields.forEach((name, value) -> checkpoint.put("bytes " + name, value));
    checkpoint.put("longs", longs).put("doubles", doubles).put("floats", floats);
    Path file = Files.createTempFile("gaitway", ".checkpoint");
    try {
      checkpoint.write(file);
      Checkpoint read = Checkpoint.read(file);
      fields.forEach((name, value) -> assertArrayEquals(value, read.bytes("bytes " + name)));
      assertArrayEquals(longs, read.longs("longs"));
      assertArrayEquals(doubles, read.doubles("doubles"));
      assertArrayEquals(floats, read.floats("floats"));
    } finally {
      Files.delete(file);
    }
  }

  @Test
  void everyBitOfANumberIsKept() throws IOException {
    double odd = Double.longBitsToDouble(0x7FF8_0000_0000_BEEFL); // Not a number, with a payload.
    Path file = folder.resolve("bits");
    new Checkpoint().put("doubles", odd, -0.0, Double.MIN_VALUE).put("float", -0f).write(file);
    Checkpoint read = Checkpoint.read(file);
    assertEquals(0x7FF8_0000_0000_BEEFL, Double.doubleToRawLongBits(read.doubles("doubles")[0]));
    assertEquals(Long.MIN_VALUE, Double.doubleToRawLongBits(read.doubles("doubles")[1]));
    assertEquals(Double.MIN_VALUE, read.doubles("doubles")[2]);
    assertEquals(Integer.MIN_VALUE, Float.floatToRawIntBits(read.floats("float")[0]));
  }

  @Test
  void theFormatIsTheDocumentedOne() throws IOException {
    Path file = folder.resolve("format");
    new Checkpoint().put("a", 258L).write(file);
    byte[] content = Files.readAllBytes(file);
    byte[] body = {
      'G',
      'W',
      'C',
      'K',
      'P',
      'T',
      '0',
      '1', // magic
      1,
      0,
      0,
      0, // fields
      1,
      0,
      'a', // the name and its length
      8,
      0,
      0,
      0,
      2,
      1,
      0,
      0,
      0,
      0,
      0,
      0 // the value and its length
    };
    assertArrayEquals(body, Arrays.copyOf(content, content.length - 4));
    CRC32C crc = new CRC32C();
    crc.update(body);
    for (int i = 0; i < 4; i++) {
      assertEquals((byte) (crc.getValue() >>> (8 * i)), content[body.length + i]);
    }
  }

  @Test
  void aFileCutAnywhereIsRefused() throws IOException {
    byte[] whole = Files.readAllBytes(sample());
    Path torn = folder.resolve("torn");
    for (int length = 0; length < whole.length; length++) {
      Files.write(torn, Arrays.copyOf(whole, length));
      assertRefused(torn, length + " of " + whole.length + " bytes");
    }
  }

  @Test
  void aFileWithAnyByteChangedIsRefused() throws IOException {
    byte[] whole = Files.readAllBytes(sample());
    Path damaged = folder.resolve("damaged");
    for (int i = 0; i < whole.length; i++) {
      for (int flip : new int[] {1, 0x80, 0xFF}) {
        byte[] content = whole.clone();
        content[i] ^= (byte) flip;
        Files.write(damaged, content);
        assertRefused(damaged, "byte " + i);
      }
    }
  }

  @Test
  void aFileWithBytesTooManyIsRefused() throws IOException {
    byte[] whole = Files.readAllBytes(sample());
    Path longer = folder.resolve("longer");
    Files.write(longer, Arrays.copyOf(whole, whole.length + 1));
    assertRefused(longer, "one byte more");
  }

  @Test
  void aForeignFileIsRefused() throws IOException {
    Path foreign = folder.resolve("foreign");
    Files.write(
        foreign, "steps,episodes,return_100\n1,2,3\n".repeat(100).getBytes(StandardCharsets.UTF_8));
    String message = assertRefused(foreign, "a table");
    assertTrue(message.contains("not a Gaitway checkpoint"), message);
  }

  @Test
  void aFileWhoseSumIsRightButNotItsContentIsRefused() throws IOException {
    Path file = folder.resolve("forged");
    // A field count too high, a name of negative length, a value longer than the file.
    for (byte[] body :
        List.of(
            new byte[] {9, 0, 0, 0},
            new byte[] {1, 0, 0, 0, -1, -1},
            new byte[] {1, 0, 0, 0, 0, 0, -1, -1, -1, 127},
            new byte[] {1, 0, 0, 0, 0, 0, -1, -1, -1, -1})) {
      byte[] content =
          Arrays.copyOf("GWCKPT01".getBytes(StandardCharsets.US_ASCII), 12 + body.length);
      System.arraycopy(body, 0, content, 8, body.length);
      CRC32C crc = new CRC32C();
      crc.update(content, 0, 8 + body.length);
      for (int i = 0; i < 4; i++) {
        content[8 + body.length + i] = (byte) (crc.getValue() >>> (8 * i));
      }
      Files.write(file, content);
      assertRefused(file, Arrays.toString(body));
    }
  }

  private static String assertRefused(Path file, String what) {
    String message =
        assertThrows(CheckpointException.class, () -> Checkpoint.read(file), what).getMessage();
    assertTrue(message.contains(file.toString()), message);
    return message;
  }

  @Test
  void aMissingFileIsNotACheckpointProblem() {
    assertThrows(NoSuchFileException.class, () -> Checkpoint.read(folder.resolve("none")));
  }

  @Test
  void writingReplacesTheFileAndLeavesNothingElse() throws IOException {
    Path file = sample();
    new Checkpoint().put("steps", 7L).write(file);
    assertEquals(7, Checkpoint.read(file).aLong("steps"));
    try (var files = Files.list(folder)) {
      assertEquals(List.of(file), files.toList());
    }
  }

  /** What is written first goes to a device that is always full. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void onAFullDiskTheOldFileStays() throws IOException {
    Path file = sample();
    byte[] before = Files.readAllBytes(file);
    Path unfinished = folder.resolve(file.getFileName() + ".partial");
    Files.createSymbolicLink(unfinished, Path.of("/dev/full"));
    Checkpoint checkpoint = new Checkpoint().put("steps", 7L);
    String message = assertThrows(IOException.class, () -> checkpoint.write(file)).getMessage();
    assertTrue(message.contains(file.toString()) && message.contains("space"), message);
    assertArrayEquals(before, Files.readAllBytes(file));
    assertFalse(Files.exists(unfinished), "nothing half-written is left");
  }

  @Test
  void aMissingFolderIsAnErrorThatNamesTheFile() {
    Path file = folder.resolve("none").resolve("file");
    Checkpoint checkpoint = new Checkpoint().put("steps", 7L);
    String message = assertThrows(IOException.class, () -> checkpoint.write(file)).getMessage();
    assertTrue(message.contains(file.toString()), message);
  }

  @Test
  void aFieldThatIsMissingOrOfAnotherSizeIsNamed() {
    Checkpoint checkpoint = new Checkpoint().put("steps", 1L, 2L).put("text", new byte[3]);
    assertNames("steps", "1 number", "2", () -> checkpoint.aLong("steps"));
    assertNames("steps", "3 number", "2", () -> checkpoint.longs("steps", 3));
    assertNames("steps", "1 number", "2", () -> checkpoint.doubles("steps", 1));
    assertNames("steps", "5 number", "4", () -> checkpoint.floats("steps", 5));
    assertNames("text", "3 bytes", "8", () -> checkpoint.doubles("text"));
    assertNames("none", "no field", "", () -> checkpoint.bytes("none"));
    assertArrayEquals(new long[] {1, 2}, checkpoint.longs("steps", 2));
  }

  private static void assertNames(String field, String expected, String found, Runnable read) {
    String message = assertThrows(CheckpointException.class, read::run).getMessage();
    assertTrue(
        message.contains(field) && message.contains(expected) && message.contains(found), message);
  }

  @Test
  void aFieldIsPutOnce() {
    Checkpoint checkpoint = new Checkpoint().put("steps", 1L);
    assertThrows(IllegalArgumentException.class, () -> checkpoint.put("steps", 2L));
  }

  private Path sample() throws IOException {
    Path file = folder.resolve("step-000000000100.checkpoint");
    new Checkpoint()
        .put("steps", 100L)
        .put("parameters", 0.5f, -1.5f, 0)
        .put("state", "GWS1".getBytes(StandardCharsets.US_ASCII))
        .write(file);
    return file;
  }
}

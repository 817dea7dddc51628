package org.gaitway.launch.archive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlimJarTest {
  private static final LocalDateTime TIME = LocalDateTime.of(2026, 2, 3, 4, 5, 6);

  private static final List<String> ENTRIES =
      List.of(
          "META-INF/MANIFEST.MF",
          "org/example/linux/arm64/Board.class",
          "linux/amd64/libzstd.so",
          "linux/aarch64/libzstd.so",
          "ai/native/linux-x64/libonnx.so",
          "ai/native/osx-aarch64/libonnx.dylib",
          "com/sun/jna/linux-x86-64/libjna.so",
          "com/sun/jna/win32-x86-64/jna.dll",
          "org/bytedeco/linux-arm64/libcpp.so",
          "org/bytedeco/libcpp.so");

  @TempDir private Path folder;

  private Path jar;

  @BeforeEach
  void writeJar() throws IOException {
    jar = folder.resolve("fat.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String name : ENTRIES) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(TIME);
        zip.putNextEntry(entry);
        zip.write(name.repeat(100).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
  }

  private Path slim(Architecture architecture) throws IOException {
    Path slim = folder.resolve(architecture + ".jar");
    new SlimJar(jar, architecture).write(slim);
    return slim;
  }

  private static List<String> names(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      return zip.stream().map(ZipEntry::getName).toList();
    }
  }

  @Test
  void librariesOfOtherPlatformsAreLeftOutAndClassesNever() throws IOException {
    assertEquals(
        List.of(
            "META-INF/MANIFEST.MF",
            "org/example/linux/arm64/Board.class",
            "linux/amd64/libzstd.so",
            "ai/native/linux-x64/libonnx.so",
            "com/sun/jna/linux-x86-64/libjna.so",
            "org/bytedeco/libcpp.so"),
        names(slim(Architecture.X86_64)));
    assertEquals(
        List.of(
            "META-INF/MANIFEST.MF",
            "org/example/linux/arm64/Board.class",
            "linux/aarch64/libzstd.so",
            "org/bytedeco/linux-arm64/libcpp.so",
            "org/bytedeco/libcpp.so"),
        names(slim(Architecture.AARCH64)));
  }

  @Test
  void whatIsKeptHasItsContentAndTimeAndIsNotCompressed() throws IOException {
    try (ZipFile zip = new ZipFile(slim(Architecture.X86_64).toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        String content =
            new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(entry.getName().repeat(100), content);
        assertEquals(TIME, entry.getTimeLocal());
        assertEquals(ZipEntry.STORED, entry.getMethod());
      }
    }
  }

  @Test
  void theSameJarGivesTheSameBytes() throws IOException {
    byte[] first = Files.readAllBytes(slim(Architecture.X86_64));
    assertArrayEquals(first, Files.readAllBytes(slim(Architecture.X86_64)));
  }

  @Test
  void aPlatformIsToldByItsFolderAlone() {
    assertTrue(Architecture.X86_64.uses("org/gaitway/windows.txt"));
    assertTrue(Architecture.X86_64.uses("com/sun/jna/win32/notes.txt"));
    assertFalse(Architecture.X86_64.uses("com/sun/jna/darwin-x86-64/libjnidispatch.jnilib"));
  }
}

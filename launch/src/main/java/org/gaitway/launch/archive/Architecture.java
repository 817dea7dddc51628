package org.gaitway.launch.archive;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A processor that an archive can be made for; Linux on it. */
public enum Architecture {
  /** AMD64. */
  X86_64("x86_64", "amd64", List.of("amd64", "x86_64")),
  /** 64-bit ARM. */
  AARCH64("aarch64", "arm64", List.of("aarch64", "arm64"));

  private final String name;
  private final String debianName;
  private final List<String> javaNames;

  Architecture(String name, String debianName, List<String> javaNames) {
    this.name = name;
    this.debianName = debianName;
    this.javaNames = javaNames;
  }

  /** The processor of this machine. */
  public static Architecture ofThisMachine() {
    String found = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(architecture -> architecture.javaNames.contains(found))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no archive can be made on " + found + "; expected one of " + names()));
  }

  /**
   * The processor of this name, as {@code uname -m} prints it.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Architecture named(String name) {
    return Arrays.stream(values())
        .filter(architecture -> architecture.name.equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no archive can be made for '" + name + "'; expected one of " + names()));
  }

  private static List<String> names() {
    return Arrays.stream(values()).map(architecture -> architecture.name).toList();
  }

  /** What Debian calls it. */
  String debianName() {
    return debianName;
  }

  @Override
  public String toString() {
    return name;
  }
}

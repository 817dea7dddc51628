package org.gaitway.launch.archive;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A processor that an archive can be made for; Linux on it. */
public enum Architecture {
  /** AMD64. */
  X86_64("x86_64", "amd64", List.of("amd64", "x86_64", "x86-64", "x64")),
  /** 64-bit ARM. */
  AARCH64("aarch64", "arm64", List.of("aarch64", "arm64"));

  /** A folder that jars keep a platform's native libraries in: {@code linux-arm64/}, for one. */
  private static final Pattern PLATFORM =
      Pattern.compile(
          "(?:^|/)(aix|android|darwin|dragonflybsd|freebsd|ios|linux|macosx|openbsd|osx|sunos|win"
              + "|win32|windows)[-/]([a-z0-9_-]+)/");

  private static final String LINUX = "linux";

  private final String name;
  private final String debianName;
  private final List<String> spellings;

  Architecture(String name, String debianName, List<String> spellings) {
    this.name = name;
    this.debianName = debianName;
    this.spellings = spellings;
  }

  /** The processor of this machine. */
  public static Architecture ofThisMachine() {
    String found = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(architecture -> architecture.spellings.contains(found))
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

  /**
   * Whether a file in a jar is of use here: true unless its folder is that of another platform.
   *
   * @param entry the file's path in the jar
   */
  boolean uses(String entry) {
    Matcher platform = PLATFORM.matcher(entry);
    return !platform.find()
        || (platform.group(1).equals(LINUX) && spellings.contains(platform.group(2)));
  }

  @Override
  public String toString() {
    return name;
  }
}

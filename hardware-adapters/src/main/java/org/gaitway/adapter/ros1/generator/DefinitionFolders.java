package org.gaitway.adapter.ros1.generator;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Definitions in folders as ROS lays them out: {@code PACKAGE/msg/TYPE.msg} and {@code
 * PACKAGE/srv/TYPE.srv}. A package may be the folder that is given, or up to three levels below it,
 * so that a workspace's {@code src} and an installation's {@code share} both serve. Of several
 * packages of one name, all are looked into, in the order of the folders given.
 */
public final class DefinitionFolders implements DefinitionFinder {
  private static final int DEPTH = 3;

  private final Map<String, List<Path>> packages = new TreeMap<>();

  /**
   * Looks through the folders for packages.
   *
   * @param roots existing folders
   * @throws IOException if one is none or cannot be read
   */
  public DefinitionFolders(List<Path> roots) throws IOException {
    for (Path root : roots) {
      if (!Files.isDirectory(root)) {
        throw new NotDirectoryException(root.toString());
      }
      addPackages(root.toAbsolutePath().normalize(), DEPTH);
    }
  }

  private void addPackages(Path folder, int depth) throws IOException {
    if (isPackage(folder)) {
      packages.computeIfAbsent(folder.getFileName().toString(), n -> new ArrayList<>()).add(folder);
    } else if (depth > 0) {
      for (Path child : sortedList(folder)) {
        if (Files.isDirectory(child) && Files.isReadable(child) && !Files.isHidden(child)) {
          addPackages(child, depth - 1);
        }
      }
    }
  }

  private static boolean isPackage(Path folder) {
    return folder.getFileName() != null
        && TypeName.isLegal(folder.getFileName().toString())
        && (Files.isDirectory(folder.resolve(Kind.MSG.word()))
            || Files.isDirectory(folder.resolve(Kind.SRV.word())));
  }

  private static List<Path> sortedList(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.sorted().toList();
    }
  }

  /**
   * The names of all definitions.
   *
   * @param kind of definition
   * @throws IOException if a folder cannot be read
   */
  public SortedSet<TypeName> names(Kind kind) throws IOException {
    SortedSet<TypeName> names = new TreeSet<>();
    String ending = "." + kind.word();
    for (Map.Entry<String, List<Path>> entry : packages.entrySet()) {
      for (Path folder : entry.getValue()) {
        Path definitions = folder.resolve(kind.word());
        for (Path file :
            Files.isDirectory(definitions) ? sortedList(definitions) : List.<Path>of()) {
          String name = file.getFileName().toString();
          if (name.endsWith(ending)) {
            String bare = name.substring(0, name.length() - ending.length());
            if (TypeName.isLegal(bare)) {
              names.add(new TypeName(entry.getKey(), bare));
            }
          }
        }
      }
    }
    return names;
  }

  @Override
  public Optional<Found> find(Kind kind, TypeName name) throws IOException {
    for (Path folder : packages.getOrDefault(name.packageName(), List.of())) {
      Path file = folder.resolve(kind.word()).resolve(name.name() + "." + kind.word());
      if (Files.isRegularFile(file)) {
        return Optional.of(new Found(file.toString(), text(file)));
      }
    }
    return Optional.empty();
  }

  private static String text(Path file) throws IOException {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      throw new DefinitionException(file + ": expected text in UTF-8, found other bytes");
    }
  }
}

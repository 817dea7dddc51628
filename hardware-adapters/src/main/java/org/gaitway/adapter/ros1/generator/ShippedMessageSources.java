package org.gaitway.adapter.ros1.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The part of Gaitway's build that writes the classes of the messages that Gaitway ships. */
final class ShippedMessageSources {

  private ShippedMessageSources() {}

  /**
   * Writes the classes, and deletes those whose definitions are gone.
   *
   * @param args the folder with the packages of definitions, and the root of the source tree
   * @throws IOException if a definition is wrong, or a file cannot be read or written
   */
  public static void main(String[] args) throws IOException {
    DefinitionFolders definitions = new DefinitionFolders(List.of(Path.of(args[0])));
    Path out = Path.of(args[1]);
    DefinitionFinder nothing = (kind, name) -> Optional.empty();
    MessageGenerator generator =
        new MessageGenerator(definitions, nothing, JavaPackages.SHIPPED_ROOT);
    Set<Path> files =
        new HashSet<>(
            generator
                .generate(
                    definitions.names(DefinitionFinder.Kind.MSG),
                    definitions.names(DefinitionFinder.Kind.SRV),
                    out)
                .files());
    try (Stream<Path> there = Files.walk(out)) {
      for (Path stale : there.filter(f -> Files.isRegularFile(f) && !files.contains(f)).toList()) {
        Files.delete(stale);
      }
    }
  }
}

package org.gaitway.adapter.ros1.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gaitway.adapter.ros1.RosPython;
import org.gaitway.adapter.ros1.generator.DefinitionFinder.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every definition that Debian's packages of ROS install. */
class DebianDefinitionsTest {
  private static final Path SHARE = Path.of("/usr/share");

  @TempDir Path folder;

  @Test
  void md5sumsAndTextsAreThoseOfRos() throws Exception {
    DefinitionCatalog catalog = new DefinitionCatalog(new DefinitionFolders(List.of(SHARE)));
    List<String> lines = RosPython.run("", "ros_definitions.py", SHARE.toString());
    int messages = 0;
    int services = 0;
    for (String line : lines) {
      String[] parts = line.split(" ");
      TypeName name = TypeName.of(parts[1]);
      String text =
          new String(Base64.getDecoder().decode(parts[3].substring(1)), StandardCharsets.UTF_8);
      if (parts[0].equals("msg")) {
        MessageDefinition message = catalog.message(name);
        assertEquals(parts[2], catalog.md5sum(message), line);
        assertEquals(text, catalog.fullText(message), line);
        messages++;
      } else {
        ServiceDefinition service = catalog.service(name);
        assertEquals(parts[2], catalog.md5sum(service), line);
        assertEquals(
            text, catalog.fullText(service.request()) + catalog.fullText(service.response()), line);
        services++;
      }
    }
    assertTrue(messages > 100 && services > 10, messages + " messages, " + services + " services");
  }

  @Test
  void allAreFoundAndTheirClassesCompileWithoutWarning() throws Exception {
    DefinitionFolders definitions = new DefinitionFolders(List.of(SHARE));
    DefinitionFinder nothing = (kind, name) -> Optional.empty();
    MessageGenerator.Generated generated =
        new MessageGenerator(definitions, nothing, "com.example.ros")
            .generate(definitions.names(Kind.MSG), definitions.names(Kind.SRV), folder);

    int expected = definitions.names(Kind.MSG).size() + 3 * definitions.names(Kind.SRV).size();
    assertEquals(expected, generated.files().size());
    assertEquals(filesUnder(SHARE), expected);
    assertEquals(List.of(), CompiledMessages.of(generated.files(), folder).warnings());
  }

  /** What there should be classes for: three for a service. */
  private static int filesUnder(Path share) throws IOException {
    int classes = 0;
    try (Stream<Path> files = Files.find(share, 3, (file, a) -> a.isRegularFile())) {
      for (Path file : files.toList()) {
        String path = share.relativize(file).toString();
        if (path.matches("[a-z0-9_]+/msg/[^/]+\\.msg")) {
          classes++;
        } else if (path.matches("[a-z0-9_]+/srv/[^/]+\\.srv")) {
          classes += 3;
        }
      }
    }
    return classes;
  }
}

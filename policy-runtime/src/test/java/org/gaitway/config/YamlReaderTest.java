package org.gaitway.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class YamlReaderTest {

  @Test
  void emptyDocumentsHoldNothing() {
    assertEquals(Optional.empty(), YamlReader.read("a.yaml", ""));
    assertEquals(Optional.empty(), YamlReader.read("a.yaml", "# comment\n"));
  }

  @Test
  void duplicateKeysAreRefusedWithBothLines() {
    assertEquals(
        "the key a is given twice, first at x.yaml, line 1 (x.yaml, line 3)",
        failure("a: 1\nb: 2\na: 3\n"));
  }

  @Test
  void tagsNeverNameClasses() {
    assertEquals(
        "tags (tag:yaml.org,2002:java.net.URL) are not supported (x.yaml, line 2)",
        failure("a: 1\nb: !!java.net.URL [\"http://example.org\"]\n"));
    assertEquals("tags (!local) are not supported (x.yaml, line 1)", failure("a: !local 1"));
  }

  @Test
  void aliasesAreRefused() {
    assertEquals(
        "aliases (*name) are not supported (x.yaml, line 2)", failure("a: &one [1]\nb: *one\n"));
  }

  @Test
  void syntaxErrorsNameTheLine() {
    String message = failure("a: 1\nb: [1, 2\nc: 3\n");
    assertTrue(
        message.startsWith("not valid YAML: ") && message.endsWith("(x.yaml, line 3)"), message);
    assertTrue(failure("a: \u0007").startsWith("not valid YAML: "));
  }

  @Test
  void keysMustBeWords() {
    assertEquals("a key must be a single word (x.yaml, line 1)", failure("[1, 2]: 3"));
    assertEquals(
        "a second document begins; one file holds one (x.yaml, line 3)",
        failure("a: 1\n---\nb: 2\n"));
  }

  @Test
  void depthAndSizeAreLimited() {
    assertEquals("nested more than 32 levels deep (x.yaml, line 1)", failure("[".repeat(500_000)));
    assertTrue(failure("a: " + "x".repeat(3 << 20)).startsWith("not valid YAML: "));
  }

  @Property(seed = "1")
  void anyTextIsReadOrRefused(@ForAll String text) {
    try {
      YamlReader.read("x.yaml", text);
    } catch (ConfigException e) {
      assertTrue(e.getMessage().contains("x.yaml"), e.getMessage());
    }
  }

  private static String failure(String yaml) {
    return assertThrows(ConfigException.class, () -> YamlReader.read("x.yaml", yaml)).getMessage();
  }
}

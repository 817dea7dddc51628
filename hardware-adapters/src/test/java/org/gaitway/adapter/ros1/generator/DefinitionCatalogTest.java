package org.gaitway.adapter.ros1.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaitway.adapter.ros1.generator.DefinitionFinder.Found;
import org.gaitway.adapter.ros1.generator.DefinitionFinder.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionCatalogTest {

  @TempDir Path folder;

  private static DefinitionCatalog catalog(Map<String, String> texts) {
    return new DefinitionCatalog(
        (kind, name) ->
            Optional.ofNullable(texts.get(name.name())).map(t -> new Found("" + name, t)));
  }

  @ParameterizedTest
  @CsvSource({
    "std_msgs/Header, 2176decaecbce78abc3b96ef049fabed",
    "std_msgs/Float64MultiArray, 4b7d974086d4060e7db4613a7e6c3ba4",
    "std_msgs/String, 992ce8a1687cec8c8bd883ec73ca41d1",
    "sensor_msgs/JointState, 3066dcd76a6cfaef579bd0f34173e9fd",
    "sensor_msgs/Imu, 6a62c6daae103f4ff57a132d6f95cec2",
    "geometry_msgs/Twist, 9f195f881246fdfa2798d1d3eebca84a",
    "trajectory_msgs/JointTrajectory, 65b4f94a94d1ed67169da35a02f33d3f",
    "rosgraph_msgs/Clock, a9c97c1d230cfc112e270351a944ee47",
    "diagnostic_msgs/DiagnosticArray, 60810da900de1dd6ddd437c3503511da",
  })
  void shippedDefinitionsHaveTheirKnownMd5sums(String name, String md5sum) throws IOException {
    DefinitionCatalog catalog = new DefinitionCatalog(new ShippedDefinitions());
    assertEquals(md5sum, catalog.md5sum(catalog.message(TypeName.of(name))));
  }

  @Test
  void md5sumDependsNeitherOnCommentsNorOnThePlaceOfConstants() throws IOException {
    DefinitionCatalog catalog =
        catalog(
            Map.of(
                "A",
                "int8 X=1\nfloat64[] v\nB b\n",
                "C",
                "# c\nfloat64[]   v # d\nint8 X = 1\nB b",
                "B",
                ""));
    assertEquals(
        catalog.md5sum(catalog.message(new TypeName("p", "A"))),
        catalog.md5sum(catalog.message(new TypeName("p", "C"))));
  }

  @Test
  void messagesMayNotContainThemselves() {
    DefinitionCatalog catalog = catalog(Map.of("A", "B[] b\n", "B", "C c\n", "C", "A a\n"));
    DefinitionException error =
        assertThrows(DefinitionException.class, () -> catalog.message(new TypeName("p", "A")));
    assertEquals(
        "p/A refers to p/B: p/B refers to p/C: p/C refers to p/A: the message p/A contains itself, by"
            + " way of [p/A, p/B, p/C]",
        error.getMessage());
  }

  @Test
  void missingDefinitionsAreNamed() {
    DefinitionCatalog catalog = catalog(Map.of("A", "q/B b\n"));
    DefinitionException error =
        assertThrows(DefinitionException.class, () -> catalog.message(new TypeName("p", "A")));
    assertEquals(
        "p/A refers to q/B: there is no definition of q/B: expected a file q/msg/B.msg in the path",
        error.getMessage());
  }

  @Test
  void foldersHavePackagesUpToThreeLevelsDown() throws IOException {
    write("a/one/msg/A.msg", "int8 a\n");
    write("b/x/y/two/srv/B.srv", "---\n");
    write("b/x/y/z/three/msg/C.msg", "int8 c\n");
    write("b/.hidden/msg/D.msg", "int8 d\n");
    write("a/one/msg/notes.txt", "");
    write("other/one/msg/A.msg", "int8 second\n");
    DefinitionFolders folders =
        new DefinitionFolders(
            List.of(folder.resolve("a/one"), folder.resolve("b"), folder.resolve("other")));
    assertEquals("[one/A]", folders.names(Kind.MSG).toString());
    assertEquals("[two/B]", folders.names(Kind.SRV).toString());
    assertEquals("int8 a\n", folders.find(Kind.MSG, TypeName.of("one/A")).orElseThrow().text());
    assertThrows(
        NotDirectoryException.class,
        () -> new DefinitionFolders(List.of(folder.resolve("missing"))));
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}

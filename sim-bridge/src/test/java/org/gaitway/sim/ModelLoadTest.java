package org.gaitway.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of files and texts that are not models. */
class ModelLoadTest {
  @TempDir Path folder;

  private static ModelLoadException refused(String text) {
    return assertThrows(ModelLoadException.class, () -> Model.parse("text", text));
  }

  private ModelLoadException refusedFile(String name, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    return assertThrows(ModelLoadException.class, () -> Model.load(file));
  }

  @Test
  void aSyntaxErrorIsNamedWithFileAndLine() throws IOException {
    ModelLoadException error =
        refusedFile("open.xml", "<mujoco>\n<worldbody>\n<geom size=\"1\"/>\n</mujoco>");
    assertEquals(
        "cannot load model "
            + folder.resolve("open.xml")
            + ", line 2: XML parse error 14: Error=XML_ERROR_MISMATCHED_ELEMENT ErrorID=14 (0xe)"
            + " Line number=2: XMLElement name=worldbody",
        error.getMessage());
    assertEquals(OptionalInt.of(2), error.line());
    assertEquals(folder.resolve("open.xml").toString(), error.source());
  }

  @Test
  void anUnknownElementIsNamedWithItsLine() {
    ModelLoadException error =
        refused("<mujoco>\n<worldbody>\n<goem size=\"1\"/>\n</worldbody>\n</mujoco>");
    assertEquals(
        "cannot load model text, line 3: XML Error: Schema violation: unrecognized element;"
            + " Element 'goem', line 3",
        error.getMessage());
  }

  @Test
  void anUnknownAttributeIsNamedWithItsLine() {
    ModelLoadException error =
        refused("<mujoco>\n<worldbody>\n<geom size=\"1\" colour=\"2\"/>\n</worldbody>\n</mujoco>");
    assertEquals(
        "cannot load model text, line 3: XML Error: Schema violation: unrecognized attribute:"
            + " 'colour'; Element 'geom', line 3",
        error.getMessage());
  }

  @Test
  void aReferenceToNothingIsNamedWithItsLine() {
    ModelLoadException error =
        refused(TestModels.PENDULUM.replace("joint=\"hinge\" gear", "joint=\"knee\" gear"));
    assertTrue(
        error.getMessage().contains("unknown transmission target 'knee'"), error.getMessage());
    assertEquals(OptionalInt.of(12), error.line());
  }

  @Test
  void aMissingMeshIsNamedWithItsFile() throws IOException {
    ModelLoadException error =
        refusedFile(
            "robot.xml",
            """
            <mujoco>
              <compiler meshdir="assets"/>
              <asset><mesh name="thigh" file="legs/thigh.stl"/></asset>
              <worldbody><geom type="mesh" mesh="thigh"/></worldbody>
            </mujoco>
            """);
    assertEquals(
        "cannot load model "
            + folder.resolve("robot.xml")
            + ": Error: Error opening file 'assets/legs/thigh.stl'",
        error.getMessage());
    assertEquals(OptionalInt.empty(), error.line());
  }

  @Test
  void aMissingIncludeIsNamedWithItsFile() throws IOException {
    ModelLoadException error =
        refusedFile("main.xml", "<mujoco>\n<include file=\"leg.xml\"/>\n</mujoco>");
    assertTrue(error.getMessage().contains("leg.xml"), error.getMessage());
    assertEquals(OptionalInt.of(2), error.line());
  }

  @Test
  void anErrorInAnIncludedFileClaimsNoLine() throws IOException {
    Files.writeString(
        folder.resolve("leg.xml"),
        "<mujoco>\n\n<worldbody><geom size=\"1\" colour=\"2\"/></worldbody></mujoco>");
    ModelLoadException error =
        refusedFile("main.xml", "<mujoco>\n<include file=\"leg.xml\"/>\n</mujoco>");
    assertTrue(error.getMessage().contains("'colour'"), error.getMessage());
    assertEquals(OptionalInt.empty(), error.line());
  }

  @Test
  void whatIsNoFileIsSaidSo() throws IOException {
    Path none = folder.resolve("none.xml");
    ModelLoadException missing = assertThrows(ModelLoadException.class, () -> Model.load(none));
    assertEquals("cannot load model " + none + ": no such file", missing.getMessage());
    ModelLoadException isFolder = assertThrows(ModelLoadException.class, () -> Model.load(folder));
    assertEquals(
        "cannot load model " + folder + ": it is a folder, not a file", isFolder.getMessage());
    ModelLoadException empty = refusedFile("empty.xml", "");
    assertTrue(empty.getMessage().contains("empty file"), empty.getMessage());
  }

  @Test
  void binaryDataIsRefused() throws IOException {
    byte[] bytes = new byte[1 << 20];
    new Random(5).nextBytes(bytes);
    Path file = Files.write(folder.resolve("model.mjb"), bytes);
    ModelLoadException error = assertThrows(ModelLoadException.class, () -> Model.load(file));
    assertTrue(error.getMessage().contains("XML"), error.getMessage());
    assertFalse(error.getMessage().contains("\n"), "one line");
  }

  @Test
  void aFileBeyondAllMeasureIsNotRead() throws IOException {
    Path file = folder.resolve("huge.xml");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(3L << 30);
    }
    ModelLoadException error = assertThrows(ModelLoadException.class, () -> Model.load(file));
    assertEquals(
        "cannot load model "
            + file
            + ": it has 3221225472 bytes, and a model file at most 268435456",
        error.getMessage());
  }

  @Test
  void aTextWithAZeroCharacterIsRefusedRatherThanCutShort() {
    assertEquals(
        "cannot load model text: the text holds a character of code 0",
        refused("<mujoco/>\0<worldbody>").getMessage());
  }

  @Test
  void anUnknownShippedModelListsThoseThatThereAre() {
    Exception error = assertThrows(ModelLoadException.class, () -> Model.shipped("cheetah"));
    assertEquals(
        "cannot load model cheetah: no such shipped model; there are " + Model.SHIPPED,
        error.getMessage());
    assertThrows(ModelLoadException.class, () -> Model.shipped("../models/ant"));
  }

  @Test
  void sizesThatWouldEatTheMachineAreRefused() {
    assertEquals(
        "cannot load model text: nkey=\"2000000000\" is out of range: at most 10000",
        refused("<mujoco><size nkey=\"2000000000\"/></mujoco>").getMessage());
    assertEquals(
        "cannot load model text: nuser_geom=\"2000000000\" is out of range: at most 1000000",
        refused("<mujoco><size nuser_geom=\"2000000000\"/></mujoco>").getMessage());
  }

  @Test
  void aBreakdownOfTheCompilerIsAnErrorLikeAnyOther() {
    for (int i = 0; i < 3; i++) {
      assertEquals(
          "cannot load model text: MuJoCo's compiler broke down: a size is too large, or memory"
              + " ran out",
          refused(TestModels.IMPOSSIBLE_GRID).getMessage());
    }
    try (Model model = Model.parse("pendulum", TestModels.PENDULUM)) {
      assertEquals(1, model.nq(), "the next model loads");
    }
  }

  @Test
  void aUrdfFileLoads() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("arm.urdf"),
            """
            <robot name="arm">
              <link name="base"/>
              <link name="fore">
                <inertial>
                  <mass value="2"/>
                  <inertia ixx="1" iyy="1" izz="1" ixy="0" ixz="0" iyz="0"/>
                </inertial>
              </link>
              <joint name="elbow" type="continuous">
                <parent link="base"/><child link="fore"/><axis xyz="0 1 0"/>
              </joint>
            </robot>
            """);
    try (Model model = Model.load(file);
        Simulation simulation = model.newSimulation()) {
      assertEquals(2, model.bodyMass().get(model.id(Element.BODY, "fore")));
      assertEquals(0, model.qposAddress("elbow"));
      simulation.step(10);
    }
  }
}

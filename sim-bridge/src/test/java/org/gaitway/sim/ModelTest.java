package org.gaitway.sim;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ModelTest {
  static final List<String> SHIPPED = Model.SHIPPED;

  @TempDir Path folder;

  static String shippedText(String name) throws IOException {
    try (InputStream in = Model.class.getResourceAsStream("models/" + name + ".xml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @FieldSource("SHIPPED")
  void shippedModelsLoadWithoutWarnings(String name) {
    try (Model model = Model.shipped(name)) {
      assertEquals(List.of(), model.warnings());
      assertTrue(model.name().endsWith(name + ".xml"), model.name());
      assertEquals(model.nu(), model.actuators().size());
      assertTrue(model.nu() > 0 && model.nq() >= model.nv());
    }
  }

  @Test
  void everyModelInTheJarIsListed() throws IOException, URISyntaxException {
    Path models = Path.of(Model.class.getResource("models").toURI());
    try (Stream<Path> files = Files.list(models)) {
      assertEquals(
          Model.SHIPPED,
          files.map(file -> file.getFileName().toString().replace(".xml", "")).sorted().toList());
    }
  }

  @ParameterizedTest
  @FieldSource("SHIPPED")
  void fileAndTextGiveTheSameModel(String name) throws IOException {
    Path file = Files.writeString(folder.resolve("någon modell.xml"), shippedText(name));
    try (Model loaded = Model.load(file);
        Model parsed = Model.parse(name, shippedText(name));
        Model shipped = Model.shipped(name)) {
      assertEquals(loaded.sha256(), parsed.sha256());
      assertEquals(loaded.sha256(), shipped.sha256());
      assertEquals(64, loaded.sha256().length());
    }
  }

  @Test
  void layoutDoesNotChangeTheHashAndContentDoes() {
    String text = TestModels.PENDULUM;
    try (Model model = Model.parse("a", text);
        Model spaced = Model.parse("b", text.replace("\n", "\n\n").replace("/>", " />"));
        Model heavier = Model.parse("c", text.replace("mass=\"1\"", "mass=\"1.0000001\""))) {
      assertEquals(model.sha256(), spaced.sha256());
      assertNotEquals(model.sha256(), heavier.sha256());
    }
  }

  @Test
  void namesAndSizesAreThoseOfTheText() {
    try (Model model = Model.parse("pendulum", TestModels.PENDULUM)) {
      assertAll(
          () -> assertEquals(1, model.nq()),
          () -> assertEquals(1, model.nv()),
          () -> assertEquals(1, model.nu()),
          () -> assertEquals(2, model.nbody()),
          () -> assertEquals(5, model.nsensordata()),
          () -> assertEquals(0.005, model.timestep()),
          () -> assertEquals(List.of("world", "rod"), model.names(Element.BODY)),
          () -> assertEquals(List.of("angle", "rate", "tip"), model.names(Element.SENSOR)),
          () -> assertEquals(List.of("level"), model.names(Element.KEYFRAME)),
          () -> assertEquals(List.of(), model.names(Element.CAMERA)),
          () -> assertEquals(1, model.id(Element.SENSOR, "rate")),
          () -> assertEquals(0, model.ctrlAddress("torque")));
    }
  }

  @Test
  void addressesCountTheCoordinatesOfEarlierJoints() {
    try (Model model = Model.parse("pair", TestModels.FLOATING_PAIR)) {
      assertEquals(7, model.qposAddress("elbow"), "a free joint has 7 positions");
      assertEquals(6, model.qvelAddress("elbow"), "and 6 velocities");
      assertEquals(List.of("#0", "elbow"), model.names(Element.JOINT));
    }
  }

  @Test
  void anUnknownNameListsWhatThereIs() {
    try (Model model = Model.parse("pendulum", TestModels.PENDULUM)) {
      assertEquals(
          "model pendulum has no sensor named angel; it has [angle, rate, tip]",
          message(() -> model.id(Element.SENSOR, "angel")));
      assertEquals(
          "model pendulum has no camera named side; it has none",
          message(() -> model.id(Element.CAMERA, "side")));
    }
  }

  private static String message(Runnable call) {
    return assertThrows(IllegalArgumentException.class, call::run).getMessage();
  }

  @Test
  void limitsAndMassesAreThoseOfTheModel() {
    try (Model model = Model.shipped("inverted-pendulum")) {
      assertEquals(-3, model.controlRange().get(0));
      assertEquals(3, model.controlRange().get(1));
      int slider = 2 * model.id(Element.JOINT, "slider");
      assertEquals(-1, model.jointRange().get(slider));
      assertEquals(model.nbody(), model.bodyMass().capacity());
      assertEquals(0, model.bodyMass().get(0), "the world weighs nothing");
      assertEquals(model.nq(), model.qpos0().capacity());
    }
  }

  @Test
  void useAfterCloseThrowsAndClosingAgainIsHarmless() {
    Model model = Model.parse("pendulum", TestModels.PENDULUM);
    model.close();
    model.close();
    assertEquals("pendulum", model.name());
    assertEquals(1, model.nq());
    for (Runnable use :
        List.<Runnable>of(
            model::newSimulation,
            model::qpos0,
            model::bodyMass,
            model::geomFriction,
            model::controlRange,
            model::jointRange,
            model::actuators,
            () -> model.qposAddress("hinge"),
            () -> model.qvelAddress("hinge"),
            () -> model.ctrlAddress("torque"),
            () -> model.changed(m -> {}))) {
      Exception error = assertThrows(IllegalStateException.class, use::run);
      assertEquals("model pendulum is closed", error.getMessage());
    }
  }

  @Test
  void anElementWithoutANameIsItsNumber() {
    String text =
        "<mujoco><worldbody><geom size=\"1\"/><geom name=\"g\" size=\"1\"/></worldbody></mujoco>";
    try (Model model = Model.parse("text", text)) {
      assertEquals(List.of("#0", "g"), model.names(Element.GEOM));
      assertEquals(0, model.id(Element.GEOM, "#0"));
    }
  }

  @Test
  void warningsOfTheCompilerAreKept() {
    String text =
        "<mujoco><worldbody><geom name=\"a\" size=\"1\" pos=\"nan 0 0\"/></worldbody></mujoco>";
    try (Model model = Model.parse("text", text);
        Model next = Model.parse("next", TestModels.PENDULUM)) {
      assertEquals(List.of("XML contains a 'NaN'. Please check it carefully."), model.warnings());
      assertEquals(List.of(), next.warnings(), "a warning belongs to one model");
    }
  }
}

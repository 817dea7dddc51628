package org.gaitway.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.gaitway.sim.terrain.HeightField;
import org.gaitway.sim.terrain.Terrain;
import org.gaitway.sim.terrain.TerrainPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelEditsTest {

  /** A cart on a rail with a motor, a pole without; both may touch. */
  private static final String CART =
      """
      <mujoco>
        <worldbody>
          <body pos="4 0 0"><geom name="wall" type="box" size="1 1 1" pos="5 0 0"/></body>
          <geom name="picture" type="box" size="1 1 1" pos="9 0 0" contype="0" conaffinity="0"/>
          <body name="cart">
            <joint name="rail" type="slide" axis="1 0 0" range="-1 1"/>
            <geom name="cart" type="box" size="0.2 0.1 0.1" mass="1"/>
            <body name="pole">
              <joint name="hinge" axis="0 1 0"/>
              <geom name="pole" type="capsule" fromto="0 0 0 0 0 0.5" size="0.02" mass="0.1"/>
            </body>
          </body>
        </worldbody>
        <actuator>
          <motor name="push" joint="rail" gear="50" ctrlrange="-1 1"/>
          <motor name="other" joint="hinge"/>
        </actuator>
      </mujoco>
      """;

  private static final PositionServo SERVO = new PositionServo(200, 20, 100);

  @Test
  void aServoTakesAMotorsPlace() {
    ModelEdits edits = ModelEdits.NONE.withServo("rail", SERVO);
    try (Model model = Model.parse("cart", CART, edits);
        Simulation simulation = model.newSimulation()) {
      Actuator actuator = model.actuators().get(0);
      assertEquals(List.of("push", "other"), model.names(Element.ACTUATOR));
      assertEquals(Actuator.Servo.POSITION, actuator.servo());
      assertEquals(SERVO, new PositionServo(actuator.kp(), actuator.kd(), actuator.effortLimit()));
      assertEquals(1, actuator.gear());
      assertEquals(-1, model.controlRange().get(0));
      simulation.ctrl().put(0, 0.5);
      simulation.step(1000);
      assertEquals(0.5, simulation.qpos().get(0), 0.01);
    }
  }

  @Test
  void aJointWithoutAnActuatorGetsOneOfItsName() {
    String noActuators = CART.replaceAll("(?s)<actuator>.*</actuator>", "");
    ModelEdits edits =
        ModelEdits.NONE
            .withServo("hinge", new PositionServo(30, 1, Double.POSITIVE_INFINITY))
            .withServo("rail", SERVO);
    try (Model model = Model.parse("cart", noActuators, edits)) {
      assertEquals(List.of("hinge", "rail"), model.names(Element.ACTUATOR));
      assertEquals(Double.POSITIVE_INFINITY, model.actuators().get(0).effortLimit());
      assertEquals(100, model.actuators().get(1).effortLimit());
    }
  }

  @Test
  void armatureAndTimestepAreAsAskedFor() {
    ModelEdits edits = ModelEdits.NONE.withArmature("hinge", 0.02).withTimestep(0.004);
    try (Model model = Model.parse("cart", CART, edits)) {
      assertEquals(0.02, model.field(ModelField.DOF_ARMATURE).get(model.qvelAddress("hinge")));
      assertEquals(0, model.field(ModelField.DOF_ARMATURE).get(model.qvelAddress("rail")));
      assertEquals(0.004, model.timestep());
    }
  }

  @Test
  void editsOfNothingGiveTheSameModel() {
    try (Model model = Model.parse("cart", CART);
        Model edited = Model.parse("cart", CART, ModelEdits.NONE.withOnlyTouching(List.of()))) {
      assertEquals(model.sha256(), edited.sha256());
    }
  }

  @Test
  void onlyWhatIsNamedTouchesAndOnlyWhatIsFixed() {
    try (Model model =
            Model.parse("cart", CART, ModelEdits.NONE.withOnlyTouching(List.of("pole")));
        Simulation simulation = model.newSimulation();
        ContactForces forces = new ContactForces(simulation)) {
      simulation.qpos().put(0, 8);
      simulation.step(1);
      forces.read();
      assertTrue(forces.touches(model.id(Element.GEOM, "pole")));
      assertTrue(forces.touches(model.id(Element.GEOM, "wall")));
      assertEquals(0, forces.normal(model.id(Element.GEOM, "cart")));
      assertEquals(0, forces.normal(model.id(Element.GEOM, "picture")));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aFloorIsThereOnce(boolean already) {
    String text = already ? TestModels.BALL : TestModels.BALL.replaceAll("<geom name=.floor.*", "");
    try (Model model = Model.parse("ball", text, ModelEdits.NONE.withFloor());
        Simulation simulation = model.newSimulation()) {
      assertEquals(2, model.names(Element.GEOM).size());
      simulation.step(3000);
      assertEquals(0.1, simulation.qpos().get(2), 0.01);
      assertEquals(0, model.id(Element.BODY, "world"));
      model.id(Element.GEOM, "floor");
    }
  }

  @Test
  void aBallRestsOnTheTerrainWhereItSays() {
    float[] heights = {0.2f, -0.1f, 0, 0.05f, 0.3f, 0, -0.2f, 0.1f, 0, 0, 0.4f, 0.1f};
    HeightField field = new HeightField(3, 4, 0.5, heights);
    String probe =
        """
        <mujoco>
          <worldbody>
            <geom name="ground" type="plane" size="1 1 1" pos="0 0 0.25"/>
            <body name="tip">
              <joint type="slide" axis="1 0 0"/>
              <joint type="slide" axis="0 1 0"/>
              <joint type="slide" axis="0 0 1"/>
              <geom name="tip" size="0.001" mass="1"/>
            </body>
          </worldbody>
        </mujoco>
        """;
    try (Model model = Model.parse("tip", probe, ModelEdits.NONE.withTerrain(field));
        Simulation simulation = model.newSimulation()) {
      assertEquals(List.of("ground", "tip"), model.names(Element.GEOM));
      for (double x = -0.7; x < 0.75; x += 0.13) {
        for (double y = -0.45; y < 0.5; y += 0.11) {
          assertEquals(surface(simulation, x, y), 0.25 + field.height(x, y), 0.003);
        }
      }
    }
  }

  /** Height at which a point first touches nothing, by bisection. */
  private static double surface(Simulation simulation, double x, double y) {
    double low = -1;
    double high = 1;
    while (high - low > 1e-4) {
      double middle = (low + high) / 2;
      simulation.qpos().put(0, new double[] {x, y, middle});
      simulation.forward();
      if (simulation.contactCount() > 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  @Test
  void theQuadrupedStandsOnEveryPatch() {
    Terrain terrain = Terrain.generate(TerrainPlan.mixed(1));
    try (Model model = Model.shipped("quadruped", ModelEdits.NONE.withTerrain(terrain.heights()));
        Simulation simulation = model.newSimulation()) {
      FreeBase trunk = new FreeBase(simulation, "trunk");
      for (int row = 0; row < terrain.rows(); row += 3) {
        for (int column = 0; column < terrain.columns(); column++) {
          simulation.resetToKeyframe("home");
          double ground = terrain.height(terrain.x(row), terrain.y(column));
          simulation.qpos().put(0, terrain.x(row)).put(1, terrain.y(column));
          simulation.qpos().put(2, simulation.qpos().get(2) + ground);
          simulation.step(200);
          String where = "row " + row + ", column " + column;
          assertTrue(trunk.position(2) - ground > 0.22, where + ": " + trunk.position(2));
          assertTrue(trunk.tilt() < 0.1, where + ": " + trunk.tilt());
        }
      }
    }
  }

  @Test
  void whatCannotBeEditedIsToldByName() {
    assertFails("no joint named knee", ModelEdits.NONE.withServo("knee", SERVO));
    assertFails("no joint named knee", ModelEdits.NONE.withArmature("knee", 0.1));
    assertFails("no geom named foot", ModelEdits.NONE.withOnlyTouching(List.of("pole", "foot")));
    String twice = CART.replace("</actuator>", "<motor joint='rail'/></actuator>");
    assertFails("rail has several actuators", twice, ModelEdits.NONE.withServo("rail", SERVO));
    String filtered = CART.replace("<motor name=\"other\"", "<general dyntype='filter'");
    assertFails("state of its own", filtered, ModelEdits.NONE.withServo("hinge", SERVO));
    assertFails(
        "free is neither a hinge nor a slide",
        TestModels.BALL,
        ModelEdits.NONE.withServo("free", SERVO));
  }

  private static void assertFails(String reason, ModelEdits edits) {
    assertFails(reason, CART, edits);
  }

  private static void assertFails(String reason, String text, ModelEdits edits) {
    String message =
        assertThrows(ModelLoadException.class, () -> Model.parse("text", text, edits).close())
            .getMessage();
    assertTrue(message.startsWith("cannot load model text: "), message);
    assertTrue(message.contains(reason), message);
  }

  @Test
  void valuesOutOfRangeAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> ModelEdits.NONE.withTimestep(0));
    assertThrows(IllegalArgumentException.class, () -> ModelEdits.NONE.withArmature("a", -1));
    assertThrows(IllegalArgumentException.class, () -> new PositionServo(-1, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> new PositionServo(1, Double.NaN, 1));
    assertThrows(IllegalArgumentException.class, () -> new PositionServo(1, 0, 0));
  }
}

package org.gaitway.sim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gaitway.sim.terrain.Terrain;
import org.gaitway.sim.terrain.TerrainKind;
import org.gaitway.sim.terrain.TerrainPlan;
import org.junit.jupiter.api.Test;

/**
 * Robots that others modelled, with meshes, without a floor and without motors: Unitree's Go1 and
 * G1 as the Python package mjlab has them.
 */
class OthersRobotsTest {
  private static final String ROBOTS = "gaitway.test.robots";
  private static final List<String> LEGS = List.of("FR", "FL", "RR", "RL");

  private static Path robot(String file) {
    Path path = Path.of(System.getProperty(ROBOTS, "")).resolve(file);
    assertTrue(
        Files.isRegularFile(path),
        "this test needs mjlab's folder asset_zoo/robots: name it by -D"
            + ROBOTS
            + " or GAITWAY_TEST_ROBOTS, as ./gaitway test does; there is no "
            + path);
    return path;
  }

  private static Path go1() {
    return robot("unitree_go1/xmls/go1.xml");
  }

  private static Path g1() {
    return robot("unitree_g1/xmls/g1.xml");
  }

  /** The Go1 with a floor, feet that touch it, and the shipped quadruped's servos. */
  private static ModelEdits servos() {
    ModelEdits edits =
        ModelEdits.NONE
            .withTimestep(0.005)
            .withFloor()
            .withOnlyTouching(LEGS.stream().map(leg -> leg + "_foot_collision").toList());
    for (String leg : LEGS) {
      for (String part : List.of("hip", "thigh", "calf")) {
        String joint = leg + "_" + part + "_joint";
        double limit = part.equals("calf") ? 35.55 : 23.7;
        edits = edits.withServo(joint, new PositionServo(35, 0.5, limit)).withArmature(joint, 0.01);
      }
    }
    return edits;
  }

  @Test
  void theGo1IsLoadedAsItIs() {
    try (Model model = Model.load(go1());
        Simulation simulation = model.newSimulation()) {
      assertEquals(19, model.nq());
      assertEquals(0, model.nu(), "it has no motors");
      assertEquals(13, model.names(Element.JOINT).size());
      model.id(Element.GEOM, "FR_foot_collision");
      simulation.step(500);
      assertTrue(simulation.qpos().get(2) < -1, "there is no ground");
    }
  }

  @Test
  void withServosAndAFloorTheGo1Stands() {
    try (Model model = Model.load(go1(), servos());
        Simulation simulation = model.newSimulation();
        ContactForces forces = new ContactForces(simulation)) {
      assertEquals(12, model.nu());
      FreeBase trunk = stand(simulation, 0);
      forces.read();
      assertTrue(trunk.position(2) > 0.23, "height " + trunk.position(2));
      assertTrue(trunk.tilt() < 0.15, "tilt " + trunk.tilt());
      for (String leg : LEGS) {
        assertTrue(forces.touches(model.id(Element.GEOM, leg + "_foot_collision")), leg);
      }
      assertEquals(4, simulation.contactCount(), "nothing but feet touches");
    }
  }

  private static FreeBase stand(Simulation simulation, double x) {
    double[] home = {0, 0.9, -1.8};
    simulation.reset();
    simulation.qpos().put(0, x).put(2, 0.29);
    for (int i = 0; i < 12; i++) {
      simulation.qpos().put(7 + i, home[i % 3]);
      simulation.ctrl().put(i, home[i % 3]);
    }
    simulation.step(600);
    return new FreeBase(simulation, "trunk");
  }

  @Test
  void theGo1StandsOnATerrain() {
    TerrainPlan plan = new TerrainPlan(List.of(TerrainKind.STAIRS_UP), 2, 8, 0.1, 1, 1);
    Terrain terrain = Terrain.generate(plan);
    try (Model model = Model.load(go1(), servos().withTerrain(terrain.heights()));
        Simulation simulation = model.newSimulation()) {
      FreeBase trunk = stand(simulation, terrain.x(1));
      assertTrue(trunk.position(2) > 0.2, "height " + trunk.position(2));
    }
  }

  @Test
  void copiesOfModelsWithMeshesStepTheSameAndVary() {
    try (Model model = Model.load(go1(), servos());
        Model copy = model.copy();
        Simulation first = model.newSimulation();
        Simulation second = copy.newSimulation()) {
      copy.setConstants(second);
      stand(first, 0);
      stand(second, 0);
      assertArrayEquals(first.save().values(), second.save().values());
      int trunk = model.id(Element.BODY, "trunk");
      double mass = model.bodyMass().get(trunk);
      copy.field(ModelField.BODY_MASS).put(trunk, mass + 3);
      copy.setConstants(second);
      double heavy = stand(second, 0).position(2);
      assertTrue(heavy < first.qpos().get(2) - 0.005, "it sinks lower: " + heavy);
      copy.resetParameters();
      stand(second, 0);
      assertArrayEquals(first.save().values(), second.save().values());
    }
  }

  @Test
  void theG1IsLoadedFallsAndIsHeldByTheFloor() {
    try (Model model = Model.load(g1(), ModelEdits.NONE.withFloor());
        Simulation simulation = model.newSimulation();
        ContactForces forces = new ContactForces(simulation)) {
      assertEquals(30, model.names(Element.JOINT).size(), "29 and a free one");
      int foot = model.id(Element.BODY, "left_ankle_roll_link");
      model.id(Element.SITE, "left_foot");
      FreeBase pelvis = new FreeBase(simulation, "pelvis");
      boolean touched = false;
      for (int i = 0; i < 200; i++) {
        simulation.step(5);
        forces.read();
        touched |= forces.bodyTouches(foot);
      }
      assertTrue(touched, "it fell onto its feet");
      assertTrue(pelvis.position(2) < 0.6 && pelvis.position(2) > 0, "z " + pelvis.position(2));
    }
  }
}

package org.gaitway.sim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BodyPosesTest {
  private static final String BALL =
      """
      <mujoco>
        <worldbody>
          <geom name="floor" type="plane" size="0 0 1"/>
          <body name="ball" pos="0 0 0.0999">
            <freejoint/>
            <geom name="ball" type="sphere" size="0.1" mass="2" rgba="1 0 0 0.5"/>
          </body>
        </worldbody>
      </mujoco>""";

  private static float[] poses(BodyPoses poses, int bodies) {
    FloatBuffer out = FloatBuffer.allocate(BodyPoses.POSE * bodies);
    poses.copyPoses(out);
    return out.array();
  }

  @Test
  void aRestingBallIsPushedUpWithItsWeight() {
    try (Model model = Model.parse("ball", BALL);
        Simulation simulation = model.newSimulation();
        BodyPoses poses = new BodyPoses(model)) {
      simulation.step(2000);
      poses.setState(simulation.save().toArray());
      assertEquals(1, poses.contacts());
      FloatBuffer contact = FloatBuffer.allocate(BodyPoses.CONTACT);
      poses.copyContacts(contact);
      assertEquals(0, contact.get(2), 1e-3, "height of the contact");
      assertEquals(2 * 9.81, contact.get(5), 0.01, "upward force");
      assertEquals(0, contact.get(3), 1e-3);
      assertEquals(model.id(Element.BODY, "ball"), contact.get(6));
    }
  }

  @Test
  void posesAreThoseOfTheSimulation() {
    try (Model model = Model.shipped("humanoid");
        Simulation simulation = model.newSimulation();
        BodyPoses poses = new BodyPoses(model)) {
      simulation.step(50);
      poses.setState(simulation.save().toArray());
      simulation.forward();
      float[] found = poses(poses, model.nbody());
      for (int body = 0; body < model.nbody(); body++) {
        for (int axis = 0; axis < 3; axis++) {
          float expected = (float) simulation.xpos().get(3 * body + axis);
          assertEquals(expected, found[BodyPoses.POSE * body + axis]);
        }
      }
    }
  }

  @Test
  void positionsAlonePlaceTheBodiesWithoutForces() {
    try (Model model = Model.parse("ball", BALL);
        BodyPoses poses = new BodyPoses(model)) {
      poses.setPositions(new double[] {1, 2, 0.05, 0, 0, 0, 1});
      float[] found = poses(poses, model.nbody());
      assertArrayEquals(new float[] {1, 2, 0.05f, 0, 0, 0, 1}, Arrays.copyOfRange(found, 7, 14));
      assertEquals(0, poses.contacts());
    }
  }

  @Test
  void statesOfAnotherLengthAreRefused() {
    try (Model model = Model.shipped("hopper");
        BodyPoses poses = new BodyPoses(model)) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> poses.setState(new double[3]))
              .getMessage();
      assertTrue(message.contains("has " + poses.stateSize() + " numbers, found 3"), message);
      assertThrows(IllegalArgumentException.class, () -> poses.setPositions(new double[1]));
    }
  }

  @Test
  void closedPosesCannotBeUsed() {
    Model model = Model.shipped("hopper");
    BodyPoses poses = new BodyPoses(model);
    model.close();
    poses.setPositions(new double[model.nq()]);
    poses.close();
    poses.close();
    assertThrows(IllegalStateException.class, () -> poses.setPositions(new double[model.nq()]));
    assertThrows(IllegalStateException.class, () -> Geom.of(model));
  }

  @Test
  void geomsHaveShapePlaceAndColour() {
    try (Model model = Model.parse("ball", BALL)) {
      List<Geom> geoms = Geom.of(model);
      assertEquals(Geom.Shape.PLANE, geoms.get(0).shape());
      Geom ball = geoms.get(1);
      assertEquals(Geom.Shape.SPHERE, ball.shape());
      assertEquals("ball", ball.name());
      assertEquals(1, ball.body());
      assertEquals(0.1, ball.size()[0]);
      assertArrayEquals(new float[] {1, 0, 0, 0.5f}, ball.colour());
      assertTrue(ball.surface().isEmpty());
    }
  }

  @Test
  void materialsColourWhatHasNoColourOfItsOwn() {
    String mjcf =
        """
        <mujoco>
          <asset><material name="green" rgba="0 1 0 1"/></asset>
          <worldbody>
            <geom size="0.1" material="green"/>
            <geom size="0.1" material="green" rgba="0 0 1 1"/>
          </worldbody>
        </mujoco>""";
    try (Model model = Model.parse("coloured", mjcf)) {
      assertArrayEquals(new float[] {0, 1, 0, 1}, Geom.of(model).get(0).colour());
      assertArrayEquals(new float[] {0, 0, 1, 1}, Geom.of(model).get(1).colour());
    }
  }

  @Test
  void meshesAndHeightFieldsAreSurfaces() {
    String mjcf =
        """
        <mujoco>
          <asset>
            <mesh name="tetrahedron" vertex="0 0 0  1 0 0  0 1 0  0 0 1"/>
            <hfield name="hill" nrow="2" ncol="3" size="2 1 0.5 0.1" elevation="0 1 0  0 0 1"/>
          </asset>
          <worldbody>
            <geom type="mesh" mesh="tetrahedron"/>
            <geom type="mesh" mesh="tetrahedron" pos="3 0 0"/>
            <geom type="hfield" hfield="hill"/>
          </worldbody>
        </mujoco>""";
    try (Model model = Model.parse("surfaces", mjcf)) {
      List<Geom> geoms = Geom.of(model);
      TriangleMesh mesh = geoms.get(0).surface().orElseThrow();
      assertEquals(4 * 3, mesh.vertices().length);
      assertEquals(4 * 3, mesh.triangles().length);
      assertTrue(mesh == geoms.get(1).surface().orElseThrow(), "shared");
      TriangleMesh hill = geoms.get(2).surface().orElseThrow();
      assertEquals(6 * 3, hill.vertices().length);
      assertEquals(2 * 2 * 3, hill.triangles().length);
      assertArrayEquals(new float[] {-2, -1}, Arrays.copyOf(hill.vertices(), 2));
      assertEquals(2, hill.vertices()[6], "last column of the first row");
      float highest = 0;
      for (int i = 2; i < hill.vertices().length; i += 3) {
        highest = Math.max(highest, hill.vertices()[i]);
      }
      assertEquals(0.5f, highest);
    }
  }
}

package org.gaitway.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FloorTest {
  private static final String BALL =
      """
      <mujoco>
        <compiler meshdir="a &amp; b"/>
        <option timestep="0.004"/>
        <asset><mesh name="part" file="part.obj"/></asset>
        <worldbody>
          WORLD
          <body pos="0 0 1"><freejoint/><geom size="0.1"/>
            <geom type="mesh" mesh="part" contype="0" conaffinity="0"/></body>
        </worldbody>
      </mujoco>
      """;

  @TempDir Path temp;

  @Test
  void aModelWithoutOneGetsAFloorAndKeepsItsMeshes() throws IOException {
    try (Model model = Floor.load(write(""));
        Simulation simulation = model.newSimulation()) {
      assertTrue(model.names(Element.GEOM).contains("floor"));
      assertEquals(0.004, model.timestep());
      simulation.step(1000);
      assertEquals(0.1, simulation.qpos().get(2), 0.01, "it lies on the floor");
    }
  }

  @Test
  void aModelThatHasSomethingToStandOnIsLeftAsItIs() throws IOException {
    try (Model model = Floor.load(write("<geom type='box' size='1 1 0.1'/>"))) {
      assertFalse(model.names(Element.GEOM).contains("floor"));
    }
  }

  @Test
  void aUrdfFileIsLoadedAsItIs() throws IOException {
    Path file = temp.resolve("arm.urdf");
    Files.writeString(
        file,
        """
        <robot name="arm"><link name="base"><inertial><mass value="1"/>
        <inertia ixx="1" iyy="1" izz="1" ixy="0" ixz="0" iyz="0"/></inertial></link></robot>
        """);
    try (Model model = Floor.load(file)) {
      assertFalse(model.names(Element.GEOM).contains("floor"));
    }
  }

  @Test
  void whatIsNoModelIsNamed() {
    Path missing = temp.resolve("missing.xml");
    String message =
        assertThrows(ModelLoadException.class, () -> Floor.load(missing)).getMessage();
    assertTrue(message.contains("missing.xml"), message);
  }

  private Path write(String world) throws IOException {
    Path meshes = Files.createDirectories(temp.resolve("a & b"));
    Files.writeString(
        meshes.resolve("part.obj"),
        "v 0 0 0\nv 0.1 0 0\nv 0 0.1 0\nv 0 0 0.1\nf 1 3 2\nf 1 2 4\nf 1 4 3\nf 2 3 4\n");
    Path file = temp.resolve("ball.xml");
    Files.writeString(file, BALL.replace("WORLD", world));
    return file;
  }
}

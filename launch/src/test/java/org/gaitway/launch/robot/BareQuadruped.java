package org.gaitway.launch.robot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The MJCF of a robot and nothing else, as collections of robots have it: without a floor, without
 * actuators, without a pose, with the joints of {@link Policies#standing}. A mesh lies in a folder
 * of its own.
 */
public final class BareQuadruped {
  private static final String TETRAHEDRON =
      "v 0 0 0\nv 0.1 0 0\nv 0 0.1 0\nv 0 0 0.1\nf 1 3 2\nf 1 2 4\nf 1 4 3\nf 2 3 4\n";

  private BareQuadruped() {}

  /** Writes it into a folder. */
  public static Path write(Path folder) throws IOException {
    Files.createDirectories(folder.resolve("meshes"));
    Files.writeString(folder.resolve("meshes/head.obj"), TETRAHEDRON);
    Path file = folder.resolve("bare.xml");
    Files.writeString(file, mjcf());
    return file;
  }

  private static String mjcf() {
    StringBuilder legs = new StringBuilder();
    for (String leg : new String[] {"FR", "FL", "RR", "RL"}) {
      legs.append(leg(leg, leg.startsWith("F") ? 0.18 : -0.18, leg.endsWith("L") ? 1 : -1));
    }
    return """
        <mujoco model="bare">
          <compiler angle="radian" meshdir="meshes" autolimits="true"/>
          <asset><mesh name="head" file="head.obj"/></asset>
          <worldbody>
            <body name="trunk" pos="0 0 1">
              <freejoint/>
              <geom type="box" size="0.2 0.06 0.05" mass="6"/>
              <geom type="mesh" mesh="head" pos="0.2 0 0" mass="0.1" contype="0" conaffinity="0"/>
              %s
            </body>
          </worldbody>
        </mujoco>
        """
        .formatted(legs);
  }

  private static String leg(String name, double x, int side) {
    return """
        <body pos="%2$s %3$s 0">
          <joint name="%1$s_hip_joint" axis="1 0 0" range="-0.8 0.8" armature="0.01"/>
          <geom type="sphere" size="0.04" mass="0.6"/>
          <body pos="0 %4$s 0">
            <joint name="%1$s_thigh_joint" axis="0 1 0" range="-0.6 4" armature="0.01"/>
            <geom type="capsule" size="0.02" fromto="0 0 -0.05 0 0 -0.15" mass="1"/>
            <body pos="0 0 -0.2">
              <joint name="%1$s_calf_joint" axis="0 1 0" range="-2.8 -0.8" armature="0.01"/>
              <geom type="capsule" size="0.01" fromto="0 0 -0.05 0 0 -0.15" mass="0.2"/>
              <geom type="sphere" size="0.02" pos="0 0 -0.2" mass="0.05"/>
            </body>
          </body>
        </body>
        """
        .formatted(name, x, 0.05 * side, 0.08 * side);
  }
}

package org.gaitway.task.legged;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaitway.config.ConfigBinder;
import org.gaitway.config.Setting;
import org.gaitway.sim.Model;

/**
 * What the task must know of a robot besides its MJCF: which body is the trunk, which joints the
 * policy moves and how, what it stands on.
 */
public record LeggedRobot(
    @Setting("MJCF file, or the name of a model that comes with Gaitway") String model,
    @Setting("Body with the free joint") String base,
    @Setting(
            value = "Height of the base's frame above the ground when the robot stands [m]",
            min = 0)
        double standHeight,
    @Setting("Joints that the policy moves, in its order") List<String> joints,
    @Setting("What the joints are like; each joint must match one group") List<JointGroup> groups,
    @Setting("What it stands on: geoms, or bodies with all their geoms") List<String> feet,
    @Setting("Geoms that can touch the ground, feet included; none for what the model says")
        List<String> touching,
    @Setting("Time of a physics step [s]; none for that of the model") Optional<Double> timestep,
    @Setting(
            "For each joint the one that mirrors it, with a minus sign where they turn opposite"
                + " ways; empty to find it by moving the joints")
        Map<String, String> mirror) {

  private static final LeggedRobot NONE =
      new LeggedRobot(
          "", "", 0, List.of(), List.of(), List.of(), List.of(), Optional.empty(), Map.of());

  /** Copies the lists. */
  public LeggedRobot {
    joints = List.copyOf(joints);
    groups = List.copyOf(groups);
    feet = List.copyOf(feet);
    touching = List.copyOf(touching);
  }

  /** The robot that comes with Gaitway. */
  public static LeggedRobot shipped() {
    try (InputStream in = LeggedRobot.class.getResourceAsStream("quadruped.yaml")) {
      return ConfigBinder.bindText(
          NONE, "quadruped.yaml", new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the description of the shipped robot", e);
    }
  }

  /**
   * Reads a description. A model file is looked for beside it.
   *
   * @throws org.gaitway.config.ConfigException if it is wrong, with the line
   * @throws IllegalArgumentException if something is missing
   */
  public static LeggedRobot read(Path file) {
    LeggedRobot robot = ConfigBinder.bind(NONE, Optional.of(file), List.of());
    robot.requireWhole(file.toString());
    return robot.withModel(resolved(robot.model(), file));
  }

  private static String resolved(String model, Path description) {
    return Model.SHIPPED.contains(model)
        ? model
        : description.toAbsolutePath().resolveSibling(model).normalize().toString();
  }

  private LeggedRobot withModel(String other) {
    return new LeggedRobot(
        other, base, standHeight, joints, groups, feet, touching, timestep, mirror);
  }

  private void requireWhole(String from) {
    require(!model.isEmpty(), from, "model, the MJCF file");
    require(!base.isEmpty(), from, "base, the body with the free joint");
    require(standHeight > 0, from, "stand-height, the base's height when it stands");
    require(!joints.isEmpty(), from, "joints, those that the policy moves");
    require(!feet.isEmpty(), from, "feet, the geoms or bodies that it stands on");
  }

  private static void require(boolean given, String from, String what) {
    if (!given) {
      throw new IllegalArgumentException("robot " + from + " lacks " + what);
    }
  }

  /**
   * The group of a joint.
   *
   * @throws IllegalArgumentException if it matches none or several
   */
  JointGroup group(String joint) {
    List<JointGroup> found = groups.stream().filter(group -> group.matches(joint)).toList();
    if (found.size() != 1) {
      throw new IllegalArgumentException(
          "joint "
              + joint
              + " of the robot must match one group, matches "
              + found.stream().map(JointGroup::names).toList()
              + " of "
              + groups.stream().map(JointGroup::names).toList());
    }
    return found.get(0);
  }
}

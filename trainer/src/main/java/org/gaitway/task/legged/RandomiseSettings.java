package org.gaitway.task.legged;

import org.gaitway.config.Setting;

/** What differs from episode to episode. Factors on the model's value unless it says otherwise. */
public record RandomiseSettings(
    @Setting("Whether anything does") boolean enabled,
    @Setting(value = "Sliding friction of the feet, as a value", source = "MuJoCo Playground")
        Range footFriction,
    @Setting(value = "Masses of all bodies", source = "MuJoCo Playground") Range mass,
    @Setting(value = "Mass added to the base [kg]", source = "MuJoCo Playground") Range payload,
    @Setting(value = "How far the base's centre of mass moves [m]", source = "MuJoCo Playground")
        double centreOfMass,
    @Setting(value = "Inertia of the rotors", source = "MuJoCo Playground") Range armature,
    @Setting(value = "Dry friction of the joints", source = "MuJoCo Playground") Range frictionLoss,
    @Setting("Stiffness and damping of each joint's controller") Range gains,
    @Setting("Torque limit of each joint") Range strength,
    @Setting("Change of gravity along each axis [m/s2]") double gravity,
    @Setting(value = "Error of each joint's zero [rad]", source = "MuJoCo Playground: 0.05")
        double jointOffset) {

  /** Nothing differs. */
  public static RandomiseSettings none() {
    Range one = new Range(1, 1);
    return new RandomiseSettings(false, one, one, new Range(0, 0), 0, one, one, one, one, 0, 0);
  }
}

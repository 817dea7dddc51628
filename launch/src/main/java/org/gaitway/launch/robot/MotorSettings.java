package org.gaitway.launch.robot;

import java.util.Optional;
import org.gaitway.config.Setting;

/**
 * What a model does not say of a joint's motor.
 *
 * @param effortLimit greatest effort
 * @param armature inertia of the rotor at the joint
 */
public record MotorSettings(
    @Setting(value = "Greatest effort [N·m] or [N]", min = 1e-6) Optional<Double> effortLimit,
    @Setting(value = "Inertia of the rotor at the joint [kg·m²] or [kg]", min = 0)
        Optional<Double> armature) {}

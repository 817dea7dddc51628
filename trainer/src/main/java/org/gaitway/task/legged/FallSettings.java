package org.gaitway.task.legged;

import org.gaitway.config.Setting;

/** What counts as a fall, which ends the episode. */
public record FallSettings(
    @Setting(value = "Tilt of the base [rad]; 0 for any", min = 0) double tilt,
    @Setting(value = "Force of something against the base [N]; 0 for any", min = 0)
        double baseForce,
    @Setting("Height of the base above the ground [m]; 0 for any") double baseHeight) {}

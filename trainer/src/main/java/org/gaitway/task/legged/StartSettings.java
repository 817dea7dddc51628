package org.gaitway.task.legged;

import org.gaitway.config.Setting;

/** How an episode starts: standing, about the default pose. */
public record StartSettings(
    @Setting(value = "Largest offset of each joint [rad]", min = 0) double joints,
    @Setting(value = "Largest place in x and y [m]", source = "MuJoCo Playground: 0.5", min = 0)
        double place,
    @Setting("Whether it faces anywhere") boolean anyHeading,
    @Setting(
            value = "Largest velocity along and about each axis [m/s], [rad/s]",
            source = "MuJoCo Playground: 0.5",
            min = 0)
        double velocity) {}

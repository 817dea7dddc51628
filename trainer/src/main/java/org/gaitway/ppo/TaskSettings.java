package org.gaitway.ppo;

import org.gaitway.config.Setting;

/** Which task is trained. */
public record TaskSettings(
    @Setting("Name of the task") String name,
    @Setting("Version of the task; empty for its default") String version) {}

package org.gaitway.episode;

import java.util.OptionalLong;

/**
 * A topic of a file.
 *
 * @param name such as {@code /joint_states}
 * @param type such as {@code sensor_msgs/msg/JointState}
 * @param definition the type's and those it uses, as MCAP's {@code ros2msg} has them
 * @param messages how many there are; absent if the file does not say
 */
public record EpisodeTopic(String name, String type, String definition, OptionalLong messages) {}

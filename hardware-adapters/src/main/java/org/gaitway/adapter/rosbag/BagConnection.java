package org.gaitway.adapter.rosbag;

/**
 * What a bag says of the messages of one publisher on one topic.
 *
 * @param id number within the bag, from 0
 * @param topic name of the topic
 * @param type of the messages, as {@code PACKAGE/TYPE}
 * @param md5sum of the type, 32 hexadecimal digits
 * @param definition of the type, followed by those that it refers to
 */
public record BagConnection(int id, String topic, String type, String md5sum, String definition) {}

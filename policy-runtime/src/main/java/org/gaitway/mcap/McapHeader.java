package org.gaitway.mcap;

/**
 * What a file begins with.
 *
 * @param profile conventions that the file follows, such as {@code ros2}; may be empty
 * @param library what wrote it; may be empty
 */
public record McapHeader(String profile, String library) {}

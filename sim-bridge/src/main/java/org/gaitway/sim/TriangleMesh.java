package org.gaitway.sim;

/**
 * A surface of triangles.
 *
 * @param vertices their places (vertices x 3: x, y, z) [m]
 * @param triangles three indices of vertices each, counter-clockwise as seen from outside
 */
public record TriangleMesh(float[] vertices, int[] triangles) {}

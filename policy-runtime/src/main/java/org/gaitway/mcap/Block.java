package org.gaitway.mcap;

/**
 * Records of a segment in memory, uncompressed.
 *
 * @param segment what they are of
 * @param bytes hold them
 * @param start where they begin
 * @param end where they end
 * @param offset of the first one in the file; if they were compressed, of their chunk
 */
record Block(Segment segment, byte[] bytes, int start, int end, long offset) {

  /** Where something is in the file, as precisely as can be said. */
  long place(int at) {
    boolean compressed = segment.chunk() != null && !segment.chunk().compression().isEmpty();
    return compressed ? offset : offset + at - start;
  }
}

package org.gaitway.config;

/**
 * Where a value was written.
 *
 * @param source name of the file, or the override as it was given
 * @param line line in the file, from 1; 0 where lines mean nothing
 */
record Place(String source, int line) {

  @Override
  public String toString() {
    return line == 0 ? source : source + ", line " + line;
  }
}

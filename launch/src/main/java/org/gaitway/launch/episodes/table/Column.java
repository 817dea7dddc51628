package org.gaitway.launch.episodes.table;

/**
 * A column of a table.
 *
 * @param name such as {@code position.hip}
 * @param type of its cells, or of their elements
 * @param list whether cells are lists of any length
 */
public record Column(String name, CellType type, boolean list) {

  /** A column of single values. */
  public static Column of(String name, CellType type) {
    return new Column(name, type, false);
  }
}

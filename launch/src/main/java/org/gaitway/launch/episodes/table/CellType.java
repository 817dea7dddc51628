package org.gaitway.launch.episodes.table;

/** What the cells of a column hold. In lists they are arrays of the primitive, or of texts. */
public enum CellType {
  /** {@code Boolean}. */
  BOOLEAN,
  /** {@code Long}. */
  INTEGER,
  /** {@code Long}, with the bits of a number without sign. */
  UNSIGNED,
  /** {@code Float}. */
  FLOAT,
  /** {@code Double}. */
  DOUBLE,
  /** {@code String}. */
  TEXT
}

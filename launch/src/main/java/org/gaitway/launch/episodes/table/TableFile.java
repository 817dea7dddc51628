package org.gaitway.launch.episodes.table;

import java.io.Closeable;
import java.io.IOException;

/** A file that a table is written to, row by row. */
public interface TableFile extends Closeable {

  /**
   * Appends a row.
   *
   * @param cells one for each column, of the class that {@link CellType} says, none null; not kept
   */
  void row(Object[] cells) throws IOException;

  /** Makes the file whole, and closes it. */
  @Override
  void close() throws IOException;
}

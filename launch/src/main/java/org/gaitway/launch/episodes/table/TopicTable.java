package org.gaitway.launch.episodes.table;

import java.util.ArrayList;
import java.util.List;
import org.gaitway.cdr.MessageValue;

/**
 * The columns of a topic, and how messages become rows. Each begins with {@code time} [s] since the
 * episode's first message, {@code log_time} [ns] and {@code sequence}, the number of the step or
 * tick.
 */
public final class TopicTable {
  private static final double NANOS_PER_SECOND = 1e9;

  private final List<LeafCells> leaves;
  private final List<Column> columns = new ArrayList<>();

  TopicTable(List<LeafCells> leaves) {
    this.leaves = List.copyOf(leaves);
    columns.add(Column.of("time", CellType.DOUBLE));
    columns.add(Column.of("log_time", CellType.INTEGER));
    columns.add(Column.of("sequence", CellType.INTEGER));
    leaves.forEach(leaf -> columns.addAll(leaf.columns()));
  }

  /** The columns in order. */
  public List<Column> columns() {
    return List.copyOf(columns);
  }

  /**
   * The row of a message.
   *
   * @param start log time of the episode's first message [ns]
   * @param logTime when it was logged [ns]
   * @param sequence number of the step or tick
   * @param message of the type that was surveyed
   */
  public Object[] row(long start, long logTime, long sequence, MessageValue message) {
    Object[] cells = new Object[columns.size()];
    cells[0] = (logTime - start) / NANOS_PER_SECOND;
    cells[1] = logTime;
    cells[2] = sequence;
    int at = 3;
    for (LeafCells leaf : leaves) {
      leaf.fill(message, cells, at);
      at += leaf.columns().size();
    }
    return cells;
  }
}

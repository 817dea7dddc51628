package org.gaitway.launch.episodes.table;

import java.lang.reflect.Array;
import java.util.List;
import java.util.stream.IntStream;
import org.gaitway.cdr.MessageValue;

/**
 * The columns that a leaf has become.
 *
 * @param leaf whose value they show
 * @param columns one for the value, or one for each element
 * @param apart whether there is one for each element
 */
record LeafCells(Leaf leaf, List<Column> columns, boolean apart) {

  static LeafCells single(Leaf leaf) {
    return new LeafCells(leaf, List.of(Column.of(leaf.name(), leaf.type())), false);
  }

  static LeafCells list(Leaf leaf) {
    return new LeafCells(leaf, List.of(new Column(leaf.name(), leaf.type(), true)), false);
  }

  /**
   * A column for each element.
   *
   * @param labels of the elements; if none, their indices
   */
  static LeafCells elements(Leaf leaf, int length, List<String> labels) {
    List<Column> columns =
        IntStream.range(0, length)
            .mapToObj(i -> labels.isEmpty() ? Integer.toString(i) : labels.get(i))
            .map(label -> Column.of(leaf.name() + "." + label, leaf.type()))
            .toList();
    return new LeafCells(leaf, columns, true);
  }

  /**
   * Fills the cells of a message's row.
   *
   * @param start index of the first
   */
  void fill(MessageValue message, Object[] cells, int start) {
    Object value = leaf.value(message);
    if (!apart) {
      cells[start] = value;
    } else if (Array.getLength(value) != columns.size()) {
      throw new IllegalArgumentException(
          "%s: expected %d elements as in the messages before, found %d"
              .formatted(leaf.name(), columns.size(), Array.getLength(value)));
    } else {
      for (int i = 0; i < columns.size(); i++) {
        cells[start + i] = Array.get(value, i);
      }
    }
  }
}

package org.gaitway.launch.episodes.parquet;

import java.lang.reflect.Array;
import java.nio.charset.StandardCharsets;
import org.gaitway.launch.episodes.table.Column;

/** The values of a column in the group of rows that is being written. */
final class ColumnPage {
  private final Column column;
  private final PageBuffer values = new PageBuffer();
  private final Levels repetition = new Levels();
  private final Levels definition = new Levels();
  private int count;
  private int bits;
  private int bitCount;

  ColumnPage(Column column) {
    this.column = column;
  }

  Column column() {
    return column;
  }

  /** The number of values; an empty list counts as one. */
  int count() {
    return count;
  }

  int size() {
    return values.size();
  }

  void add(Object cell) {
    if (column.list()) {
      addList(cell);
    } else {
      count++;
      addValue(cell);
    }
  }

  private void addList(Object array) {
    int length = Array.getLength(array);
    for (int i = 0; i < length; i++) {
      repetition.add(i == 0 ? 0 : 1);
      definition.add(1);
      addValue(Array.get(array, i));
    }
    if (length == 0) {
      repetition.add(0);
      definition.add(0);
    }
    count += Math.max(1, length);
  }

  private void addValue(Object value) {
    switch (column.type()) {
      case BOOLEAN -> addBit((Boolean) value);
      case INTEGER, UNSIGNED -> values.int64((Long) value);
      case FLOAT -> values.float32((Float) value);
      case DOUBLE -> values.float64((Double) value);
      case TEXT -> {
        byte[] bytes = ((String) value).getBytes(StandardCharsets.UTF_8);
        values.int32(bytes.length);
        values.bytes(bytes, bytes.length);
      }
    }
  }

  /** Eight truth values a byte, the first in the lowest bit. */
  private void addBit(boolean value) {
    bits |= (value ? 1 : 0) << bitCount++;
    if (bitCount == Byte.SIZE) {
      endByte();
    }
  }

  private void endByte() {
    values.int8(bits);
    bits = 0;
    bitCount = 0;
  }

  /** Appends the page without its header, and forgets the values. */
  void drainTo(PageBuffer page) {
    if (bitCount > 0) {
      endByte();
    }
    if (column.list()) {
      repetition.drainTo(page);
      definition.drainTo(page);
    }
    page.bytes(values.array(), values.size());
    values.clear();
    count = 0;
  }
}

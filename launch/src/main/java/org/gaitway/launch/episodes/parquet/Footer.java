package org.gaitway.launch.episodes.parquet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.gaitway.launch.episodes.table.CellType;
import org.gaitway.launch.episodes.table.Column;

/** The structure at a file's end: its schema, and where its columns are. */
final class Footer {
  private static final int REQUIRED = 0;
  private static final int REPEATED = 2;

  /** Numbers of "converted types". */
  private static final int UTF8 = 0;

  private static final int LIST = 3;
  private static final int UINT_64 = 14;

  private static final String ROOT = "schema";
  private static final String REPEATED_GROUP = "list";
  private static final String ELEMENT = "element";

  private Footer() {}

  static byte[] bytes(
      List<Column> columns, List<RowGroup> groups, long rows, Map<String, String> metadata) {
    return CompactOutput.bytes(
        file -> {
          file.i32(1, 1);
          file.structList(2, schema(columns));
          file.i64(3, rows);
          file.structList(
              4, groups.stream().<Consumer<CompactOutput>>map(group -> group::writeTo).toList());
          file.structList(5, keyValues(metadata));
          file.text(6, "gaitway");
        });
  }

  /** The names that lead to a column's values. */
  static List<String> path(Column column) {
    return column.list() ? List.of(column.name(), REPEATED_GROUP, ELEMENT) : List.of(column.name());
  }

  private static List<Consumer<CompactOutput>> schema(List<Column> columns) {
    List<Consumer<CompactOutput>> elements = new ArrayList<>();
    elements.add(
        root -> {
          root.text(4, ROOT);
          root.i32(5, columns.size());
        });
    for (Column column : columns) {
      if (column.list()) {
        elements.add(group(column.name(), REQUIRED, LIST));
        elements.add(group(REPEATED_GROUP, REPEATED, -1));
        elements.add(value(ELEMENT, column.type()));
      } else {
        elements.add(value(column.name(), column.type()));
      }
    }
    return elements;
  }

  private static Consumer<CompactOutput> group(String name, int repetition, int converted) {
    return group -> {
      group.i32(3, repetition);
      group.text(4, name);
      group.i32(5, 1);
      if (converted >= 0) {
        group.i32(6, converted);
      }
    };
  }

  private static Consumer<CompactOutput> value(String name, CellType type) {
    return value -> {
      value.i32(1, PhysicalType.of(type).code());
      value.i32(3, REQUIRED);
      value.text(4, name);
      if (type == CellType.TEXT) {
        value.i32(6, UTF8);
      } else if (type == CellType.UNSIGNED) {
        value.i32(6, UINT_64);
      }
    };
  }

  private static List<Consumer<CompactOutput>> keyValues(Map<String, String> metadata) {
    return metadata.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .<Consumer<CompactOutput>>map(
            entry ->
                pair -> {
                  pair.text(1, entry.getKey());
                  pair.text(2, entry.getValue());
                })
        .toList();
  }
}

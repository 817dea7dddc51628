package org.gaitway.launch.e2e;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.gaitway.launch.episodes.parquet.ParquetFile;
import org.gaitway.launch.episodes.table.CellType;
import org.gaitway.launch.episodes.table.Column;
import org.gaitway.launch.episodes.table.CsvFile;
import org.gaitway.launch.episodes.table.TableFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parquet files as pyarrow reads them, and CSV files as pandas does: value by value. */
class TableFilesTest {
  private static final double[] DOUBLES = {
    0.0,
    -0.0,
    1 / 3.0,
    Double.MIN_VALUE,
    Double.MAX_VALUE,
    Double.NaN,
    1e23,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    -2.2250738585072011e-308
  };
  private static final String[] TEXTS = {
    "", "plain", "a,b", "say \"no\"", "two\nlines", "carriage\r\nreturn", "Gelenk äöü €", "'", " x "
  };

  @TempDir Path folder;

  private final Random random = new Random(5);

  @Test
  void pyarrowReadsEveryValueOfAParquetFile() throws Exception {
    List<Column> columns = columns(true);
    List<Object[]> rows = rows(columns, 1000);
    Path file = folder.resolve("with space.parquet");
    write(new ParquetFile(file, columns, Map.of("a", "b")), rows);
    ReadTable.assertHolds(file, columns, rows);
  }

  @Test
  void pandasReadsEveryValueOfACsvFile() throws Exception {
    List<Column> columns = columns(false);
    List<Object[]> rows = rows(columns, 1000);
    Path file = folder.resolve("with space.csv");
    write(new CsvFile(file, columns), rows);
    ReadTable.assertHolds(file, columns, rows);
  }

  @Test
  void groupsOfRowsFollowOneAnother() throws Exception {
    List<Column> columns =
        List.of(Column.of("text", CellType.TEXT), new Column("list", CellType.FLOAT, true));
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < 40; i++) { // 40 MB, of which a group has 16.
      rows.add(new Object[] {"x".repeat(1_000_000 + i), floats(i)});
    }
    Path file = folder.resolve("large.parquet");
    write(new ParquetFile(file, columns, Map.of()), rows);
    ReadTable.assertHolds(file, columns, rows);
  }

  @Test
  void tablesWithoutRowsAreRead() throws Exception {
    Path parquet = folder.resolve("none.parquet");
    write(new ParquetFile(parquet, columns(true), Map.of()), List.of());
    ReadTable.assertHolds(parquet, columns(true), List.of());
    Path csv = folder.resolve("none.csv");
    write(new CsvFile(csv, columns(true)), List.of());
    ReadTable.assertHolds(csv, columns(true), List.of());
  }

  private static void write(TableFile file, List<Object[]> rows) throws IOException {
    try (file) {
      for (Object[] row : rows) {
        file.row(row);
      }
    }
  }

  /**
   * Columns of each type, alone and as lists; "position.left hip" as joints are called.
   *
   * @param textLists whether there are lists of texts too
   */
  private static List<Column> columns(boolean textLists) {
    List<Column> columns = new ArrayList<>();
    for (CellType type : CellType.values()) {
      columns.add(Column.of("position." + type.name() + ", \"left\" hip", type));
      if (textLists || type != CellType.TEXT && type != CellType.UNSIGNED) {
        columns.add(new Column(type.name() + "s", type, true));
      }
    }
    return columns;
  }

  private List<Object[]> rows(List<Column> columns, int count) {
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(columns.stream().map(this::cell).toArray());
    }
    return rows;
  }

  private Object cell(Column column) {
    int length = random.nextInt(20);
    return switch (column.type()) {
      case BOOLEAN -> column.list() ? booleans(length) : (Object) random.nextBoolean();
      case INTEGER, UNSIGNED ->
          column.list() ? random.longs(length).toArray() : (Object) random.nextLong();
      case FLOAT -> column.list() ? floats(length) : (Object) (float) random.nextGaussian();
      case DOUBLE -> column.list() ? doubles(length) : (Object) someDouble();
      case TEXT -> column.list() ? texts(length) : (Object) someText();
    };
  }

  private double someDouble() {
    int which = random.nextInt(2 * DOUBLES.length);
    return which < DOUBLES.length ? DOUBLES[which] : Double.longBitsToDouble(random.nextLong());
  }

  private String someText() {
    return TEXTS[random.nextInt(TEXTS.length)];
  }

  private boolean[] booleans(int length) {
    boolean[] values = new boolean[length];
    for (int i = 0; i < length; i++) {
      values[i] = random.nextBoolean();
    }
    return values;
  }

  private float[] floats(int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private double[] doubles(int length) {
    return DoubleStream.generate(this::someDouble).limit(length).toArray();
  }

  private String[] texts(int length) {
    String[] values = new String[length];
    for (int i = 0; i < length; i++) {
      values[i] = someText();
    }
    return values;
  }
}

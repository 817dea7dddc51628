package org.gaitway.launch.episodes.parquet;

import java.util.List;
import java.util.function.Consumer;
import org.gaitway.launch.episodes.table.Column;

/**
 * A group of rows that was written.
 *
 * @param rows their number
 * @param chunks one for each column
 */
record RowGroup(long rows, List<Chunk> chunks) {
  private static final int GZIP = 2;

  /**
   * What was written of a column: one page.
   *
   * @param column that it is of
   * @param values their number
   * @param position of the page's header in the file
   * @param size of header and page before compression [bytes]
   * @param compressedSize of header and page [bytes]
   */
  record Chunk(Column column, long values, long position, long size, long compressedSize) {

    void writeTo(CompactOutput out) {
      out.i64(2, position);
      out.struct(
          3,
          metadata -> {
            metadata.i32(1, PhysicalType.of(column.type()).code());
            metadata.i32List(2, List.of(PageHeader.PLAIN, PageHeader.RLE));
            metadata.textList(3, Footer.path(column));
            metadata.i32(4, GZIP);
            metadata.i64(5, values);
            metadata.i64(6, size);
            metadata.i64(7, compressedSize);
            metadata.i64(9, position);
          });
    }
  }

  void writeTo(CompactOutput out) {
    List<Consumer<CompactOutput>> columns =
        chunks.stream().<Consumer<CompactOutput>>map(chunk -> chunk::writeTo).toList();
    out.structList(1, columns);
    out.i64(2, chunks.stream().mapToLong(Chunk::size).sum());
    out.i64(3, rows);
  }
}

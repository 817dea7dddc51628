package org.gaitway.launch.episodes.parquet;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import org.gaitway.launch.episodes.table.Column;
import org.gaitway.launch.episodes.table.TableFile;

/**
 * A table as Apache Parquet. Memory is that of one group of rows. For one thread at a time.
 *
 * @see <a href="https://github.com/apache/parquet-format">Apache Parquet</a>
 */
public final class ParquetFile implements TableFile {
  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

  /** A group of rows is written when it has this many bytes before compression. */
  private static final int GROUP_BYTES = 16 << 20;

  private final OutputStream out;
  private final Map<String, String> metadata;
  private final List<ColumnPage> pages;
  private final List<RowGroup> groups = new ArrayList<>();
  private long position;
  private long rows;
  private long groupStart;

  /**
   * Begins a file.
   *
   * @param file replaced if it exists
   * @param columns at least one
   * @param metadata texts to keep in the file, by name
   * @throws IOException if it cannot be written
   */
  public ParquetFile(Path file, List<Column> columns, Map<String, String> metadata)
      throws IOException {
    this.out = new BufferedOutputStream(Files.newOutputStream(file));
    this.metadata = Map.copyOf(metadata);
    this.pages = columns.stream().map(ColumnPage::new).toList();
    append(MAGIC, MAGIC.length);
  }

  @Override
  public void row(Object[] cells) throws IOException {
    long size = 0;
    for (int i = 0; i < cells.length; i++) {
      ColumnPage page = pages.get(i);
      page.add(cells[i]);
      size += page.size();
    }
    rows++;
    if (size >= GROUP_BYTES) {
      endGroup();
    }
  }

  private void endGroup() throws IOException {
    List<RowGroup.Chunk> chunks = new ArrayList<>();
    for (ColumnPage page : pages) {
      chunks.add(writeChunk(page));
    }
    groups.add(new RowGroup(rows - groupStart, chunks));
    groupStart = rows;
  }

  private RowGroup.Chunk writeChunk(ColumnPage page) throws IOException {
    int count = page.count();
    PageBuffer body = new PageBuffer();
    page.drainTo(body);
    byte[] compressed = gzip(body);
    byte[] header = PageHeader.bytes(count, body.size(), compressed.length, crc(compressed));
    long start = position;
    append(header, header.length);
    append(compressed, compressed.length);
    return new RowGroup.Chunk(
        page.column(), count, start, header.length + body.size(), position - start);
  }

  private static byte[] gzip(PageBuffer body) throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(body.array(), 0, body.size());
    }
    return compressed.toByteArray();
  }

  private static int crc(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return (int) crc.getValue();
  }

  private void append(byte[] bytes, int length) throws IOException {
    out.write(bytes, 0, length);
    position += length;
  }

  @Override
  public void close() throws IOException {
    try (out) {
      if (rows > groupStart) {
        endGroup();
      }
      List<Column> columns = pages.stream().map(ColumnPage::column).toList();
      byte[] footer = Footer.bytes(columns, groups, rows, metadata);
      PageBuffer end = new PageBuffer();
      end.bytes(footer, footer.length);
      end.int32(footer.length);
      end.bytes(MAGIC, MAGIC.length);
      append(end.array(), end.size());
    }
  }
}

package org.gaitway.launch.episodes.parquet;

/** The structure before each page. */
final class PageHeader {
  /** Values one after the other. */
  static final int PLAIN = 0;

  /** Runs of levels. */
  static final int RLE = 3;

  private static final int DATA_PAGE = 0;

  private PageHeader() {}

  static byte[] bytes(int values, int size, int compressedSize, int crc) {
    return CompactOutput.bytes(
        page -> {
          page.i32(1, DATA_PAGE);
          page.i32(2, size);
          page.i32(3, compressedSize);
          page.i32(4, crc);
          page.struct(
              5,
              data -> {
                data.i32(1, values);
                data.i32(2, PLAIN);
                data.i32(3, RLE);
                data.i32(4, RLE);
              });
        });
  }
}

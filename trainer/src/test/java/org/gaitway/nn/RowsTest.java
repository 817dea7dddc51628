package org.gaitway.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RowsTest {

  @Test
  void rowsStandAWholeNumberOfVectorsApart() {
    try (Rows rows = new Rows(3, 17)) {
      assertEquals(32, rows.stride());
      assertEquals(3 * 32, rows.block().length());
      float[] values = new float[17];
      values[16] = 7;
      rows.put(2, values);
      assertEquals(7, rows.block().toArray()[2 * 32 + 16]);
    }
  }

  @Test
  void onlyTheColumnsOfARowAreWrittenAndRead() {
    try (Rows rows = new Rows(1, 2)) {
      rows.put(0, new float[] {1, 2, 3});
      assertEquals(0, rows.block().toArray()[2]);
      float[] values = {9, 9, 9};
      rows.get(0, values);
      assertArrayEquals(new float[] {1, 2, 9}, values);
    }
  }

  @Test
  void gatheringPicksRowsInTheirOrder() {
    try (Rows source = new Rows(5, 20);
        Rows target = new Rows(3, 20)) {
      for (int row = 0; row < 5; row++) {
        float[] values = new float[20];
        values[19] = row;
        source.put(row, values);
      }
      source.gather(new int[] {4, 0, 4, 99}, 3, target);
      float[] values = new float[20];
      int[] expected = {4, 0, 4};
      for (int row = 0; row < 3; row++) {
        target.get(row, values);
        assertEquals(expected[row], values[19]);
      }
    }
  }

  @Test
  void gatheringIntoTooFewOrOtherRowsIsRefused() {
    try (Rows source = new Rows(5, 20);
        Rows few = new Rows(2, 20);
        Rows narrow = new Rows(5, 16)) {
      String message =
          assertThrows(
                  IllegalArgumentException.class, () -> source.gather(new int[] {0, 1, 2}, 3, few))
              .getMessage();
      assertTrue(message.contains("3 rows") && message.contains("2 rows"), message);
      assertThrows(IllegalArgumentException.class, () -> source.gather(new int[] {0}, 1, narrow));
    }
  }
}

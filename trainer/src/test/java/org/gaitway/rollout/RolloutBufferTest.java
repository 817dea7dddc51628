package org.gaitway.rollout;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RolloutBufferTest {

  @Test
  void anEnvironmentsRowsAreTogether() {
    try (RolloutBuffer buffer = new RolloutBuffer(3, 5, 2, 1)) {
      assertEquals(15, buffer.size());
      assertEquals(0, buffer.row(0, 0));
      assertEquals(2 * 5 + 4, buffer.row(2, 4));
      assertEquals(15, buffer.observations().capacity());
      assertEquals(3, buffer.nextObservations().capacity());
    }
  }

  @Test
  void anyNumberOfTimeOutsIsKeptInOrder() {
    try (RolloutBuffer buffer = new RolloutBuffer(2, 20, 2, 1)) {
      for (int i = 0; i < 20; i++) {
        buffer.truncate(1, i, new float[] {i, -i}, new float[0]);
      }
      assertEquals(0, buffer.finalCount(0));
      assertEquals(20, buffer.finalCount(1));
      float[] observation = new float[2];
      for (int i = 0; i < 20; i++) {
        assertTrue(buffer.truncated()[buffer.row(1, i)]);
        buffer.finalObservations(1).get(i, observation);
        assertArrayEquals(new float[] {i, -i}, observation);
      }
      buffer.clearTruncations(1);
      assertEquals(0, buffer.finalCount(1));
    }
  }
}

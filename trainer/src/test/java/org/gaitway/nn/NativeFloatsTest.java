package org.gaitway.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class NativeFloatsTest {

  @Test
  void everyBlockStartsAtACacheLineAndHoldsZeros() {
    for (int length = 0; length < 200; length++) {
      try (NativeFloats block = new NativeFloats(length)) {
        assertEquals(0, block.address(0) % 64);
        assertEquals(length, block.length());
        assertArrayEquals(new float[length], block.toArray());
      }
    }
  }

  @Test
  void theBufferIsAViewOfTheMemoryInItsOrder() {
    try (NativeFloats block = new NativeFloats(16)) {
      block.buffer().put(3, 2.5f);
      assertEquals(2.5f, block.toArray()[3]);
      assertEquals(16, block.buffer().capacity());
      assertEquals(ByteOrder.nativeOrder(), block.buffer().order());
      assertEquals(block.address(0) + 12, block.address(3));
      assertEquals(6.25, Kernels.sumOfSquares(block.address(0), 16));
    }
  }

  @Test
  void valuesAreCopiedInAndOut() {
    try (NativeFloats block = new NativeFloats(2)) {
      float[] values = {1, 2};
      block.set(values);
      values[0] = 9;
      assertArrayEquals(new float[] {1, 2}, block.toArray());
    }
  }

  @Test
  void anArrayOfAnotherLengthIsRefused() {
    try (NativeFloats block = new NativeFloats(2)) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> block.set(new float[3])).getMessage();
      assertTrue(message.contains("expected 2") && message.contains("found 3"), message);
    }
  }

  @Test
  void impossibleLengthsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new NativeFloats(-1));
    assertThrows(IllegalArgumentException.class, () -> new NativeFloats(Integer.MAX_VALUE));
  }

  @Test
  void closingTwiceIsHarmlessAndUseAfterwardsRefused() {
    NativeFloats block = new NativeFloats(16);
    block.close();
    block.close();
    assertThrows(IllegalStateException.class, block::buffer);
    assertThrows(IllegalStateException.class, block::toArray);
    assertThrows(IllegalStateException.class, () -> block.set(new float[16]));
    assertThrows(IllegalStateException.class, () -> block.address(0));
  }
}

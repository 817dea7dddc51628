package org.gaitway.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TaskMemoryTest {
  @Test
  void anEpisodeBeginsWithZerosAndWhatLastsLasts() {
    TaskMemory memory = new TaskMemory();
    Slots episode = memory.ofEpisode(2);
    Slots lasting = memory.lasting(1);
    episode.set(1, 4);
    lasting.set(0, 5);
    memory.clearEpisode(3);
    assertEquals(0, episode.get(1));
    assertEquals(5, lasting.get(0));
  }

  @Test
  void slotsKeepToThemselves() {
    TaskMemory memory = new TaskMemory();
    Slots first = memory.ofEpisode(2);
    Slots second = memory.ofEpisode(2);
    first.fill(1);
    second.fill(2);
    double[] values = new double[2];
    first.read(values, 0, 2);
    assertArrayEquals(new double[] {1, 1}, values);
    assertThrows(IndexOutOfBoundsException.class, () -> first.get(2));
    assertThrows(IndexOutOfBoundsException.class, () -> second.set(-1, 0));
    assertThrows(IndexOutOfBoundsException.class, () -> first.read(new double[3], 0, 3));
  }

  @Test
  void whatIsSavedComesBackNumbersAndStream() {
    TaskMemory memory = new TaskMemory();
    Slots episode = memory.ofEpisode(1);
    Slots lasting = memory.lasting(2);
    memory.clearEpisode(9);
    episode.set(0, Double.NaN);
    lasting.set(1, -0.0);
    TaskMemory.Saved saved = TaskMemory.Saved.of(memory.save().toLongs());
    long next = memory.random().nextLong();
    memory.clearEpisode(1);
    lasting.fill(3);
    memory.restore(saved);
    assertTrue(Double.isNaN(episode.get(0)));
    assertEquals(-0.0, lasting.get(1));
    assertEquals(next, memory.random().nextLong());
  }

  @Test
  void aMemoryThatNobodyUsesIsEmptyAndDrawsNothing() {
    TaskMemory memory = new TaskMemory();
    assertFalse(memory.isUsed());
    assertTrue(memory.save().isEmpty());
    memory.restore(TaskMemory.Saved.NONE);
    memory.use();
    assertFalse(memory.save().isEmpty());
  }

  @Test
  void theMemoryOfAnotherTaskIsRefused() {
    TaskMemory memory = new TaskMemory();
    memory.ofEpisode(1);
    String message =
        assertThrows(IllegalArgumentException.class, () -> memory.restore(TaskMemory.Saved.NONE))
            .getMessage();
    assertEquals("memory of another task: expected 1 numbers of the episode, found 0", message);
    assertThrows(IllegalArgumentException.class, () -> TaskMemory.Saved.of(new long[] {5, 5, 0}));
    assertThrows(IllegalArgumentException.class, () -> TaskMemory.Saved.of(new long[] {1}));
  }
}

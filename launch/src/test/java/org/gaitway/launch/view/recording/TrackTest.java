package org.gaitway.launch.view.recording;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TrackTest {

  private static Track count(int samples, int capacity) {
    Track track = new Track(List.of("count", "negative"), capacity);
    for (int i = 0; i < samples; i++) {
      track.add(i, new double[] {i, -i});
    }
    return track;
  }

  @Test
  void fewSamplesAreGivenAsTheyAre() {
    Samples samples = count(5, 100).samples(0, 10, 50);
    assertArrayEquals(new double[] {0, 1, 2, 3, 4}, samples.times());
    assertArrayEquals(new float[] {0, 1, 2, 3, 4}, samples.low()[0]);
    assertArrayEquals(samples.low()[0], samples.high()[0]);
    assertArrayEquals(new float[] {0, -1, -2, -3, -4}, samples.high()[1]);
  }

  @Test
  void oneSampleBeyondEachEndIsIncluded() {
    assertArrayEquals(new double[] {3, 4, 5, 6, 7}, count(100, 100).samples(3.5, 6.5, 50).times());
  }

  @Test
  void ofManySamplesLeastAndGreatestAreKept() {
    Track track = new Track(List.of("spikes"));
    for (int i = 0; i < 100_000; i++) {
      track.add(i, new double[] {i == 54_321 ? 7 : i == 12_345 ? -9 : 0});
    }
    Samples samples = track.samples(0, 100_000, 500);
    assertEquals(500, samples.times().length);
    float least = 0;
    float greatest = 0;
    for (int i = 0; i < 500; i++) {
      least = Math.min(least, samples.low()[0][i]);
      greatest = Math.max(greatest, samples.high()[0][i]);
    }
    assertEquals(-9, least);
    assertEquals(7, greatest);
  }

  @Test
  void numbersThatAreNotFiniteAreLeftOutUnlessThereAreNoOthers() {
    Track track = new Track(List.of("gaps"));
    double[] values = {1, Double.NaN, Double.NaN, Double.NaN};
    for (int i = 0; i < values.length; i++) {
      track.add(i, new double[] {values[i]});
    }
    Samples samples = track.samples(0, 4, 2);
    assertArrayEquals(new float[] {1, Float.NaN}, samples.low()[0]);
    assertArrayEquals(new float[] {1, Float.NaN}, samples.high()[0]);
  }

  @Test
  void whenItIsFullEveryOtherSampleIsGivenUp() {
    Track track = count(1000, 64);
    assertTrue(track.size() <= 64, "size " + track.size());
    assertEquals(16, track.stride());
    double[] times = track.samples(0, 1000, 100).times();
    for (int i = 0; i < times.length; i++) {
      assertEquals(16.0 * i, times[i]);
    }
  }

  @Test
  void nothingComesOfNothing() {
    assertEquals(0, count(0, 10).samples(0, 1, 10).times().length);
  }

  @Test
  void framesAreThinnedAsSignalsAre() {
    Frames frames = new Frames(100);
    for (int i = 0; i < 1000; i++) {
      frames.add(i, new double[10]);
    }
    assertTrue(frames.size() <= 10, "size " + frames.size());
    for (int i = 0; i < frames.size(); i++) {
      assertEquals((double) i * frames.stride(), frames.get(i).time());
    }
  }
}

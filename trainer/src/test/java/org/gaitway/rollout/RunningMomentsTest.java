package org.gaitway.rollout;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.gaitway.task.Reflection;
import org.junit.jupiter.api.Test;

class RunningMomentsTest {

  @Test
  void momentsOfThreeVectorsAreTheOnesWorkedOutByHand() {
    RunningMoments moments = of(new double[] {1, 10}, new double[] {2, 10}, new double[] {6, 10});
    assertEquals(3, moments.count());
    assertEquals(3, moments.mean(0));
    // ((1 - 3)² + (2 - 3)² + (6 - 3)²) / 3
    assertEquals(14.0 / 3, moments.variance(0), 1e-15);
    assertEquals(10, moments.mean(1));
    assertEquals(0, moments.variance(1));
  }

  @Test
  void beforeAnythingWasSeenTheMeanIsZeroAndTheVarianceOne() {
    RunningMoments moments = new RunningMoments(1);
    assertEquals(0, moments.mean(0));
    assertEquals(1, moments.variance(0));
  }

  @Property(tries = 200, seed = "1", edgeCases = EdgeCasesMode.NONE)
  void mergingIsAsSeeingEverythingInOnePass(
      @ForAll @Size(max = 50) List<@DoubleRange(min = -1e3, max = 1e3) Double> values,
      @ForAll @IntRange(max = 50) int first,
      @ForAll @IntRange(max = 50) int second) {
    int a = Math.min(first, values.size());
    int b = Math.max(a, Math.min(second, values.size()));
    RunningMoments merged = of(values.subList(0, a));
    merged.merge(of(values.subList(a, b)));
    merged.merge(of(values.subList(b, values.size())));
    RunningMoments whole = of(values);
    assertEquals(whole.count(), merged.count());
    assertEquals(whole.mean(0), merged.mean(0), 1e-10);
    assertEquals(whole.variance(0), merged.variance(0), 1e-7);
    assertTrue(merged.variance(0) >= 0);
  }

  @Property(tries = 200, seed = "2", edgeCases = EdgeCasesMode.NONE)
  void withTheirImagesVectorsHaveMomentsThatLookTheSameInTheMirror(
      @ForAll @Size(min = 1, max = 30) List<@DoubleRange(min = -1e3, max = 1e3) Double> values) {
    Reflection reflection = Reflection.of(new int[] {1, 0, 2}, new int[] {-1, -1, -1});
    RunningMoments total = new RunningMoments(3);
    RunningMoments all = new RunningMoments(3);
    for (int i = 0; i + 2 < values.size(); i++) {
      double[] row = {values.get(i), values.get(i + 1), values.get(i + 2)};
      RunningMoments one = of(row);
      total.merge(one.withImages(reflection));
      all.add(row);
      all.add(new double[] {-row[1], -row[0], -row[2]});
    }
    assertEquals(total.mean(0), -total.mean(1), 0.0);
    assertEquals(total.variance(0), total.variance(1));
    assertEquals(0, Math.abs(total.mean(2)));
    assertEquals(all.count(), total.count());
    for (int i = 0; i < 3; i++) {
      assertEquals(all.mean(i), total.mean(i), 1e-9);
      assertEquals(all.variance(i), total.variance(i), 1e-7);
    }
  }

  @Test
  void aSmallVarianceFarFromZeroIsNotLost() {
    // The naive mean of squares less square of the mean has an error of 1e18 x 1e-16 = 100 here.
    RunningMoments moments = new RunningMoments(1);
    for (int block = 0; block < 100; block++) {
      RunningMoments part = new RunningMoments(1);
      for (int i = 0; i < 100; i++) {
        part.add(new double[] {1e9 + i % 2});
      }
      moments.merge(part);
    }
    assertEquals(0.25, moments.variance(0), 1e-6);
    assertEquals(1e9 + 0.5, moments.mean(0), 1e-6);
  }

  @Test
  void mergingNothingChangesNothing() {
    RunningMoments moments = of(List.of(1.0, 2.0));
    double[] before = moments.save();
    moments.merge(new RunningMoments(1));
    assertArrayEquals(before, moments.save());
  }

  @Test
  void savedMomentsGoOn() {
    RunningMoments moments = of(List.of(1.0, 2.0));
    RunningMoments restored = new RunningMoments(1);
    restored.restore(moments.save());
    moments.add(new double[] {7});
    restored.add(new double[] {7});
    assertArrayEquals(moments.save(), restored.save());
  }

  @Test
  void momentsOfAnotherSizeAreRefused() {
    RunningMoments moments = new RunningMoments(2);
    String message =
        assertThrows(
                IllegalArgumentException.class, () -> moments.restore(new RunningMoments(3).save()))
            .getMessage();
    assertTrue(message.contains("2 components") && message.contains("7"), message);
  }

  @Test
  void clearedMomentsStartAnew() {
    RunningMoments moments = of(List.of(1.0, 2.0));
    moments.clear();
    moments.add(new double[] {5});
    assertArrayEquals(new double[] {1, 5, 0}, moments.save());
  }

  private static RunningMoments of(List<Double> values) {
    RunningMoments moments = new RunningMoments(1);
    values.forEach(value -> moments.add(new double[] {value}));
    return moments;
  }

  private static RunningMoments of(double[]... vectors) {
    RunningMoments moments = new RunningMoments(vectors[0].length);
    for (double[] vector : vectors) {
      moments.add(vector);
    }
    return moments;
  }
}

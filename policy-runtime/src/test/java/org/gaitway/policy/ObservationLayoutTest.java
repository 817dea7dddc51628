package org.gaitway.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class ObservationLayoutTest {
  @Test
  void sizesAndOffsetsCountHistory() {
    ObservationLayout layout =
        new ObservationLayout(
            List.of(
                ObservationTerm.plain("gravity", 3),
                new ObservationTerm("joint-position", 12, 1, 100, 3),
                ObservationTerm.plain("command", 2)));
    assertEquals(3 + 36 + 2, layout.size());
    assertEquals(0, layout.offset("gravity"));
    assertEquals(39, layout.offset("command"));
    assertThrows(IllegalArgumentException.class, () -> layout.offset("comand"));
  }

  @Test
  void everyNameIsThereOnce() {
    ObservationTerm term = ObservationTerm.plain("gravity", 3);
    assertThrows(IllegalArgumentException.class, () -> new ObservationLayout(List.of(term, term)));
    assertThrows(IllegalArgumentException.class, () -> new ObservationLayout(List.of()));
  }

  @Test
  void termsCheckTheirRanges() {
    assertThrows(IllegalArgumentException.class, () -> ObservationTerm.plain("a b", 3));
    assertThrows(IllegalArgumentException.class, () -> ObservationTerm.plain("a", 0));
    assertThrows(
        IllegalArgumentException.class, () -> new ObservationTerm("a", 1, Double.NaN, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new ObservationTerm("a", 1, 1, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> new ObservationTerm("a", 1, 1, 1, 0));
    assertThrows(
        IllegalArgumentException.class,
        () -> new ObservationTerm("a", Integer.MAX_VALUE, 1, 1, Integer.MAX_VALUE));
  }
}

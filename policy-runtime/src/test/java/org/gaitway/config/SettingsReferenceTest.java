package org.gaitway.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.gaitway.config.SettingsReference.Row;
import org.junit.jupiter.api.Test;

class SettingsReferenceTest {

  private final List<Row> rows = SettingsReference.describe(SampleSettings.defaults());

  @Test
  void rowsFollowTheRecordWithSectionsOpened() {
    assertEquals(
        List.of(
            "optimiser.clip-range",
            "optimiser.gamma",
            "optimiser.epochs",
            "steps",
            "surrogate",
            "verbose",
            "label",
            "hidden",
            "weights",
            "joints",
            "target-kl",
            "critic",
            "reward-weights",
            "task.name",
            "task.forward-weight"),
        rows.stream().map(Row::path).toList());
  }

  @Test
  void rowsSayWhatTheAnnotationsSay() {
    assertEquals(
        new Row(
            "optimiser.clip-range",
            "a number",
            "0.2",
            "half-width of the ratio interval",
            "PPO paper, Table 3",
            ""),
        rows.get(0));
    assertEquals(
        new Row("optimiser.gamma", "a number", "0.99", "discount", "", "between 0 and 1"),
        rows.get(1));
    assertEquals("at least 1", rows.get(3).range());
  }

  @Test
  void typesAreDescribedInWords() {
    assertEquals("one of clip, adaptive-kl, none", rows.get(4).type());
    assertEquals("a list, each an integer", rows.get(7).type());
    assertEquals("[64, 64]", rows.get(7).defaultValue());
    assertEquals("a number, or null", rows.get(10).type());
    assertEquals("names, each with a number", rows.get(12).type());
  }

  @Test
  void keysHoldTheSectionsToo() {
    assertTrue(
        SettingsReference.keys(SampleSettings.defaults())
            .containsAll(List.of("optimiser", "task", "steps")));
  }
}

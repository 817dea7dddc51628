package org.gaitway.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.gaitway.report.ProgressLine.Sample;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

  private final StringWriter written = new StringWriter();
  private final PrintWriter out = new PrintWriter(written);
  private long nanos = 5_000_000_000L;

  @Test
  void linesFitAnEightyColumnTerminal() {
    ProgressLine line = progress(false, 0, 1_000_000);
    step(line, 50, 412_000);
    assertEquals(
        List.of(" 41%  412k/1.00M  8.2k steps/s  return -1234.5  KL 0.0102  clip 0.18  ETA 1:11"),
        lines());
    assertTrue(lines().get(0).length() < 80);
  }

  @Test
  void unknownNumbersAreDashes() {
    ProgressLine line = progress(false, 0, 100);
    nanos += 100_000_000L;
    line.update(new Sample(10, Double.NaN, Double.NaN, Double.NaN));
    assertEquals(List.of(" 10%  10/100  100 steps/s  return -  KL -  clip -  ETA -:--"), lines());
  }

  @Test
  void pipedOutputHasALineEveryTenPercentOrTenSecondsAndNoControlCharacters() {
    ProgressLine line = progress(false, 0, 1_000);
    for (int steps = 10; steps < 1_000; steps += 10) {
      step(line, 0.01, steps);
    }
    assertEquals(9, lines().size());
    step(line, 9.8, 995);
    assertEquals(9, lines().size());
    step(line, 0.2, 996);
    assertEquals(10, lines().size());
    step(line, 20, 1_000);
    line.finish(sample(1_000));
    assertEquals(11, lines().size());
    assertFalse(text().chars().anyMatch(c -> c < ' ' && c != '\n'));
  }

  @Test
  void terminalsGetOneLineRewrittenTenTimesASecond() {
    ProgressLine line = progress(true, 0, 1_000_000);
    for (int i = 1; i <= 100; i++) {
      step(line, 0.01, i * 100);
    }
    line.finish(sample(10_000));
    int shown = text().split("\r", -1).length - 1;
    assertTrue(shown >= 10 && shown <= 12, "shown " + shown);
    assertEquals(1, text().chars().filter(c -> c == '\n').count());
    assertTrue(text().endsWith(System.lineSeparator()));
  }

  @Test
  void timeLeftFollowsTheLastSeconds() {
    ProgressLine line = progress(false, 0, 100_000);
    for (int i = 1; i <= 10; i++) {
      step(line, 1, i * 2_000);
    }
    // From here on ten times slower: 2,000 steps left at 200 steps/s are 10 s, whatever went
    // before.
    for (int i = 1; i <= 395; i++) {
      step(line, 1, 20_000 + i * 200);
    }
    String last = lines().get(lines().size() - 1);
    assertTrue(last.contains(" 200 steps/s ") && last.endsWith("ETA 0:10"), last);
  }

  @Test
  void resumedRunsDoNotCountWhatWasDoneBefore() {
    ProgressLine line = progress(false, 900_000, 1_000_000);
    step(line, 10, 910_000);
    assertTrue(lines().get(0).contains(" 1.0k steps/s "), lines().get(0));
    assertTrue(lines().get(0).endsWith("ETA 1:30"), lines().get(0));
  }

  @Test
  void theLastLineTellsTheWholeTimeAndRate() {
    ProgressLine line = progress(false, 0, 10_000);
    step(line, 8, 8_000);
    step(line, 192, 10_000);
    line.finish(sample(10_000));
    String last = lines().get(lines().size() - 1);
    assertTrue(last.contains(" 50 steps/s ") && last.endsWith("in 3:20"), last);
  }

  @Test
  void aLastRoundBeyondTheStepsIsNoMoreThanTheWhole() {
    ProgressLine line = progress(false, 0, 10_000);
    step(line, 10, 8_192);
    step(line, 10, 12_288);
    line.finish(sample(12_288));
    assertTrue(lines().get(1).startsWith("100%  12.3k/10.0k "), lines().get(1));
  }

  @Test
  void notesDoNotTearTheLine() {
    ProgressLine line = progress(true, 0, 10_000);
    step(line, 1, 1_000);
    line.note("saved");
    assertTrue(text().endsWith("\r\u001B[Ksaved" + System.lineSeparator()));
    line.endLine();
    assertTrue(text().endsWith("saved" + System.lineSeparator()));
  }

  @Test
  void durationsAndQuantitiesAreShort() {
    assertEquals("0:00", ProgressLine.duration(0.4));
    assertEquals("59:59", ProgressLine.duration(3599.4));
    assertEquals("3:05:00", ProgressLine.duration(3 * 3600 + 300));
    assertEquals("999", ProgressLine.quantity(999));
    assertEquals("12.3k", ProgressLine.quantity(12_345));
    assertEquals("123k", ProgressLine.quantity(123_456));
    assertEquals("1.00M", ProgressLine.quantity(999_999));
  }

  private ProgressLine progress(boolean terminal, long start, long total) {
    return new ProgressLine(out, terminal, start, total, () -> nanos);
  }

  private void step(ProgressLine line, double seconds, long steps) {
    nanos += (long) (seconds * 1e9);
    line.update(sample(steps));
  }

  private static Sample sample(long steps) {
    return new Sample(steps, -1234.5, 0.01019, 0.18);
  }

  private String text() {
    return written.toString();
  }

  private List<String> lines() {
    return text().lines().toList();
  }
}

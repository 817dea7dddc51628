package org.gaitway.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentProgressTest {

  private static final RunKey FAST = new RunKey("inverted-pendulum", "wide", 1);
  private static final RunKey SLOW = new RunKey("reacher", "wide", 1);

  @TempDir Path folder;

  private final StringWriter text = new StringWriter();
  private long nanos;

  @Test
  void theTimeLeftComesFromTheSpeedOfEachTask() {
    ExperimentProgress progress = progress();
    progress.began(FAST, 0);
    progress.began(SLOW, 0);
    nanos = TimeUnit.SECONDS.toNanos(1);
    progress.advanced(FAST, 4096);
    progress.finished(FAST);
    progress.advanced(SLOW, 1024);
    // Left: 3 runs of 1 s, 3 of 4 s and the rest of one, 3 s; two side by side.
    assertEquals(9, progress.secondsLeft(), 1e-9);
  }

  @Test
  void theLineCountsRuns() {
    ExperimentProgress progress = progress();
    assertEquals("0/8 runs  - steps/s  ETA -:--", progress.line());
    progress.began(FAST, 2048);
    nanos = TimeUnit.SECONDS.toNanos(31);
    progress.advanced(FAST, 4096);
    progress.finished(FAST);
    progress.began(SLOW, 0);
    progress.failed(SLOW, new IllegalStateException("no water"));
    progress.tick();
    nanos = TimeUnit.SECONDS.toNanos(62);
    progress.tick();
    assertEquals(
        "reacher/wide/seed-1 failed: no water\n"
            + "1/8 runs  1 failed  - steps/s  ETA 3:06\n"
            + "1/8 runs  1 failed  0 steps/s  ETA 3:06\n",
        text.toString());
  }

  private ExperimentProgress progress() {
    Experiment experiment = new Experiment(SmallPlan.plan(), folder, SmallPlan.PROVENANCE, false);
    return new ExperimentProgress(new PrintWriter(text), false, experiment, 4096, 2, () -> nanos);
  }
}

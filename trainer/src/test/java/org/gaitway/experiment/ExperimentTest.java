package org.gaitway.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gaitway.policy.PolicyFile;
import org.gaitway.ppo.TrainingSettings;
import org.gaitway.report.MetricsTable;
import org.gaitway.run.Evaluation;
import org.gaitway.run.EvaluationResult;
import org.gaitway.run.EvaluationSettings;
import org.gaitway.run.RunFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentTest {

  private static final BooleanSupplier NEVER = () -> false;

  @TempDir Path folder;

  @Test
  void aKilledExperimentEndsAsOneThatNeverStopped() throws Exception {
    Path straight = folder.resolve("straight");
    execute(SmallPlan.plan(), straight, 1, NEVER);
    Path killed = folder.resolve("killed");
    Process process = ExperimentProcess.start(killed);
    while (process.isAlive() && filesNamed("score.yaml", killed).size() < 3) {
      Thread.onSpinWait();
    }
    process.destroyForcibly().waitFor(); // SIGKILL
    assertTrue(experiment(killed).unfinished().size() > 0, "killed too late");
    execute(SmallPlan.plan(), killed, 2, NEVER);
    assertSameResults(straight, killed);
  }

  @Test
  void anExperimentThatIsStoppedInTheMiddleOfItsRunsGoesOn() throws Exception {
    Path straight = folder.resolve("straight");
    execute(SmallPlan.plan(), straight, 2, NEVER);
    Path stopped = folder.resolve("stopped");
    // A run asks when it begins and before each of its four updates: this is within the second.
    AtomicInteger asked = new AtomicInteger();
    List<RunKey> first = execute(SmallPlan.plan(), stopped, 1, () -> asked.incrementAndGet() > 8);
    assertEquals(List.of(new RunKey("inverted-pendulum", "narrow", 1)), first);
    Recorder second = new Recorder();
    execute(SmallPlan.plan(), stopped, 2, NEVER, second);
    assertEquals(Set.of(2048L, 0L), second.begins);
    assertEquals(7, second.finished.size());
    assertSameResults(straight, stopped);
  }

  @Test
  void whatIsDoneIsLeftAlone() throws Exception {
    execute(SmallPlan.plan(), folder, 2, NEVER);
    List<RunKey> finished = execute(SmallPlan.plan(), folder, 2, NEVER);
    assertEquals(List.of(), finished);
    assertEquals(List.of(), experiment(folder).unfinished());
  }

  @Test
  void aSlimExperimentKeepsWhatItsReportNeedsAndCountsAsDone() throws Exception {
    Plan plan = SmallPlan.plan().withSeeds(List.of(1L));
    Path whole = folder.resolve("whole");
    execute(plan, whole, 2, NEVER);
    Path slim = folder.resolve("slim");
    new Experiment(plan, slim, SmallPlan.PROVENANCE, true)
        .execute(2, NEVER, List.of(new Recorder()));
    RunKey key = new RunKey("reacher", "wide", 1);
    try (Stream<Path> files = Files.list(key.folder(slim).path())) {
      assertEquals(
          Set.of("config.yaml", "curve.csv", "policy.onnx", "score.yaml"),
          files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()));
    }
    assertEquals(List.of(), new Experiment(plan, slim, SmallPlan.PROVENANCE, true).unfinished());
    RunResult.Curve curve = RunCurve.read(key.folder(slim));
    assertArrayEquals(RunCurve.read(key.folder(whole)).returns(), curve.returns());
    // Four updates are fewer than a picture has room for: the curve is all of them.
    MetricsTable metrics = MetricsTable.read(key.folder(whole).metrics());
    assertArrayEquals(metrics.column("steps"), curve.steps());
    assertArrayEquals(metrics.column("return_100"), curve.returns());
  }

  @Test
  void theScoreIsOfAllEpisodesAndOfTheLast100() throws Exception {
    Plan plan = SmallPlan.plan().withSeeds(List.of(1L));
    execute(plan, folder, 2, NEVER);
    RunFolder run = new RunKey("reacher", "wide", 1).folder(folder);
    RunScore score = RunScore.read(run).orElseThrow();
    MetricsTable metrics = MetricsTable.read(run.metrics());
    int last = metrics.rows() - 1;
    assertEquals(metrics.column("return_100")[last], score.last100());
    assertEquals(metrics.column("episodes")[last], score.episodes());
    // An episode of reacher takes 50 steps: after 4096 steps of 4 environments 80 have ended, all
    // among the last 100.
    assertEquals(80, score.episodes());
    assertEquals(score.last100(), score.wholeTraining(), 1e-9);
  }

  @Test
  void evaluationsTakeEveryCheckpoint() throws Exception {
    Plan plan = SmallPlan.of(SmallPlan.YAML + "evaluation-episodes: 2\n").withSeeds(List.of(1L));
    execute(plan, folder, 2, NEVER);
    RunFolder run = new RunKey("reacher", "wide", 1).folder(folder);
    MetricsTable evaluations = MetricsTable.read(run.path().resolve("evaluations.csv"));
    assertArrayEquals(new double[] {1024, 2048, 3072, 4096}, evaluations.column("steps"));
    double best = Double.NEGATIVE_INFINITY;
    for (double value : evaluations.column("evaluation_return")) {
      best = Math.max(best, value);
    }
    assertEquals(best, RunScore.read(run).orElseThrow().bestEvaluation().orElseThrow());
    assertTrue(Files.exists(run.path().resolve("best-policy.onnx")));
  }

  @Test
  void theFrozenPolicyIsJudgedUnderEveryCondition() throws Exception {
    Plan plan =
        SmallPlan.of(
            """
            tasks: [quadruped]
            steps: 256
            seeds: [1]
            overrides: [run.envs=4, ppo.horizon=32, ppo.minibatch=64, legged.episode=1]
            settings: {plain: []}
            final-evaluation:
              episodes: 2
              conditions:
                prompt: []
                late: [legged.sensing.min-delay=2, legged.sensing.max-delay=2]
            """);
    execute(plan, folder, 1, NEVER);
    RunFolder run = new RunKey("quadruped", "plain", 1).folder(folder);
    Map<String, Map<String, Double>> figures = RunScore.read(run).orElseThrow().finalEvaluation();
    TrainingSettings settings = PlannedRun.of(plan).get(0).settings();
    EvaluationResult prompt =
        Evaluation.run(
            settings.evaluation(),
            PolicyFile.read(run.policy())::newPolicy,
            new EvaluationSettings(2, -2, 1));
    assertEquals(prompt.figures(), figures.get("prompt"));
    assertEquals(prompt.figures().keySet(), figures.get("late").keySet());
    assertNotEquals(figures.get("prompt"), figures.get("late"));

    Path report = folder.resolve("report.html");
    ReportHeader header = new ReportHeader("the command", Map.of());
    new ExperimentReport(plan, folder, header, new RandomReturns(Map.of("quadruped", 0.0)))
        .write(new Results(folder, PlannedRun.of(plan)));
    String page = Files.readString(report);
    assertTrue(page.contains("quadruped, late"), page);
    assertTrue(page.contains("tracking.linear-velocity-error"), page);
    List<String> rows = Files.readAllLines(folder.resolve("final-evaluation.csv"));
    assertEquals(1 + 2 * prompt.figures().size(), rows.size());
    assertTrue(
        rows.contains("quadruped,plain,1,prompt,return.mean," + prompt.meanReturn()),
        rows.toString());
  }

  @Test
  void aFailedRunDoesNotStopTheOthersAndIsTriedAgain() throws Exception {
    Plan plan = SmallPlan.plan().withSeeds(List.of(1L));
    RunFolder broken = new RunKey("reacher", "wide", 1).folder(folder);
    Files.createDirectories(broken.checkpoints());
    Path inTheWay = Files.createDirectories(broken.metrics().resolve("occupied"));
    Recorder recorder = new Recorder();
    execute(plan, folder, 2, NEVER, recorder);
    assertEquals(List.of(new RunKey("reacher", "wide", 1)), recorder.failed);
    assertEquals(3, recorder.finished.size());
    assertTrue(RunFailure.read(broken).orElseThrow().contains("metrics.csv"));
    Files.delete(inTheWay);
    assertEquals(recorder.failed, execute(plan, folder, 2, NEVER));
    assertTrue(RunFailure.read(broken).isEmpty());
  }

  @Test
  void foldersOfOtherSettingsAreRefused() throws Exception {
    execute(SmallPlan.plan().withSeeds(List.of(1L)), folder, 2, NEVER);
    Plan longer = SmallPlan.plan().withSteps(8192);
    IOException refusal = assertThrows(IOException.class, () -> execute(longer, folder, 2, NEVER));
    assertTrue(refusal.getMessage().contains("other settings"), refusal.getMessage());
  }

  @Test
  void aFolderIsWorkedInOnce() throws Exception {
    FolderLock lock = FolderLock.take(folder);
    try {
      IOException refusal =
          assertThrows(IOException.class, () -> execute(SmallPlan.plan(), folder, 1, NEVER));
      assertTrue(refusal.getMessage().contains(folder.toString()), refusal.getMessage());
    } finally {
      lock.close();
    }
  }

  /** Remembers what it hears. */
  private static final class Recorder implements ExperimentListener {
    private final Set<Long> begins = new HashSet<>();
    private final List<RunKey> finished = new ArrayList<>();
    private final List<RunKey> failed = new ArrayList<>();

    @Override
    public void began(RunKey run, long steps) {
      begins.add(steps);
    }

    @Override
    public void finished(RunKey run) {
      finished.add(run);
    }

    @Override
    public void failed(RunKey run, Exception cause) {
      failed.add(run);
    }
  }

  private static Experiment experiment(Path folder) {
    return new Experiment(SmallPlan.plan(), folder, SmallPlan.PROVENANCE, false);
  }

  private static List<RunKey> execute(Plan plan, Path folder, int atOnce, BooleanSupplier stop)
      throws Exception {
    Recorder recorder = new Recorder();
    execute(plan, folder, atOnce, stop, recorder);
    assertEquals(List.of(), recorder.failed);
    return recorder.finished;
  }

  private static void execute(
      Plan plan, Path folder, int atOnce, BooleanSupplier stop, Recorder recorder)
      throws Exception {
    new Experiment(plan, folder, SmallPlan.PROVENANCE, false)
        .execute(atOnce, stop, List.of(recorder));
  }

  private static List<Path> filesNamed(String name, Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.endsWith(name)).toList();
    } catch (UncheckedIOException e) {
      return List.of(); // A file went away meanwhile.
    }
  }

  /** Same learned bits and same metrics, but for times. */
  private static void assertSameResults(Path expected, Path actual) throws IOException {
    for (PlannedRun run : PlannedRun.of(SmallPlan.plan())) {
      RunFolder one = run.key().folder(expected);
      RunFolder other = run.key().folder(actual);
      MetricsTable metrics = MetricsTable.read(one.metrics());
      for (String column : metrics.columns()) {
        if (!column.endsWith("_s")) {
          assertArrayEquals(
              metrics.column(column),
              MetricsTable.read(other.metrics()).column(column),
              run.key() + ", " + column);
        }
      }
      assertEquals(
          Files.readString(one.path().resolve("episodes.csv")),
          Files.readString(other.path().resolve("episodes.csv")));
      RunScore score = RunScore.read(one).orElseThrow();
      RunScore again = RunScore.read(other).orElseThrow();
      assertEquals(score.wholeTraining(), again.wholeTraining());
      assertEquals(score.last100(), again.last100());
    }
  }
}

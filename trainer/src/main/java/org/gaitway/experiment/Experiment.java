package org.gaitway.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.gaitway.run.Provenance;
import org.gaitway.run.RunFolder;

/**
 * Executes the runs of a plan, several at once, each on a thread of its own. Runs that are done are
 * left alone, those that were interrupted, by whatever, go on from their last checkpoint: what
 * comes out does not depend on interruptions, nor on how many run at once.
 */
public final class Experiment {
  private final Plan plan;
  private final Path folder;
  private final Provenance provenance;
  private final boolean slim;
  private final List<PlannedRun> runs;
  private final BlockingQueue<Consumer<ExperimentListener>> events = new LinkedBlockingQueue<>();

  /**
   * Lays out an experiment; nothing runs yet.
   *
   * @param plan what to run
   * @param folder where; made when it does not exist
   * @param provenance kept with each run
   * @param slim whether a finished run keeps only what its report needs, and its policy
   * @throws org.gaitway.config.ConfigException if the plan cannot be run
   */
  public Experiment(Plan plan, Path folder, Provenance provenance, boolean slim) {
    this.plan = plan;
    this.folder = folder;
    this.provenance = provenance;
    this.slim = slim;
    this.runs = PlannedRun.of(plan);
  }

  /** All runs, those that are done included. */
  public List<PlannedRun> runs() {
    return runs;
  }

  /** The runs that are not done, in the order of their start. */
  public List<PlannedRun> unfinished() {
    return runs.stream().filter(run -> !isFinished(folderOf(run))).toList();
  }

  /**
   * Executes the unfinished runs and returns when all have ended.
   *
   * @param atOnce how many run side by side
   * @param stop asked between updates; when true, runs save what they have and end
   * @param listeners called on the caller's thread
   * @throws IOException if a folder has a run with other settings, or another program works in the
   *     experiment's; nothing has run then
   * @throws InterruptedException if interrupted; runs end with their present update
   */
  public void execute(int atOnce, BooleanSupplier stop, List<ExperimentListener> listeners)
      throws IOException, InterruptedException {
    FolderLock lock = FolderLock.take(folder);
    try {
      checkFolders();
      List<PlannedRun> left = runs;
      for (long rung : plan.halving().rungs()) {
        Rung comparison = new Rung(folder, plan, rung);
        executeAll(comparison.shortOf(left), rung, atOnce, stop, listeners);
        if (stop.getAsBoolean()) {
          return;
        }
        List<PlannedRun> survivors = comparison.survivors(left);
        for (PlannedRun run : left) {
          if (!survivors.contains(run)) {
            listeners.forEach(listener -> listener.dropped(run.key()));
          }
        }
        left = survivors;
      }
      executeAll(left, Long.MAX_VALUE, atOnce, stop, listeners);
    } finally {
      lock.close();
    }
  }

  private void executeAll(
      List<PlannedRun> chosen,
      long until,
      int atOnce,
      BooleanSupplier stop,
      List<ExperimentListener> listeners)
      throws InterruptedException {
    Interruption interruption = new Interruption(stop);
    ExecutorService pool = Executors.newFixedThreadPool(atOnce);
    try {
      List<Future<?>> pending = new ArrayList<>();
      for (PlannedRun run : chosen) {
        if (!isFinished(folderOf(run))) {
          pending.add(pool.submit(() -> execute(run, until, interruption)));
        }
      }
      while (!pending.stream().allMatch(Future::isDone)) {
        Consumer<ExperimentListener> event = events.poll(1, TimeUnit.SECONDS);
        if (event != null) {
          listeners.forEach(event);
        }
        listeners.forEach(ExperimentListener::tick);
      }
      events.forEach(listeners::forEach);
      rethrowErrors(pending);
    } finally {
      interruption.request();
      pool.shutdown();
    }
  }

  /** Stops runs also when the experiment itself ends in an error. */
  private static final class Interruption implements BooleanSupplier {
    private final BooleanSupplier stop;
    private volatile boolean requested;

    Interruption(BooleanSupplier stop) {
      this.stop = stop;
    }

    void request() {
      requested = true;
    }

    @Override
    public boolean getAsBoolean() {
      return requested || stop.getAsBoolean();
    }
  }

  private void checkFolders() throws IOException {
    for (PlannedRun run : runs) {
      RunFolder existing = folderOf(run);
      if (Files.exists(existing.config())) {
        RunExecution.requireSameSettings(existing, run.settings());
      }
    }
  }

  private void execute(PlannedRun run, long until, BooleanSupplier stop) {
    if (stop.getAsBoolean()) {
      return;
    }
    RunKey key = run.key();
    RunFolder runFolder = folderOf(run);
    RunExecution execution = new RunExecution(run, runFolder, provenance, plan, slim);
    try {
      Files.deleteIfExists(RunFailure.file(runFolder));
      boolean done =
          execution.execute(
              until,
              stop,
              steps -> events.add(listener -> listener.began(key, steps)),
              report -> events.add(listener -> listener.advanced(key, report.steps())));
      if (done) {
        events.add(listener -> listener.finished(key));
      }
    } catch (Exception e) {
      RunFailure.write(runFolder, e);
      events.add(listener -> listener.failed(key, e));
    }
  }

  /** What no run can be blamed for, such as a lack of memory, is the experiment's error. */
  private static void rethrowErrors(List<Future<?>> pending) throws InterruptedException {
    for (Future<?> future : pending) {
      try {
        future.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException("an experiment's thread died", e.getCause());
      }
    }
  }

  private static boolean isFinished(RunFolder run) {
    return Files.exists(RunScore.file(run));
  }

  private RunFolder folderOf(PlannedRun run) {
    return run.key().folder(folder);
  }
}

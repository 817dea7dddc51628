package org.gaitway.experiment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaitway.run.RunFolder;

/**
 * What there is of an experiment: its finished runs, and the errors of those that failed. Reads
 * each run's files once. Not thread-safe.
 */
public final class Results {
  private final Path folder;
  private final List<PlannedRun> planned;
  private final Map<RunKey, RunResult> finished = new LinkedHashMap<>();
  private final Map<RunKey, String> failures = new LinkedHashMap<>();

  /**
   * Reads what is there already.
   *
   * @param folder of the experiment
   * @param planned its runs
   * @throws IOException if a file cannot be read
   */
  public Results(Path folder, List<PlannedRun> planned) throws IOException {
    this.folder = folder;
    this.planned = List.copyOf(planned);
    for (PlannedRun run : planned) {
      reload(run.key());
    }
  }

  /**
   * Takes note of a run that has finished or failed.
   *
   * @throws IOException if its files cannot be read
   */
  public void reload(RunKey key) throws IOException {
    RunFolder run = key.folder(folder);
    Optional<RunScore> score = RunScore.read(run);
    if (score.isPresent()) {
      finished.put(key, new RunResult(key, score.get(), RunCurve.read(run)));
    }
    failures.remove(key);
    RunFailure.read(run).ifPresent(message -> failures.put(key, message));
  }

  /** How many runs there will be. */
  public int plannedRuns() {
    return planned.size();
  }

  /** The finished runs, in the order of the plan. */
  public List<RunResult> finished() {
    List<RunResult> ordered = new ArrayList<>();
    for (PlannedRun run : planned) {
      Optional.ofNullable(finished.get(run.key())).ifPresent(ordered::add);
    }
    return ordered;
  }

  /** The errors of the runs that failed, each in a line. */
  public Map<RunKey, String> failures() {
    return Map.copyOf(failures);
  }

  /** The finished runs of one setting on one task, by seed. */
  public List<RunResult> of(String task, String setting) {
    return finished().stream()
        .filter(run -> run.key().task().equals(task) && run.key().setting().equals(setting))
        .toList();
  }

  /** The scores of those runs. */
  public double[] scores(String task, String setting, Metric metric) {
    return of(task, setting).stream().mapToDouble(run -> run.score().by(metric)).toArray();
  }
}

package org.gaitway.baseline;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.gaitway.checkpoint.Checkpoint;
import org.gaitway.nn.Parameters;
import org.gaitway.ppo.RunProgress;
import org.gaitway.ppo.RunProgress.RoundTimes;
import org.gaitway.ppo.TrainedPolicy;
import org.gaitway.ppo.Trainer;
import org.gaitway.ppo.TrainingSettings;
import org.gaitway.ppo.UpdateReport;
import org.gaitway.ppo.UpdateStatistics;
import org.gaitway.random.RandomStream;
import org.gaitway.rollout.ActionMap;
import org.gaitway.rollout.EpisodeObservers;
import org.gaitway.rollout.FaultResponse;
import org.gaitway.rollout.ObservationNormaliser;
import org.gaitway.rollout.Workers;
import org.gaitway.sim.Model;
import org.gaitway.task.Environment;
import org.gaitway.task.FaultException;
import org.gaitway.task.TaskDefinition;

/**
 * The cross-entropy method on the weights of the policy (Szita and Lorincz 2006; on networks, Duan
 * et al. 2016): draw candidates, score each by the mean return of its episodes, fit the search to
 * the best of them. A round is a generation. There is no value function, no advantage, no gradient,
 * and no noise in the actions.
 */
public final class CemTrainer implements Trainer {
  private final TrainingSettings settings;
  private final TaskDefinition definition;
  private final Model model;
  private final Workers workers;
  private final RandomStream random;
  private final ActionMap actionMap;
  private final ObservationNormaliser normaliser;
  private final Parameters policy;
  private final int[] indices;
  private final SearchDistribution search;
  private final RunProgress progress;
  private final CandidateTrials trials;
  private long faultCount;

  /** Makes environments, one per worker, and a search around a fresh policy. */
  public CemTrainer(
      TrainingSettings settings, TaskDefinition definition, EpisodeObservers observers) {
    this.settings = settings;
    CemSettings cem = settings.baseline().cem();
    this.definition = definition;
    this.model = definition.model().get();
    this.workers = new Workers(settings.run().effectiveThreads());
    this.random = new RandomStream(settings.run().seed(), 0);
    int observationSize = Environment.observationSize(definition, model);
    this.actionMap = new ActionMap(model, settings.network().scaleActions());
    this.normaliser =
        new ObservationNormaliser(observationSize, settings.normalise().observations());
    this.policy = settings.network().policy(observationSize, model.nu(), random);
    this.indices = policy.networkIndices();
    double[] guess =
        Arrays.stream(indices).mapToDouble(i -> policy.block().buffer().get(i)).toArray();
    this.search = new SearchDistribution(cem, guess, random);
    this.progress = new RunProgress(settings, definition, model);
    this.trials =
        new CandidateTrials(
            definition,
            model,
            actionMap,
            policy,
            settings.run().seed(),
            cem.episodesPerCandidate(),
            workers,
            observers);
  }

  @Override
  public boolean finished() {
    return progress.finished();
  }

  @Override
  public UpdateReport advance() {
    long start = System.nanoTime();
    float[][] candidates = search.draw(progress.update());
    Generation generation = trials.run(candidates, progress.update(), normaliser);
    tolerateFaults(generation);
    generation.moments().forEach(normaliser::update);
    long evaluated = System.nanoTime();
    search.fit(candidates, generation.scores());
    for (int i = 0; i < indices.length; i++) {
      policy.block().buffer().put(indices[i], (float) search.mean()[i]);
    }
    progress.count(generation.steps(), generation.episodes());
    return progress.report(
        generation.episodes(),
        faultCount,
        List.of(),
        UpdateStatistics.gradientFree(Arrays.stream(search.std()).average().orElseThrow()),
        Double.NaN,
        new RoundTimes(
            (evaluated - start) * 1e-9, Double.NaN, (System.nanoTime() - evaluated) * 1e-9));
  }

  /**
   * Goes on past a fault now and then, which costs its candidate all chances.
   *
   * @throws FaultException if the run is to stop at faults, or there was more than one in a hundred
   *     steps
   */
  private void tolerateFaults(Generation generation) {
    List<String> found = generation.faults();
    faultCount += found.size();
    long most =
        settings.run().onFault() == FaultResponse.STOP ? 0 : Math.max(1, generation.steps() / 100);
    if (found.size() > most) {
      throw new FaultException(
          progress + ": " + found.size() + " episodes diverged, one of them: " + found.get(0));
    }
  }

  @Override
  public Checkpoint save() {
    Checkpoint checkpoint = new Checkpoint();
    progress.save(checkpoint);
    search.save(checkpoint);
    return checkpoint
        .put("search.random", random.save())
        .put("search.faults", faultCount)
        .put("search.policy", policy.block().toArray())
        .put("normaliser.observations", normaliser.save());
  }

  @Override
  public void restore(Checkpoint checkpoint) {
    progress.restore(checkpoint);
    search.restore(checkpoint);
    faultCount = checkpoint.aLong("search.faults");
    random.restore(checkpoint.longs("search.random", RandomStream.STATE_SIZE));
    policy.block().set(checkpoint.floats("search.policy", policy.block().length()));
    normaliser.restore(checkpoint.doubles("normaliser.observations"));
  }

  @Override
  public long steps() {
    return progress.steps();
  }

  @Override
  public TrainingSettings settings() {
    return settings;
  }

  @Override
  public TrainedPolicy policy() {
    return new TrainedPolicy(definition, model, policy, normaliser, Optional.empty(), actionMap);
  }

  @Override
  public void close() {
    trials.close();
    policy.close();
    workers.close();
    model.close();
  }
}

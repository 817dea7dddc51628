package org.gaitway.ppo;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gaitway.checkpoint.Checkpoint;
import org.gaitway.ppo.RunProgress.RoundTimes;
import org.gaitway.random.RandomStream;
import org.gaitway.rollout.ActionMap;
import org.gaitway.rollout.Episode;
import org.gaitway.rollout.EpisodeObservers;
import org.gaitway.rollout.ObservationNormaliser;
import org.gaitway.rollout.RolloutBuffer;
import org.gaitway.rollout.RolloutCollector;
import org.gaitway.rollout.Workers;
import org.gaitway.sim.Model;
import org.gaitway.task.Environment;
import org.gaitway.task.FaultException;
import org.gaitway.task.Symmetry;
import org.gaitway.task.TaskDefinition;

/**
 * A run of an algorithm that learns from segments: collects one from all environments, estimates
 * advantages, lets the learner update, reports, until the steps are done.
 */
public final class SegmentTrainer implements Trainer {
  private final TrainingSettings settings;
  private final TaskDefinition definition;
  private final Model model;
  private final Workers workers;
  private final RolloutCollector collector;
  private final RolloutBuffer buffer;
  private final ObservationNormaliser normaliser;
  private final ObservationNormaliser privilegedNormaliser;
  private final RewardNormaliser rewardNormaliser;
  private final AdvantageEstimator estimator;
  private final Learner learner;
  private final ValueEstimates estimates;
  private final Optional<MirrorImages> images;
  private final RunProgress progress;

  /** Makes environments and networks as the settings say; nobody observes the episodes. */
  public SegmentTrainer(TrainingSettings settings, TaskDefinition definition) {
    this(settings, definition, EpisodeObservers.NONE);
  }

  /** Makes environments and networks as the settings say, and lets the episodes be observed. */
  public SegmentTrainer(
      TrainingSettings settings, TaskDefinition definition, EpisodeObservers observers) {
    this.settings = settings;
    this.definition = definition;
    this.model = definition.model().get();
    this.workers = new Workers(settings.run().effectiveThreads());
    long seed = settings.run().seed();
    int observationSize;
    int privilegedSize;
    int[] present;
    try (Environment probe = new Environment(definition, model, new RandomStream(seed, 0))) {
      observationSize = probe.observationSize();
      privilegedSize = probe.privilegedSize();
      images = images(probe);
      present = present(probe);
    }
    requireSeparateTrunks(privilegedSize > 0);
    requireMoreToSee(privilegedSize > 0);
    int envs = settings.run().envs();
    // Stream 0 is the learner's; environment i has stream i + 1.
    this.learner =
        Learners.create(
            settings,
            observationSize,
            privilegedSize == 0 ? observationSize : privilegedSize,
            model.nu(),
            present,
            new RandomStream(seed, 0),
            workers);
    this.collector =
        new RolloutCollector(
            definition,
            model,
            learner.actors(),
            ActionMap.of(definition, model, settings.network().scaleActions()),
            envs,
            seed,
            settings.run().onFault(),
            workers,
            observers);
    this.buffer =
        new RolloutBuffer(
            envs, settings.ppo().horizon(), observationSize, privilegedSize, model.nu());
    this.normaliser =
        new ObservationNormaliser(
            observationSize,
            settings.normalise().observations(),
            images.map(MirrorImages::observation));
    this.privilegedNormaliser =
        new ObservationNormaliser(
            privilegedSize,
            settings.normalise().observations(),
            images.filter(mirrored -> privilegedSize > 0).map(MirrorImages::privileged));
    this.rewardNormaliser =
        new RewardNormaliser(envs, settings.ppo().gamma(), settings.normalise().rewards());
    this.estimator = new AdvantageEstimator(settings.ppo().gamma(), settings.ppo().lambda());
    this.estimates = new ValueEstimates(buffer);
    this.progress = new RunProgress(settings, definition, model);
  }

  /** Which of the observed values are of the present step, the newest of each term. */
  private int[] present(Environment probe) {
    IntStream.Builder columns = IntStream.builder();
    int at = 0;
    for (int i = 0; i < definition.observations().size(); i++) {
      int size = probe.observationSizes().get(i);
      int end = at + size * definition.observations().get(i).channel().history();
      IntStream.range(end - size, end).forEach(columns::add);
      at = end;
    }
    return columns.build().toArray();
  }

  private void requireMoreToSee(boolean asymmetric) {
    if (!asymmetric && settings.teacher().enabled()) {
      throw new IllegalArgumentException(
          "teacher.distillation must be none for task "
              + definition.name()
              + ", in which a teacher would see nothing that a student does not; was "
              + settings.teacher().distillation());
    }
  }

  private Optional<MirrorImages> images(Environment probe) {
    if (!settings.symmetry().mirror()) {
      return Optional.empty();
    }
    Symmetry symmetry =
        definition
            .symmetry()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "symmetry.mirror must be false for task "
                            + definition.name()
                            + ", which does not say how it looks in a mirror; was true"));
    ActionMap actions = ActionMap.of(definition, model, settings.network().scaleActions());
    if (!actions.agreesWith(symmetry.action(probe))) {
      throw new IllegalArgumentException(
          "symmetry.mirror must be false for task "
              + definition.name()
              + ", whose actuators have control ranges that are not each other's mirror images;"
              + " was true");
    }
    return Optional.of(MirrorImages.of(symmetry, probe, settings.batchSize(), workers));
  }

  private void requireSeparateTrunks(boolean asymmetric) {
    if (asymmetric && settings.network().shareTrunk()) {
      throw new IllegalArgumentException(
          "network.share-trunk must be false for task "
              + definition.name()
              + ", whose value function sees more than its policy; was true");
    }
  }

  @Override
  public boolean finished() {
    return progress.finished();
  }

  @Override
  public UpdateReport advance() {
    if (learner.settled()) {
      normaliser.hold();
      privilegedNormaliser.hold();
    }
    long start = System.nanoTime();
    List<Episode> ended =
        collector.collect(buffer, learner.policy(), normaliser, privilegedNormaliser);
    long collected = System.nanoTime();
    double inferSeconds = collector.inferSeconds();
    double fraction = progress.fraction();
    progress.count(buffer.size(), ended);
    estimates.evaluate(learner, rewardNormaliser, estimator);
    double explained = estimates.explainedVariance();
    UpdateStatistics statistics = update(fraction);
    RoundTimes times =
        new RoundTimes(
            (collected - start) * 1e-9 - inferSeconds,
            inferSeconds,
            (System.nanoTime() - collected) * 1e-9);
    return progress.report(
        ended, collector.faults(), collector.recorded(), statistics, explained, times);
  }

  private UpdateStatistics update(double fraction) {
    try {
      Batch batch = estimates.batch();
      return learner.update(
          images.map(mirror -> mirror.add(batch, learner)).orElse(batch), fraction);
    } catch (FaultException e) {
      throw new FaultException(progress + ": " + e.getMessage(), e);
    }
  }

  @Override
  public Checkpoint save() {
    Checkpoint checkpoint = new Checkpoint();
    progress.save(checkpoint);
    checkpoint
        .put("normaliser.observations", normaliser.save())
        .put("normaliser.privileged", privilegedNormaliser.save())
        .put("normaliser.rewards", rewardNormaliser.saveMoments())
        .put("normaliser.returns", rewardNormaliser.saveReturns());
    learner.save(checkpoint);
    collector.save(checkpoint);
    return checkpoint;
  }

  @Override
  public void restore(Checkpoint checkpoint) {
    progress.restore(checkpoint);
    collector.restore(checkpoint);
    learner.restore(checkpoint);
    normaliser.restore(checkpoint.doubles("normaliser.observations"));
    if (buffer.isAsymmetric()) {
      privilegedNormaliser.restore(checkpoint.doubles("normaliser.privileged"));
    }
    rewardNormaliser.restore(
        checkpoint.doubles("normaliser.rewards"),
        checkpoint.doubles("normaliser.returns", settings.run().envs()));
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
    return new TrainedPolicy(
        definition, model, learner.policy(), normaliser, learner.student(), collector.actionMap());
  }

  @Override
  public void close() {
    collector.close();
    images.ifPresent(MirrorImages::close);
    buffer.close();
    learner.close();
    workers.close();
    model.close();
  }
}

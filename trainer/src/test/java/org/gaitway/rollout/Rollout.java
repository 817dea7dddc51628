package org.gaitway.rollout;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gaitway.checkpoint.Checkpoint;
import org.gaitway.nn.MlpShape;
import org.gaitway.nn.Parameters;
import org.gaitway.nn.Rows;
import org.gaitway.policy.Activation;
import org.gaitway.random.RandomStream;
import org.gaitway.sim.Model;
import org.gaitway.task.Environment;
import org.gaitway.task.StepOutcome;
import org.gaitway.task.TaskDefinition;

/** A collector of {@link PushedMass} with all it needs, and its results. */
final class Rollout implements AutoCloseable {
  static final long SEED = 7;

  final TaskDefinition definition;
  final Model model;
  final ActionMap actionMap;
  final Parameters policy;
  final RolloutBuffer buffer;
  final ObservationNormaliser normaliser;
  private final Workers workers;
  final RolloutCollector collector;
  private final List<Episode> ended = new ArrayList<>();
  private List<Episode> endedLast = List.of();

  Rollout(TaskDefinition definition, int environments, int horizon, int threads) {
    this(definition, environments, horizon, threads, FaultResponse.RESET);
  }

  Rollout(
      TaskDefinition definition,
      int environments,
      int horizon,
      int threads,
      FaultResponse response) {
    this(definition, environments, horizon, threads, SEED, true, response);
  }

  Rollout(TaskDefinition definition, int environments, int horizon, int threads, long seed) {
    this(definition, environments, horizon, threads, seed, true, FaultResponse.RESET);
  }

  Rollout(
      TaskDefinition definition, int environments, int horizon, int threads, boolean normalise) {
    this(definition, environments, horizon, threads, SEED, normalise, FaultResponse.RESET);
  }

  private Rollout(
      TaskDefinition definition,
      int environments,
      int horizon,
      int threads,
      long seed,
      boolean normalise,
      FaultResponse response) {
    this.definition = definition;
    this.model = definition.model().get();
    this.actionMap = new ActionMap(model, true);
    this.policy =
        new Parameters(
            MlpShape.of(PushedMass.OBSERVATIONS, List.of(9), PushedMass.ACTIONS, Activation.TANH),
            PushedMass.ACTIONS);
    policy.initialiseOrthogonal(1, output -> 1, new RandomStream(1, 0));
    policy.fillExtra(-0.5f);
    this.buffer = buffer(environments, horizon);
    this.normaliser = new ObservationNormaliser(PushedMass.OBSERVATIONS, normalise);
    this.workers = new Workers(threads);
    this.collector =
        new RolloutCollector(
            definition, model, policy.shape(), actionMap, environments, seed, response, workers);
  }

  static RolloutBuffer buffer(int environments, int horizon) {
    return new RolloutBuffer(environments, horizon, PushedMass.OBSERVATIONS, PushedMass.ACTIONS);
  }

  static float[] row(Rows rows, int row) {
    float[] values = new float[rows.columns()];
    rows.get(row, values);
    return values;
  }

  ObservationNormaliser freshNormaliser() {
    return new ObservationNormaliser(PushedMass.OBSERVATIONS, normaliser.enabled());
  }

  /** Of a value function that sees what the policy sees. */
  static ObservationNormaliser noNormaliser() {
    return new ObservationNormaliser(0, false);
  }

  /** A first segment as the collector would have it, for one runner. */
  Segment segment(RolloutBuffer alone) {
    return new Segment(alone, policy, freshNormaliser(), noNormaliser(), 0, FaultResponse.RESET, 1);
  }

  List<Episode> collect() {
    endedLast = collector.collect(buffer, policy, normaliser, noNormaliser());
    ended.addAll(endedLast);
    return endedLast;
  }

  /** Episodes so far that ended like this. */
  long outcomes(StepOutcome outcome) {
    return ended.stream().filter(episode -> episode.outcome() == outcome).count();
  }

  Checkpoint save() {
    Checkpoint checkpoint = new Checkpoint().put("normaliser", normaliser.save());
    collector.save(checkpoint);
    return checkpoint;
  }

  void restore(Checkpoint checkpoint) {
    normaliser.restore(checkpoint.doubles("normaliser"));
    collector.restore(checkpoint);
  }

  /** The last segments are the same in every bit. */
  void assertSameAs(Rollout other) {
    assertArrayEquals(floats(buffer.observations()), floats(other.buffer.observations()));
    assertArrayEquals(floats(buffer.actions()), floats(other.buffer.actions()));
    assertArrayEquals(floats(buffer.nextObservations()), floats(other.buffer.nextObservations()));
    assertArrayEquals(buffer.rewards(), other.buffer.rewards());
    assertArrayEquals(buffer.terminated(), other.buffer.terminated());
    assertArrayEquals(buffer.truncated(), other.buffer.truncated());
    for (int e = 0; e < buffer.environments(); e++) {
      assertEquals(buffer.finalCount(e), other.buffer.finalCount(e));
      for (int i = 0; i < buffer.finalCount(e); i++) {
        assertArrayEquals(
            row(buffer.finalObservations(e), i), row(other.buffer.finalObservations(e), i));
      }
    }
    assertArrayEquals(normaliser.save(), other.normaliser.save());
    assertEquals(described(endedLast), described(other.endedLast));
  }

  private static float[] floats(Rows rows) {
    return rows.block().toArray();
  }

  /** As text, since records compare their arrays by identity. */
  private static List<String> described(List<Episode> episodes) {
    return episodes.stream()
        .map(
            e ->
                String.format(
                    "%d %d %s %d %s %s",
                    e.environment(),
                    e.endStep(),
                    e.totalReward(),
                    e.length(),
                    Arrays.toString(e.rewardTerms()),
                    e.outcome()))
        .toList();
  }

  /** Replaying an environment's actions gives its observations, the last of episodes included. */
  void assertReplays(int e) {
    double[] control = new double[PushedMass.ACTIONS];
    float[] observation = new float[PushedMass.OBSERVATIONS];
    int timeOuts = 0;
    try (Environment replay = new Environment(definition, model, new RandomStream(0, 0))) {
      replay.reset();
      for (int t = 0; t < buffer.horizon(); t++) {
        replay.observe(observation);
        assertArrayEquals(observation, row(buffer.observations(), buffer.row(e, t)));
        actionMap.apply(row(buffer.actions(), buffer.row(e, t)), control);
        if (replay.step(control) == StepOutcome.TRUNCATED) {
          replay.observe(observation);
          assertArrayEquals(observation, row(buffer.finalObservations(e), timeOuts++));
          replay.reset();
        }
      }
      replay.observe(observation);
      assertArrayEquals(observation, row(buffer.nextObservations(), e));
    }
    assertEquals(buffer.finalCount(e), timeOuts);
  }

  @Override
  public void close() {
    collector.close();
    workers.close();
    buffer.close();
    policy.close();
    model.close();
  }
}

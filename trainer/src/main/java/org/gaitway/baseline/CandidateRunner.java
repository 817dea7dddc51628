package org.gaitway.baseline;

import java.util.Optional;
import org.gaitway.nn.MlpPass;
import org.gaitway.nn.Parameters;
import org.gaitway.nn.Rows;
import org.gaitway.random.RandomStream;
import org.gaitway.rollout.ActionMap;
import org.gaitway.rollout.Episode;
import org.gaitway.rollout.EpisodeObserver;
import org.gaitway.rollout.ObservationNormaliser;
import org.gaitway.rollout.RunningMoments;
import org.gaitway.rollout.StateOrigin;
import org.gaitway.task.Environment;
import org.gaitway.task.Fault;
import org.gaitway.task.StepOutcome;
import org.gaitway.task.TaskMemory;

/**
 * Runs whole episodes of candidate policies, without noise: what happens depends on the candidate
 * and on where the episode starts, and that on its random stream alone. One thread at a time.
 */
final class CandidateRunner implements AutoCloseable {
  private static final float[] NO_NOISE = {};

  private final Environment environment;
  private final ActionMap actionMap;
  private final Parameters policy;
  private final int[] indices;
  private final MlpPass pass;
  private final Rows input;
  private final double[] rawObservation;
  private final float[] observation;
  private final float[] output;
  private final double[] control;
  private final EpisodeObserver observer;
  private final TaskMemory.Saved fresh;

  /**
   * Takes over an environment.
   *
   * @param policy gives the network's layout; not kept
   * @param observer sees the episodes; closed with this
   */
  CandidateRunner(
      Environment environment, ActionMap actionMap, Parameters policy, EpisodeObserver observer) {
    this.observer = observer;
    this.environment = environment;
    this.fresh = environment.saveMemory();
    this.actionMap = actionMap;
    this.policy = new Parameters(policy.shape(), policy.extraSize());
    this.indices = policy.networkIndices();
    this.pass = new MlpPass(policy.shape(), 1, false);
    this.input = new Rows(1, policy.shape().inputs());
    this.rawObservation = new double[environment.observationSize()];
    this.observation = new float[environment.observationSize()];
    this.output = new float[environment.actionSize()];
    this.control = new double[environment.actionSize()];
  }

  /** Number of observed values. */
  int observationSize() {
    return environment.observationSize();
  }

  /** Takes up a candidate: its weights and biases in their order. */
  void become(float[] candidate) {
    for (int i = 0; i < indices.length; i++) {
      policy.block().buffer().put(indices[i], candidate[i]);
    }
  }

  /**
   * Runs one episode. At a number that is not finite it ends as diverged, and {@link #fault()}
   * tells which.
   *
   * @param index the episode's number in its generation
   * @param number the episode's number in the run, from 0
   * @param start the stream that its start is drawn from; not kept
   * @param moments take in the raw observations
   */
  Episode run(
      int index,
      long number,
      RandomStream start,
      ObservationNormaliser normaliser,
      RunningMoments moments) {
    environment.restoreMemory(fresh); // No candidate finds what another has reached.
    environment.random().restore(start.save());
    environment.reset();
    observer.follow(policy, normaliser);
    observer.began(number, StateOrigin.reset(start.save(), fresh), start.save());
    double total = 0;
    double[] terms = new double[environment.rewardTerms().length];
    StepOutcome outcome;
    do {
      outcome = act(normaliser, moments) ? environment.step(control) : StepOutcome.DIVERGED;
      observer.stepped(outcome);
      if (outcome == StepOutcome.DIVERGED) {
        break;
      }
      total += environment.reward();
      for (int i = 0; i < terms.length; i++) {
        terms[i] += environment.rewardTerms()[i];
      }
    } while (!outcome.endsEpisode());
    int length = environment.stepCount();
    return new Episode(index, length, total, length, terms, outcome);
  }

  /** Observes and maps that to controls, unless what is observed is not finite. */
  private boolean act(ObservationNormaliser normaliser, RunningMoments moments) {
    environment.observe(rawObservation);
    if (environment.fault() != null) {
      return false;
    }
    moments.add(rawObservation);
    for (int i = 0; i < observation.length; i++) {
      observation[i] = (float) rawObservation[i];
    }
    normaliser.apply(observation);
    input.put(0, observation);
    pass.forward(policy, input, 0, 1);
    pass.output().get(0, output);
    actionMap.apply(output, control);
    observer.acted(rawObservation, NO_NOISE, NO_NOISE, output, control);
    return true;
  }

  /** The first number of the last episode that was not finite; empty if all were. */
  Optional<Fault> fault() {
    return Optional.ofNullable(environment.fault());
  }

  @Override
  public void close() {
    observer.close();
    environment.close();
    policy.close();
    pass.close();
    input.close();
  }
}

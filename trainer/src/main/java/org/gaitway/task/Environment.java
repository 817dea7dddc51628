package org.gaitway.task;

import java.nio.DoubleBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.gaitway.observation.TermValues;
import org.gaitway.policy.ObservationTerm;
import org.gaitway.random.RandomStream;
import org.gaitway.sim.DivergedException;
import org.gaitway.sim.Model;
import org.gaitway.sim.Simulation;

/**
 * One copy of a task in a simulation of its own. Not thread-safe; steps allocate nothing.
 *
 * <p>A step applies the action to ctrl, advances the physics, asks the terminations and measures
 * the rewards, in this order. Derived quantities (body positions, contact forces) are as MuJoCo's
 * last substep left them, as in Gymnasium.
 */
public final class Environment implements AutoCloseable {
  private static final Physics CONSTANT_CONTROLS =
      (simulation, substeps, action) -> simulation.step(substeps);

  private final TaskDefinition definition;
  private final Simulation simulation;
  private final RandomStream random;
  private final DoubleBuffer ctrl;
  private final double controlPeriod;
  private final Observation.Reader[] observations;
  private final BooleanSupplier[] terminations;
  private final Reward.Meter[] meters;
  private final double[] weights;
  private final TermValues[] observationTerms;
  private final double[] raw;
  private final double[] observationScratch;
  private final double[] action;
  private final double[] rewardTerms;

  private int step;
  private boolean terminated;
  private double reward;
  private Fault fault;

  /**
   * Makes an environment; {@link #reset()} before the first step.
   *
   * @param model the definition's; stays the caller's to close
   * @param random this environment's own stream, for resets
   */
  public Environment(TaskDefinition definition, Model model, RandomStream random) {
    this.definition = definition;
    this.random = random;
    this.simulation = model.newSimulation();
    this.ctrl = simulation.ctrl();
    this.action = new double[model.nu()];
    this.controlPeriod = definition.substeps() * model.timestep();
    BoundTerms terms = bindTerms();
    this.observations = terms.observations();
    this.terminations = terms.terminations();
    this.meters = terms.meters();
    this.weights =
        definition.rewards().stream().mapToDouble(TaskDefinition.NamedReward::weight).toArray();
    this.rewardTerms = new double[meters.length];
    this.observationTerms = observationTerms();
    this.raw = new double[observationSize()];
    this.observationScratch = new double[observationSize()];
  }

  /** As a robot's control loop makes them; they show the present step alone. */
  private TermValues[] observationTerms() {
    TermValues[] values = new TermValues[observations.length];
    for (int i = 0; i < values.length; i++) {
      String name = definition.observations().get(i).name();
      values[i] = new TermValues(ObservationTerm.plain(name, observations[i].size()));
    }
    return values;
  }

  /** The task's terms, with their addresses in this environment's simulation. */
  private record BoundTerms(
      Observation.Reader[] observations, BooleanSupplier[] terminations, Reward.Meter[] meters) {}

  /** Closes the simulation if a term does not fit the model, such as one of an unknown joint. */
  private BoundTerms bindTerms() {
    try {
      return new BoundTerms(
          definition.observations().stream()
              .map(named -> named.term().bind(simulation))
              .toArray(Observation.Reader[]::new),
          definition.terminations().stream()
              .map(named -> named.term().bind(simulation))
              .toArray(BooleanSupplier[]::new),
          definition.rewards().stream()
              .map(named -> named.term().bind(this))
              .toArray(Reward.Meter[]::new));
    } catch (RuntimeException e) {
      simulation.close();
      throw e;
    }
  }

  /** The physics of one control step. */
  @FunctionalInterface
  public interface Physics {
    /**
     * Advances the simulation; may change its controls between substeps, as motors with a position
     * controller do.
     *
     * @param substeps how many physics steps to take
     * @param action (nu) receives the controls that rewards charge for
     * @throws DivergedException if a step finds a number that is not finite or too large
     */
    void advance(Simulation simulation, int substeps, double[] action);
  }

  /** Starts an episode. */
  public void reset() {
    simulation.reset();
    for (Reset reset : definition.resets()) {
      reset.apply(simulation, random);
    }
    simulation.forward();
    beginEpisode(0);
  }

  /**
   * Takes the present state of the simulation as one of an episode.
   *
   * @param stepsTaken control steps since its start
   */
  public void beginEpisode(int stepsTaken) {
    step = stepsTaken;
    terminated = false;
    fault = null;
  }

  /**
   * Takes one control step.
   *
   * @param control the controls (nu), copied; the simulator clamps them to their range
   * @return {@link StepOutcome#DIVERGED} if the physics or a reward term gave a number that is not
   *     finite, which {@link #fault()} tells
   */
  public StepOutcome step(double[] control) {
    System.arraycopy(control, 0, action, 0, action.length);
    ctrl.put(0, action);
    return step(CONSTANT_CONTROLS);
  }

  /**
   * Takes one control step whose physics is the caller's.
   *
   * @return as {@link #step(double[])}
   */
  public StepOutcome step(Physics physics) {
    for (Reward.Meter meter : meters) {
      meter.beforeStep();
    }
    step++;
    try {
      physics.advance(simulation, definition.substeps(), action);
      if (definition.contactForces()) {
        simulation.rnePostConstraint();
      }
    } catch (DivergedException e) {
      Arrays.fill(rewardTerms, 0);
      return diverge(Fault.of(e));
    }
    terminated = anyTermination();
    measureRewards();
    if (!Fault.isSound(reward)) {
      return diverge(blame(rewardFault()));
    }
    if (terminated) {
      return StepOutcome.TERMINATED;
    }
    return step >= definition.episodeSteps() ? StepOutcome.TRUNCATED : StepOutcome.RUNNING;
  }

  private StepOutcome diverge(Fault found) {
    fault = found;
    terminated = true;
    reward = 0;
    return StepOutcome.DIVERGED;
  }

  /** The term's fault, or the state's that it was measured in. */
  private Fault blame(Fault ofTerm) {
    try {
      simulation.checkState();
      return ofTerm;
    } catch (DivergedException e) {
      return Fault.of(e);
    }
  }

  /** Of the first term that is not finite, or of the sum of terms that are. */
  private Fault rewardFault() {
    for (int i = 0; i < rewardTerms.length; i++) {
      if (!Fault.isSound(rewardTerms[i])) {
        return Fault.reward(definition.rewards().get(i).name(), rewardTerms[i]);
      }
    }
    return Fault.rewardSum(reward);
  }

  private boolean anyTermination() {
    for (BooleanSupplier termination : terminations) {
      if (termination.getAsBoolean()) {
        return true;
      }
    }
    return false;
  }

  private void measureRewards() {
    reward = 0;
    for (int i = 0; i < meters.length; i++) {
      rewardTerms[i] = weights[i] * meters[i].afterStep();
      reward += rewardTerms[i];
    }
  }

  /**
   * Writes the observation (observationSize) to {@code out}. One with a number that is not finite
   * is a {@link #fault()}.
   */
  public void observe(float[] out) {
    observe(observationScratch);
    for (int i = 0; i < observationScratch.length; i++) {
      out[i] = (float) observationScratch[i];
    }
  }

  /**
   * Writes the observation (observationSize) to {@code out} in full precision. One with a number
   * that is not finite as a float is a {@link #fault()}.
   */
  public void observe(double[] out) {
    int at = 0;
    for (int term = 0; term < observations.length; term++) {
      observations[term].read(raw, 0);
      observationTerms[term].push(raw, 0);
      observationTerms[term].read(out, at);
      at += observationTerms[term].width();
    }
    for (int i = 0; i < at; i++) {
      if (!Fault.isSound(out[i]) && fault == null) {
        fault = blame(observationFault(i, out[i]));
      }
    }
  }

  private Fault observationFault(int at, double value) {
    int term = 0;
    int index = at;
    while (index >= observations[term].size()) {
      index -= observations[term++].size();
    }
    return Fault.observation(definition.observations().get(term).name(), index, value);
  }

  /** Number of observed values. */
  public int observationSize() {
    int size = 0;
    for (Observation.Reader reader : observations) {
      size += reader.size();
    }
    return size;
  }

  /** Number of values that a task observes in its model. */
  public static int observationSize(TaskDefinition definition, Model model) {
    try (Environment probe = new Environment(definition, model, new RandomStream(0, 0))) {
      return probe.observationSize();
    }
  }

  /** Number of values in each observation term, in the definition's order. */
  public List<Integer> observationSizes() {
    return Arrays.stream(observations).map(Observation.Reader::size).toList();
  }

  /** Number of controls. */
  public int actionSize() {
    return action.length;
  }

  /** The controls of the last step (nu). Not to be changed. */
  public double[] action() {
    return action;
  }

  /**
   * Reward of the last step, the sum of {@link #rewardTerms()}; 0 for one that came back {@link
   * StepOutcome#DIVERGED}.
   */
  public double reward() {
    return reward;
  }

  /**
   * Weighted reward terms of the last step, in the definition's order; 0 where the physics
   * diverged. Not to be changed.
   */
  public double[] rewardTerms() {
    return rewardTerms;
  }

  /** Whether the last step ended the episode for good. */
  public boolean terminated() {
    return terminated;
  }

  /** The first number of the episode that is not finite; null as long as all are. */
  public Fault fault() {
    return fault;
  }

  /** Control steps since the reset. */
  public int stepCount() {
    return step;
  }

  /** Time from one action to the next [s]. */
  public double controlPeriod() {
    return controlPeriod;
  }

  /** The task. */
  public TaskDefinition definition() {
    return definition;
  }

  /** The simulation, which this environment owns. */
  public Simulation simulation() {
    return simulation;
  }

  /** This environment's random stream. */
  public RandomStream random() {
    return random;
  }

  @Override
  public void close() {
    simulation.close();
  }
}

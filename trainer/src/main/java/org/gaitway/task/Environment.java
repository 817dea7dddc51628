package org.gaitway.task;

import java.nio.DoubleBuffer;
import java.util.List;
import java.util.function.BooleanSupplier;
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
public final class Environment implements Scene, AutoCloseable {
  private static final Physics CONSTANT_CONTROLS =
      (simulation, substeps, action) -> simulation.step(substeps);

  private final TaskDefinition definition;
  private final Surroundings surroundings;
  private final Simulation simulation;
  private final RandomStream random;
  private final DoubleBuffer ctrl;
  private final double controlPeriod;
  private final Sensing sensing;
  private final boolean plainSensing;
  private final BooleanSupplier[] terminations;
  private final StepMeters meters;
  private final Motors.Drive drive;
  private final Physics physics;
  private final double[] observationScratch;
  private final double[] action;
  private final Gauges gauges = new Gauges();
  private PastActions pastActions;

  private int step;
  private boolean terminated;
  private Fault fault;

  /**
   * Makes an environment; {@link #reset()} before the first step.
   *
   * @param model the definition's; stays the caller's to close, after this
   * @param random this environment's own stream, for resets
   */
  public Environment(TaskDefinition definition, Model model, RandomStream random) {
    this.definition = definition;
    this.random = random;
    this.surroundings = new Surroundings(definition, model);
    this.simulation = surroundings.model().newSimulation();
    this.ctrl = simulation.ctrl();
    this.action = new double[model.nu()];
    this.controlPeriod = definition.substeps() * model.timestep();
    try {
      surroundings.bind(definition, this);
      sensing = new Sensing(definition, this);
      drive = definition.motors().map(motors -> motors.bind(this)).orElse(null);
      terminations = terminations();
      meters = new StepMeters(definition, this);
    } catch (RuntimeException e) { // Such as of a term with an unknown joint.
      close();
      throw e;
    }
    physics = drive == null ? CONSTANT_CONTROLS : drive::advance;
    plainSensing = sensing.isPlain();
    this.observationScratch = new double[observationSize()];
  }

  private BooleanSupplier[] terminations() {
    return definition.terminations().stream()
        .map(named -> named.term().bind(this))
        .toArray(BooleanSupplier[]::new);
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
    surroundings.clear(random);
    surroundings.vary(simulation);
    simulation.reset();
    for (Reset reset : definition.resets()) {
      reset.apply(simulation, random);
    }
    surroundings.begin();
    simulation.forward();
    gauges.begin();
    sensing.begin();
    if (drive != null) {
      drive.begin(surroundings.memory().random());
    }
    meters.begin();
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
   * @param control the controls (nu), copied; the simulator clamps them to their range. Of a task
   *     with {@link Motors} the policy's output, which they take
   * @return {@link StepOutcome#DIVERGED} if the physics or a reward term gave a number that is not
   *     finite, which {@link #fault()} tells
   */
  public StepOutcome step(double[] control) {
    System.arraycopy(control, 0, action, 0, action.length);
    if (drive == null) {
      ctrl.put(0, action);
    }
    return step(physics);
  }

  /**
   * Takes one control step whose physics is the caller's.
   *
   * @return as {@link #step(double[])}
   */
  public StepOutcome step(Physics physics) {
    if (!plainSensing) {
      sensing.senseOnce(); // Looked at or not: what is drawn does not depend on who looks.
    }
    surroundings.beforeStep();
    meters.beforeStep();
    step++;
    sensing.moveOn();
    try {
      physics.advance(simulation, definition.substeps(), action);
      if (definition.contactForces()) {
        simulation.rnePostConstraint();
      }
    } catch (DivergedException e) {
      meters.skipStep();
      return diverge(Fault.of(e));
    }
    gauges.measure();
    terminated = anyTermination();
    meters.afterStep(terminated);
    Fault unsound = meters.fault();
    if (unsound != null) {
      meters.forfeit();
      return diverge(blame(unsound));
    }
    if (pastActions != null) {
      pastActions.push(action);
    }
    surroundings.afterStep();
    if (terminated) {
      return StepOutcome.TERMINATED;
    }
    return step >= definition.episodeSteps() ? StepOutcome.TRUNCATED : StepOutcome.RUNNING;
  }

  private StepOutcome diverge(Fault found) {
    fault = found;
    terminated = true;
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

  private boolean anyTermination() {
    for (BooleanSupplier termination : terminations) {
      if (termination.getAsBoolean()) {
        return true;
      }
    }
    return false;
  }

  /** A plain state is looked at as it is now, whoever has changed it. */
  private void sense() {
    if (plainSensing) {
      sensing.sense();
    } else {
      sensing.senseOnce();
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
    sense();
    sensing.observe(out);
    int width = sensing.width();
    for (int i = 0; i < width; i++) {
      if (!Fault.isSound(out[i]) && fault == null) {
        fault = blame(sensing.fault(i, out[i]));
      }
    }
  }

  /**
   * Writes what the value function sees (privilegedSize) of the state that {@link #observe} was of.
   */
  public void observePrivileged(double[] out) {
    sense();
    sensing.observePrivileged(out);
  }

  /** Number of observed values. */
  public int observationSize() {
    return sensing.width();
  }

  /** Number of values that the value function sees; 0 if those of the observation. */
  public int privilegedSize() {
    return sensing.privilegedWidth();
  }

  /** Number of values that a task observes in its model. */
  public static int observationSize(TaskDefinition definition, Model model) {
    try (Environment probe = new Environment(definition, model, new RandomStream(0, 0))) {
      return probe.observationSize();
    }
  }

  /** Values of each observation term at one instant, in the definition's order. */
  public List<Integer> observationSizes() {
    return sensing.sizes();
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
   * Reward of the last step, the sum of {@link #rewardTerms()} but no less than the definition's
   * least unless the step terminated; 0 for one that came back {@link StepOutcome#DIVERGED}.
   */
  public double reward() {
    return meters.reward();
  }

  /**
   * Weighted reward terms of the last step, in the definition's order; 0 where the physics
   * diverged. Not to be changed.
   */
  public double[] rewardTerms() {
    return meters.terms();
  }

  /** What was measured of the last step, in the definition's order. Not to be changed. */
  public double[] metrics() {
    return meters.metrics();
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

  @Override
  public double controlPeriod() {
    return controlPeriod;
  }

  /** The task. */
  public TaskDefinition definition() {
    return definition;
  }

  /** The simulation, which this environment owns. */
  @Override
  public Simulation simulation() {
    return simulation;
  }

  /** This environment's random stream. */
  public RandomStream random() {
    return random;
  }

  @Override
  public TaskMemory memory() {
    return surroundings.memory();
  }

  @Override
  public Slots command(String name) {
    return surroundings.command(name);
  }

  @Override
  public PastActions pastActions() {
    if (pastActions == null) {
      pastActions = new PastActions(memory(), action.length);
    }
    return pastActions;
  }

  @Override
  public <G extends Gauge> G gauge(Gauge.Kind<G> kind) {
    return gauges.of(kind, this);
  }

  /** What the next steps depend on besides the simulation's state. */
  public TaskMemory.Saved saveMemory() {
    return memory().save();
  }

  /**
   * Goes on from a saved memory. The simulation's state, which may be lost by it, and {@link
   * #beginEpisode} are the caller's to set then.
   *
   * @throws IllegalArgumentException if it is of another task
   */
  public void restoreMemory(TaskMemory.Saved saved) {
    surroundings.restore(saved, simulation);
    sensing.recall();
  }

  @Override
  public void close() {
    gauges.close();
    simulation.close();
    surroundings.close();
  }
}

package org.gaitway.launch.bench;

import java.nio.DoubleBuffer;
import org.gaitway.random.RandomStream;
import org.gaitway.sim.Model;
import org.gaitway.sim.Simulation;
import org.gaitway.task.Environment;
import org.gaitway.task.StepOutcome;
import org.gaitway.task.TaskDefinition;

/**
 * The complete loop of a task under a random policy: act, step, reward, observe, reset when an
 * episode ends. The same stream gives the same run, so that what was recorded once can be timed
 * again.
 */
final class RandomPolicyRun implements AutoCloseable {

  /** Sees what a run feeds to the simulator. */
  interface Observer {

    /** Called when an episode has been set up, before its first step. */
    void episodeBegins(Simulation simulation);

    /** Called before each step. */
    void beforeStep(Simulation simulation);

    /** Called after each step, with the controls that it was taken with. */
    void afterStep(Simulation simulation);
  }

  /**
   * Greatest output for a task with motors, which take any: robots stagger with it, and few fall.
   */
  private static final double OUTPUT = 1;

  private static final Observer NOBODY =
      new Observer() {
        @Override
        public void episodeBegins(Simulation simulation) {}

        @Override
        public void beforeStep(Simulation simulation) {}

        @Override
        public void afterStep(Simulation simulation) {}
      };

  private final Environment environment;
  private final RandomStream actions;
  private final double[] low;
  private final double[] span;
  private final double[] control;
  private final float[] observation;

  /**
   * Makes a run.
   *
   * @param definition the task
   * @param model its model, which stays the caller's
   * @param stream number of the random streams
   */
  RandomPolicyRun(TaskDefinition definition, Model model, int stream) {
    this.environment = new Environment(definition, model, new RandomStream(1, 2L * stream));
    this.actions = new RandomStream(1, 2L * stream + 1);
    this.control = new double[model.nu()];
    this.low = new double[model.nu()];
    this.span = new double[model.nu()];
    this.observation = new float[environment.observationSize()];
    boolean motors = definition.motors().isPresent();
    DoubleBuffer range = model.controlRange();
    for (int i = 0; i < control.length; i++) {
      low[i] = motors ? -OUTPUT : range.get(2 * i);
      span[i] = motors ? 2 * OUTPUT : range.get(2 * i + 1) - low[i];
    }
  }

  /**
   * Runs from a fresh episode on.
   *
   * @param steps control steps
   * @return the sum of rewards
   */
  double run(int steps) {
    return run(steps, NOBODY);
  }

  /**
   * Runs from a fresh episode on, watched.
   *
   * @param steps control steps
   * @param observer sees each step
   * @return the sum of rewards
   */
  double run(int steps, Observer observer) {
    double sum = 0;
    begin(observer);
    for (int step = 0; step < steps; step++) {
      for (int i = 0; i < control.length; i++) {
        control[i] = low[i] + span[i] * actions.nextDouble();
      }
      observer.beforeStep(environment.simulation());
      StepOutcome outcome = environment.step(control);
      observer.afterStep(environment.simulation());
      environment.observe(observation);
      sum += environment.reward();
      if (outcome.endsEpisode()) {
        begin(observer);
      }
    }
    return sum;
  }

  private void begin(Observer observer) {
    environment.reset();
    observer.episodeBegins(environment.simulation());
    environment.observe(observation);
  }

  /** The positions that the run ended in; a view. */
  DoubleBuffer qpos() {
    return environment.simulation().qpos();
  }

  @Override
  public void close() {
    environment.close();
  }
}

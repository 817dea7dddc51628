package org.gaitway.rollout;

import java.util.Locale;
import java.util.Optional;
import org.gaitway.sim.SimState;
import org.gaitway.task.Environment;
import org.gaitway.task.Fault;
import org.gaitway.task.StepOutcome;

/**
 * A fault in an environment with all that is needed to look at it and to have it again. The arrays
 * are not to be changed.
 *
 * @param fault what went wrong
 * @param place where and when
 * @param origin how the state before the offending step came about; of a fault in a reset, that
 *     reset itself
 * @param before the state before the offending step, or the one that the reset gave
 * @param after the state after the step, as the physics left it; null where there was no step
 * @param output of the policy (nu); empty for a reset
 * @param control what it was mapped to (nu); empty for a reset
 * @param observation before the step, as the task gives it (observationSize)
 * @param observationAfter after the step; empty where there was no step or the physics diverged
 * @param rewardTerms of the step, weighted; empty where there was no step, 0 where the physics
 *     diverged
 */
public record RecordedFault(
    Fault fault,
    Place place,
    StateOrigin origin,
    SimState before,
    SimState after,
    float[] output,
    double[] control,
    double[] observation,
    double[] observationAfter,
    double[] rewardTerms) {

  /**
   * Where and when a fault was met.
   *
   * @param task name of the task
   * @param version of the task
   * @param settings of the task, where it has any
   * @param model what the model was loaded from
   * @param seed of the run
   * @param environment which of the run's environments, from 0
   * @param step control step of the run, from 1, all environments counted in turns
   * @param episodeStep step of its episode, from 1; 0 for the reset before it
   */
  public record Place(
      String task,
      String version,
      Optional<String> settings,
      String model,
      long seed,
      int environment,
      long step,
      int episodeStep) {

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "step %,d of the run (environment %d, %s, task %s %s)",
          step,
          environment,
          episodeStep == 0 ? "reset of an episode" : "step " + episodeStep + " of its episode",
          task,
          version);
    }
  }

  /** Where, when and what, in one line. */
  public String message() {
    return place + ": " + fault.message();
  }

  /** Whether the fault came of a reset rather than of a step. */
  public boolean inReset() {
    return place.episodeStep() == 0;
  }

  /**
   * Brings an environment into the state before the fault.
   *
   * @param environment of the same task and model
   * @return whether that is bit for bit the recorded state, as it is on the same kind of machine
   * @throws IllegalArgumentException if its model is another, or the numbers of its terms are
   */
  public boolean approach(Environment environment) {
    requireSize("observed values", observation.length, environment.observationSize());
    requireSize("controls", control.length, inReset() ? 0 : environment.actionSize());
    environment.simulation().restore(before); // Refuses another model, whatever the origin.
    origin.recreate(environment);
    if (environment.simulation().save().equals(before)) {
      return true;
    }
    environment.simulation().restore(before);
    return false;
  }

  private void requireSize(String what, int recorded, int found) {
    if (recorded != found) {
      throw new IllegalArgumentException(
          String.format(
              "the fault is of another task %s %s: expected %d %s, found %d",
              place.task(), place.version(), recorded, what, found));
    }
  }

  /**
   * Takes the offending step again in an environment that {@link #approach} has brought there, as
   * training does. What the policy gave is given again; what a reset gave is observed again.
   *
   * @return the fault that came of it; none if all numbers were finite
   */
  public Optional<Fault> takeAgain(Environment environment) {
    if (fault.source() == Fault.Source.POLICY) {
      return Optional.of(fault);
    }
    boolean observed = inReset() || goesOn(environment.step(control));
    if (observed) {
      environment.observe(new double[environment.observationSize()]);
    }
    return Optional.ofNullable(environment.fault());
  }

  /** Whether training observes after such a step. */
  private static boolean goesOn(StepOutcome outcome) {
    return outcome == StepOutcome.RUNNING || outcome == StepOutcome.TRUNCATED;
  }
}

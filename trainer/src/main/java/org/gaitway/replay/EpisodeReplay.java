package org.gaitway.replay;

import java.util.Optional;
import org.gaitway.random.RandomStream;
import org.gaitway.sim.DivergedException;
import org.gaitway.sim.Simulation;
import org.gaitway.task.Environment;
import org.gaitway.task.StepOutcome;
import org.gaitway.task.TaskMemory;

/**
 * Takes the control steps of a log again, one after the other: physics, and what the task observes
 * and pays, and what the policy gives, where these are known. For one thread.
 */
final class EpisodeReplay {
  private final PhysicsReplay physics;
  private final Simulation simulation;
  private final Optional<Environment> task;
  private final Optional<PolicyCheck> policy;
  private final Optional<long[]> random;
  private final TaskMemory.Saved memory;
  private final FieldNames names;
  private final Comparison comparison;
  private final boolean lossy;
  private final float[] observed;
  private boolean running;
  private boolean exact;
  private boolean spoiled;
  private long expected;
  private long gaps;
  private long steps;
  private boolean first = true;

  /**
   * @param simulation that takes the steps; the task's own, where there is one
   * @param random state of the task's random stream at the first step
   * @param memory of the task at the first step
   * @param lossy whether the log may lack physics steps; a time that jumps is then a gap
   */
  EpisodeReplay(
      PhysicsReplay physics,
      Simulation simulation,
      Optional<Environment> task,
      Optional<PolicyCheck> policy,
      Optional<long[]> random,
      TaskMemory.Saved memory,
      boolean lossy,
      FieldNames names,
      Comparison comparison) {
    this.lossy = lossy;
    this.physics = physics;
    this.simulation = simulation;
    this.task = task;
    this.policy = policy;
    this.random = random;
    this.memory = memory;
    this.names = names;
    this.comparison = comparison;
    observed = new float[task.map(Environment::observationSize).orElse(0)];
  }

  /** Takes the next step of the log. */
  void take(LoggedStep step) {
    if (step.physics.isEmpty()) {
      policy.ifPresent(check -> check(check, step));
      running = false;
      return;
    }
    arrive(step);
    if (step.isEnd()) {
      running = false;
      return;
    }
    steps++;
    compareObservation(step);
    policy.ifPresent(check -> check(check, step));
    advance(step);
    expected = step.number + 1;
  }

  private void arrive(LoggedStep step) {
    PhysicsStep start = step.physics.get(0);
    if (running && step.number == expected && !isGap(start)) {
      physics.compare(step.number, start);
      return;
    }
    gaps += running ? 1 : 0;
    running = true;
    if (first && step.number == 0 && task.isPresent() && random.isPresent()) {
      reset(task.get(), random.get());
      physics.compare(step.number, start);
      exact = true;
    } else {
      if (first && !memory.isEmpty()) {
        task.ifPresent(environment -> environment.restoreMemory(memory));
      }
      physics.restore(start);
      // What a task reads beyond the state itself comes back with the first step.
      exact = false;
      task.ifPresent(environment -> environment.beginEpisode((int) step.number));
      if (first && task.isPresent() && random.isPresent()) {
        task.get().random().restore(random.get());
      }
    }
    if (first || step.number == 0) {
      policy.ifPresent(PolicyCheck::begin);
    }
    first = false;
  }

  private void reset(Environment environment, long[] stream) {
    environment.random().restore(stream);
    environment.restoreMemory(memory);
    environment.reset();
    environment.observe(observed);
  }

  private void compareObservation(LoggedStep step) {
    if (task.isPresent() && exact && step.observation != null) {
      comparison.floats(step.number, "observation", names::observation, step.observation, observed);
    }
  }

  private void check(PolicyCheck check, LoggedStep step) {
    if (step.observation != null && step.action != null) {
      RandomStream stream =
          task.isPresent() && random.isPresent() && gaps == 0 ? task.get().random() : null;
      check.check(step, stream);
    }
  }

  private void advance(LoggedStep step) {
    if (task.isEmpty()) {
      try {
        takePhysics(step);
      } catch (DivergedException e) {
        return; // As logged, or else the next state tells.
      }
      return;
    }
    Environment environment = task.get();
    StepOutcome outcome = step(environment, step);
    if (outcome == StepOutcome.RUNNING || outcome == StepOutcome.TRUNCATED) {
      environment.observe(observed);
      outcome = environment.fault() == null ? outcome : StepOutcome.DIVERGED;
    }
    if (exact && !spoiled && step.reward != null) {
      compareReward(step, environment, outcome);
    }
    spoiled = false;
    exact = true;
  }

  private StepOutcome step(Environment environment, LoggedStep step) {
    double[] logged = step.physics.get(0).ctrl();
    if (environment.definition().motors().isPresent()) {
      return environment.step(logged);
    }
    return environment.step(
        (same, substeps, action) -> {
          takePhysics(step);
          System.arraycopy(logged, 0, action, 0, action.length);
        });
  }

  private void takePhysics(LoggedStep step) {
    for (int i = 0; i < step.physics.size(); i++) {
      PhysicsStep next = step.physics.get(i);
      if (i > 0 && isGap(next)) {
        gaps++;
        spoiled = true;
        physics.restore(next);
      } else if (i > 0) {
        physics.compare(step.number, next);
      }
      physics.advance(next);
    }
  }

  private boolean isGap(PhysicsStep next) {
    return lossy && physics.isElsewhere(next);
  }

  private void compareReward(LoggedStep step, Environment environment, StepOutcome outcome) {
    LoggedReward logged = step.reward;
    comparison.doubles(
        step.number, "reward", names::reward, logged.terms(), environment.rewardTerms());
    comparison.number(step.number, "reward", logged.total(), environment.reward());
    boolean terminated = outcome == StepOutcome.TERMINATED || outcome == StepOutcome.DIVERGED;
    comparison.words(step.number, "terminated", "" + logged.terminated(), "" + terminated);
    boolean truncated = outcome == StepOutcome.TRUNCATED;
    comparison.words(step.number, "truncated", "" + logged.truncated(), "" + truncated);
  }

  /** Control steps that were taken. */
  long steps() {
    return steps;
  }

  /** How often the log had a gap, after which the replay went on from its next state. */
  long gaps() {
    return gaps;
  }
}

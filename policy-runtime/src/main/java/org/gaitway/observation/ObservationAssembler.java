package org.gaitway.observation;

import java.util.List;
import org.gaitway.robot.RobotState;

/**
 * Puts the observation of a policy together from one robot state, term by term. Each plain value is
 * the measured double rounded to a float, as in training.
 *
 * <p>For one thread at a time. {@link #assemble}, {@link #acted} and {@link #reset} are for the
 * loop thread: they neither allocate, nor lock, nor wait, nor throw.
 */
public final class ObservationAssembler {
  private final Probe[] probes;
  private final TermValues[] terms;
  private final double[] raw;
  private final PolicyMemory memory;
  private final int size;

  /**
   * Resolves all names.
   *
   * @param plan what is observed
   * @param state that every observation is made of; kept, its owner fills it before each
   * @param commands inputs that the plan's terms may observe
   * @throws IllegalArgumentException if a joint, sensor or command that a term observes is missing,
   *     with the term, its source and what there is
   */
  public ObservationAssembler(
      ObservationPlan plan, RobotState state, List<? extends ObservedCommand> commands) {
    memory = new PolicyMemory(plan.joints().size(), plan.period());
    SourceBinder binder = new SourceBinder(state, plan.joints(), commands, memory);
    probes = plan.terms().stream().map(binder::bind).toArray(Probe[]::new);
    terms =
        plan.terms().stream()
            .map(term -> new TermValues(term.term(), term.cutoff(), plan.period()))
            .toArray(TermValues[]::new);
    raw = new double[plan.terms().stream().mapToInt(term -> term.term().size()).max().orElse(0)];
    size = plan.size();
  }

  /** Number of values in the observation. */
  public int size() {
    return size;
  }

  /** Forgets histories, the last action and the phase: the next observation is a first one. */
  public void reset() {
    memory.reset();
    for (TermValues term : terms) {
      term.reset();
    }
  }

  /**
   * Makes the observation of one policy step.
   *
   * @param now the time [ns], on the clock of the control loop
   * @param out (size) receives it
   */
  public void assemble(long now, float[] out) {
    int at = 0;
    for (int i = 0; i < terms.length; i++) {
      probes[i].read(now, raw, 0);
      terms[i].push(raw, 0);
      terms[i].read(out, at);
      at += terms[i].width();
    }
  }

  /**
   * Remembers what the policy did at this step, for the next observation.
   *
   * @param action (joints) copied
   */
  public void acted(float[] action) {
    memory.acted(action);
  }
}

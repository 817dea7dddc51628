package org.gaitway.rollout;

import java.util.ArrayList;
import java.util.List;
import org.gaitway.sim.SimState;
import org.gaitway.task.Environment;
import org.gaitway.task.Fault;
import org.gaitway.task.TaskMemory;

/**
 * Counts the faults of one environment in a segment, records the first of them, and says when they
 * are too many. Nothing is kept for it while all goes well: the state before a fault is found by
 * taking the steps of the segment again.
 */
final class FaultWatch {
  private final int index;
  private final Environment environment;
  private final ActionMap actionMap;
  private final long seed;
  private final List<RecordedFault> recorded = new ArrayList<>();
  private Segment segment;
  private int count;
  private RolloutFaultException stop;

  FaultWatch(int index, Environment environment, ActionMap actionMap, long seed) {
    this.index = index;
    this.environment = environment;
    this.actionMap = actionMap;
    this.seed = seed;
  }

  void begin(Segment next) {
    segment = next;
    recorded.clear();
    count = 0;
    stop = null;
  }

  /**
   * Takes in a fault; leaves the environment to be reset, and its random stream and memory as they
   * were.
   *
   * @param start how the environment came to be where it was before step {@code from}
   * @param from step of the segment since which its actions are in the buffer
   * @param t step of the segment that failed, or before which a reset did
   * @param output the policy's for that step; empty for a reset
   */
  void take(Fault fault, StateOrigin start, int from, int t, float[] output) {
    count++;
    // What the policy gives does not get better by a reset.
    boolean atOnce =
        segment.response() == FaultResponse.STOP || fault.source() == Fault.Source.POLICY;
    // A rare one is a fact of contact physics; more than one in a hundred steps a broken task.
    boolean stopped = atOnce || count > Math.max(1, segment.buffer().horizon() / 100);
    if (atOnce || recorded.size() < segment.recordLimit()) {
      long[] drawn = environment.random().save();
      TaskMemory.Saved memory = environment.saveMemory();
      StateOrigin origin = replay(start, from, t);
      recorded.add(record(fault, origin, t, output));
      environment.restoreMemory(memory);
      environment.random().restore(drawn);
    }
    if (stopped) {
      RecordedFault told = recorded.get(atOnce ? recorded.size() - 1 : 0);
      String why = atOnce ? "" : "; more than one in a hundred steps failed";
      stop = new RolloutFaultException(told.message() + why, told);
    }
  }

  private StateOrigin replay(StateOrigin start, int from, int t) {
    float[] output = new float[environment.actionSize()];
    StateOrigin origin = start;
    start.recreate(environment);
    for (int step = from; step < t; step++) {
      segment.buffer().actions().get(segment.buffer().row(index, step), output);
      double[] control = new double[output.length];
      actionMap.apply(output, control);
      TaskMemory.Saved memory = environment.saveMemory();
      SimState before = environment.simulation().save();
      environment.step(control);
      origin = StateOrigin.step(environment.stepCount(), before, memory, control);
    }
    return origin;
  }

  /** Takes the offending step again for its terms. */
  private RecordedFault record(Fault fault, StateOrigin origin, int t, float[] output) {
    boolean inReset = output.length == 0;
    boolean taken = !inReset && fault.source() != Fault.Source.POLICY;
    SimState before = environment.simulation().save();
    RecordedFault.Place place = place(t, inReset ? 0 : environment.stepCount() + 1);
    double[] observation = observed();
    double[] control = new double[output.length];
    if (!inReset) {
      actionMap.apply(output, control);
    }
    if (taken) {
      environment.step(control);
    }
    return new RecordedFault(
        fault,
        place,
        origin,
        before,
        taken ? environment.simulation().save() : null,
        output.clone(),
        control,
        observation,
        taken && fault.source() != Fault.Source.SIMULATION ? observed() : new double[0],
        taken ? environment.rewardTerms().clone() : new double[0]);
  }

  private double[] observed() {
    double[] observation = new double[environment.observationSize()];
    environment.observe(observation);
    return observation;
  }

  private RecordedFault.Place place(int t, int episodeStep) {
    return new RecordedFault.Place(
        environment.definition().name(),
        environment.definition().version(),
        environment.definition().settings(),
        environment.simulation().model().name(),
        seed,
        index,
        segment.firstStep() + (long) t * segment.buffer().environments() + index + 1,
        episodeStep);
  }

  /** Whether the environment must not go on. */
  boolean stopped() {
    return stop != null;
  }

  /** Why it must not; null if it may. */
  RolloutFaultException stop() {
    return stop;
  }

  /** Faults in the segment. */
  int count() {
    return count;
  }

  /** The first of them, in order. */
  List<RecordedFault> recorded() {
    return recorded;
  }
}

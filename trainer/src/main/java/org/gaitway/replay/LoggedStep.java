package org.gaitway.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** All that a log has of one control step; what it does not have is null. */
final class LoggedStep {
  final long number;
  final List<PhysicsStep> physics = new ArrayList<>();
  float[] observation;
  float[] action;
  float[] mean;
  float[] std;
  Map<String, float[]> parameters;
  LoggedReward reward;

  /**
   * @param number of the step in its episode, from 0
   */
  LoggedStep(long number) {
    this.number = number;
  }

  /** Whether the episode ended before this step, so that nothing but the state belongs to it. */
  boolean isEnd() {
    return physics.size() == 1 && physics.get(0).substeps() == 0;
  }
}

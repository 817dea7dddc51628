package org.gaitway.task.classic;

import java.util.List;
import org.gaitway.task.Axis;
import org.gaitway.task.Observations;
import org.gaitway.task.Quantities;
import org.gaitway.task.Resets;
import org.gaitway.task.Rewards;
import org.gaitway.task.Task;
import org.gaitway.task.TaskDefinition;
import org.gaitway.task.Terminations;

/** A body with two legs, two arms and 17 motors that walks to the right (Tassa et al. 2012). */
public final class Humanoid implements Task {
  @Override
  public String name() {
    return "humanoid";
  }

  @Override
  public List<String> versions() {
    return List.of("v4", "v5");
  }

  /** What the contact forces may cost at most in a step of v5. */
  private static final double MOST_CONTACT_COST = 10;

  /**
   * v4 pays for survival in every step, v5 only in those that do not terminate; v5 leaves out
   * observations that are always 0 and charges for contact forces.
   */
  @Override
  public TaskDefinition define(String version) {
    return version.equals("v4") ? v4().build() : v5().build();
  }
}

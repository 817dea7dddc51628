package org.gaitway.launch.robot;

import java.util.List;
import org.gaitway.adapter.sim.Earnings;
import org.gaitway.task.Environment;
import org.gaitway.task.TaskDefinition.NamedReward;

/**
 * What a task's last step earned.
 *
 * @param environment that takes the steps
 */
record TaskEarnings(Environment environment) implements Earnings {
  @Override
  public List<String> names() {
    return environment.definition().rewards().stream().map(NamedReward::name).toList();
  }

  @Override
  public double[] terms() {
    return environment.rewardTerms();
  }

  @Override
  public double total() {
    return environment.reward();
  }

  @Override
  public boolean terminated() {
    return environment.terminated();
  }

  @Override
  public boolean diverged() {
    return environment.fault() != null;
  }

  @Override
  public boolean truncated() {
    return !terminated() && environment.stepCount() >= environment.definition().episodeSteps();
  }
}

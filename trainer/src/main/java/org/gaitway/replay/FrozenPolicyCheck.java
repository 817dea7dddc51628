package org.gaitway.replay;

import org.gaitway.policy.Policy;
import org.gaitway.random.RandomStream;

/** The policy is one of a policy file, which gives controls. */
final class FrozenPolicyCheck implements PolicyCheck {
  private final Policy policy;
  private final FieldNames names;
  private final Comparison comparison;
  private final float[] action;
  private final double[] control;

  /**
   * @param policy closed with this
   */
  FrozenPolicyCheck(Policy policy, FieldNames names, Comparison comparison) {
    this.policy = policy;
    this.names = names;
    this.comparison = comparison;
    action = new float[policy.actionSize()];
    control = new double[policy.actionSize()];
  }

  @Override
  public void begin() {
    policy.reset();
  }

  @Override
  public void check(LoggedStep step, RandomStream random) {
    FieldNames.requireSize("observed values", policy.observationSize(), step.observation.length);
    policy.act(step.observation, action);
    comparison.floats(step.number, "action", names::action, step.action, action);
    for (int i = 0; i < control.length; i++) {
      control[i] = step.action[i];
    }
    if (!step.physics.isEmpty()) {
      double[] ctrl = step.physics.get(0).ctrl();
      comparison.doubles(step.number, "ctrl", names::control, ctrl, control);
    }
  }

  @Override
  public void close() {
    policy.close();
  }
}

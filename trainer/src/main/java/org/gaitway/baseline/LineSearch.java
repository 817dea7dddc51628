package org.gaitway.baseline;

import java.nio.FloatBuffer;

/**
 * Goes from the old policy along a step as far as it may: the whole step, then ever smaller shares
 * of it, until the true objective is better than before and the true mean KL within its limit
 * (Schulman et al. 2015, appendix C). The step comes from a linear and a quadratic model of the
 * two, and these are good for small steps only.
 */
final class LineSearch {
  private final TrpoSettings settings;

  LineSearch(TrpoSettings settings) {
    this.settings = settings;
  }

  /**
   * Moves the policy.
   *
   * @param actor at the old policy, with the batch
   * @param step of the layout of the policy's block
   * @return the share of the step that was taken; 0 if no share was good, and the policy is still
   *     the old one
   */
  double search(Actor actor, double[] step) {
    float[] start = actor.policy().block().toArray();
    double before = actor.objective();
    double share = 1;
    for (int attempt = 0; attempt < settings.lineSearchSteps(); attempt++) {
      move(actor, start, share, step);
      if (actor.kl() <= settings.klLimit() && actor.objective() > before) {
        return share;
      }
      share *= settings.backtrack();
    }
    actor.policy().block().set(start);
    return 0;
  }

  private static void move(Actor actor, float[] start, double share, double[] step) {
    FloatBuffer block = actor.policy().block().buffer();
    for (int i = 0; i < step.length; i++) {
      block.put(i, (float) (start[i] + share * step[i]));
    }
  }
}

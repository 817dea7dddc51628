package org.gaitway.rollout;

import org.gaitway.nn.MlpPass;
import org.gaitway.nn.MlpShape;
import org.gaitway.nn.Parameters;

/** The mean is what a network makes of the observation. */
public final class NetworkActor implements Actor {
  private final MlpPass pass;

  /** For networks of this layout, whose first outputs are the mean. */
  public NetworkActor(MlpShape shape) {
    pass = new MlpPass(shape, 1, false);
  }

  @Override
  public void act(Parameters policy, RolloutBuffer buffer, int environment, int row, float[] mean) {
    pass.forward(policy, buffer.observations(), row, 1);
    pass.output().get(0, mean);
  }

  @Override
  public void close() {
    pass.close();
  }
}

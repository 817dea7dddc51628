package org.gaitway.launch.e2e;

import org.gaitway.nn.MlpPass;
import org.gaitway.nn.Rows;
import org.gaitway.policy.Policy;
import org.gaitway.ppo.Trainer;

/** The mean action as training computes it: running normaliser, learner's kernels, action map. */
final class TrainersPolicy implements Policy, AutoCloseable {
  private final Trainer trainer;
  private final MlpPass pass;
  private final Rows input;
  private final float[] normalised;
  private final float[] output;
  private final double[] control;

  TrainersPolicy(Trainer trainer) {
    this.trainer = trainer;
    this.pass = new MlpPass(trainer.policy().parameters().shape(), 1, false);
    this.input = new Rows(1, trainer.policy().parameters().shape().inputs());
    this.normalised = new float[trainer.policy().parameters().shape().inputs()];
    this.output = new float[trainer.policy().model().nu()];
    this.control = new double[trainer.policy().model().nu()];
  }

  @Override
  public int observationSize() {
    return normalised.length;
  }

  @Override
  public int actionSize() {
    return control.length;
  }

  @Override
  public void act(float[] observation, float[] action) {
    System.arraycopy(observation, 0, normalised, 0, normalised.length);
    trainer.policy().normaliser().apply(normalised);
    input.put(0, normalised);
    pass.forward(trainer.policy().parameters(), input, 0, 1);
    pass.output().get(0, output);
    trainer.policy().actionMap().apply(output, control);
    for (int i = 0; i < control.length; i++) {
      action[i] = (float) control[i];
    }
  }

  @Override
  public void close() {
    input.close();
    pass.close();
  }
}

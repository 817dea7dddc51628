package org.gaitway.replay;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gaitway.episode.EpisodeHeader;
import org.gaitway.nn.MlpPass;
import org.gaitway.nn.MlpShape;
import org.gaitway.nn.Parameters;
import org.gaitway.nn.Rows;
import org.gaitway.policy.Activation;
import org.gaitway.random.RandomStream;
import org.gaitway.record.ParameterBlocks;
import org.gaitway.record.RecordKeys;
import org.gaitway.rollout.ActionMap;
import org.gaitway.rollout.ObservationNormaliser;

/**
 * The policy is the one in training at the time, whose parameters are in the log: it gives a normal
 * distribution, and the action is drawn from it.
 */
final class TrainingPolicyCheck implements PolicyCheck {
  private final FieldNames names;
  private final Comparison comparison;
  private final Parameters policy;
  private final MlpPass pass;
  private final Rows input;
  private final float[] mean;
  private final float[] drawn;
  private final double[] control;
  private Map<String, float[]> blocks;
  private ActionMap actionMap;

  /** Makes room for the network that the header describes. */
  TrainingPolicyCheck(EpisodeHeader header, FieldNames names, Comparison comparison) {
    this.names = names;
    this.comparison = comparison;
    List<Integer> sizes =
        header.names(RecordKeys.NETWORK_SIZES).stream().map(Integer::valueOf).toList();
    String activation = header.text(RecordKeys.NETWORK_ACTIVATION).orElseThrow();
    MlpShape shape = new MlpShape(sizes, Activation.valueOf(activation.toUpperCase(Locale.ROOT)));
    int extra = Math.toIntExact(header.integer(RecordKeys.NETWORK_EXTRA).orElseThrow());
    policy = new Parameters(shape, extra);
    pass = new MlpPass(shape, 1, false);
    input = new Rows(1, shape.inputs());
    mean = new float[extra];
    drawn = new float[extra];
    control = new double[extra];
  }

  @Override
  public void begin() {
    // What a network of this kind gives depends on nothing before.
  }

  @Override
  public void check(LoggedStep step, RandomStream random) {
    if (step.parameters != null) {
      take(step.parameters);
    }
    if (blocks == null) {
      throw new IllegalArgumentException(
          "the file has no parameters of the policy before step " + step.number);
    }
    infer(step.observation);
    boolean noisy = step.mean != null;
    if (noisy) {
      comparison.floats(step.number, "mean", names::mean, step.mean, mean);
      comparison.floats(step.number, "std", names::deviation, step.std, deviations());
    }
    if (!noisy || random != null) {
      draw(noisy ? random : null, step);
      comparison.floats(step.number, "action", names::action, step.action, drawn);
    }
    if (!step.physics.isEmpty()) {
      actionMap.apply(step.action, control);
      double[] ctrl = step.physics.get(0).ctrl();
      comparison.doubles(step.number, "ctrl", names::control, ctrl, control);
    }
  }

  private void take(Map<String, float[]> next) {
    float[] parameters = block(next, ParameterBlocks.PARAMETERS);
    FieldNames.requireSize(
        "network parameters", Math.toIntExact(policy.block().length()), parameters.length);
    policy.block().set(parameters);
    actionMap =
        new ActionMap(
            block(next, ParameterBlocks.SCALE),
            block(next, ParameterBlocks.OFFSET),
            block(next, ParameterBlocks.LOW),
            block(next, ParameterBlocks.HIGH));
    blocks = next;
  }

  private static float[] block(Map<String, float[]> blocks, String name) {
    float[] block = blocks.get(name);
    if (block == null) {
      throw new IllegalArgumentException(
          "the file's policy has no '" + name + "'; it has " + blocks.keySet());
    }
    return block;
  }

  private void infer(float[] observation) {
    FieldNames.requireSize("observed values", input.columns(), observation.length);
    float[] normalised = observation.clone();
    float clip = block(blocks, ParameterBlocks.CLIP)[0];
    if (Float.isFinite(clip)) {
      ObservationNormaliser.apply(
          block(blocks, ParameterBlocks.MEAN),
          block(blocks, ParameterBlocks.STD),
          clip,
          normalised);
    }
    input.put(0, normalised);
    pass.forward(policy, input, 0, 1);
    pass.output().get(0, mean);
  }

  private float[] deviations() {
    float[] std = policy.extra();
    for (int i = 0; i < std.length; i++) {
      std[i] = (float) StrictMath.exp(std[i]);
    }
    return std;
  }

  /** As training draws; from the logged distribution, so that one difference is told once. */
  private void draw(RandomStream random, LoggedStep step) {
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = random == null ? mean[i] : step.mean[i] + step.std[i] * (float) random.gaussian();
    }
  }

  @Override
  public void close() {
    policy.close();
    pass.close();
    input.close();
  }
}

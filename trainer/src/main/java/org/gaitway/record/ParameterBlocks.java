package org.gaitway.record;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gaitway.nn.Parameters;
import org.gaitway.rollout.ActionMap;
import org.gaitway.rollout.ObservationNormaliser;

/**
 * The blocks that a training's policy is logged in, all of single precision: everything that its
 * actions and the controls depend on but the random numbers.
 */
public final class ParameterBlocks {
  /** The network with its free parameters, padding included. */
  public static final String PARAMETERS = "parameters";

  /** What is subtracted from observations. */
  public static final String MEAN = "normaliser.mean";

  /** What they are divided by. */
  public static final String STD = "normaliser.std";

  /** The limit of normalised observations, one number; infinite without a normaliser. */
  public static final String CLIP = "normaliser.clip";

  /** Factors from actions to controls. */
  public static final String SCALE = "action.scale";

  /** Addends from actions to controls. */
  public static final String OFFSET = "action.offset";

  /** Lowest controls. */
  public static final String LOW = "action.low";

  /** Highest controls. */
  public static final String HIGH = "action.high";

  private ParameterBlocks() {}

  /** Copies a policy out. */
  static Map<String, float[]> of(
      Parameters policy, ObservationNormaliser normaliser, ActionMap actions) {
    Map<String, float[]> blocks = new LinkedHashMap<>();
    blocks.put(PARAMETERS, policy.block().toArray());
    blocks.put(MEAN, normaliser.mean());
    blocks.put(STD, normaliser.std());
    blocks.put(CLIP, new float[] {normaliser.clip()});
    blocks.put(SCALE, actions.scale());
    blocks.put(OFFSET, actions.offset());
    blocks.put(LOW, actions.low());
    blocks.put(HIGH, actions.high());
    return blocks;
  }
}

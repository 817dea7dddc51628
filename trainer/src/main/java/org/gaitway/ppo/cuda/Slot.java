package org.gaitway.ppo.cuda;

/**
 * The numbers that steer one network's update and tell of it, as doubles in the device's memory in
 * this order: kernels read and write them, so that no step waits for the host.
 */
enum Slot {
  /** Epochs of the update that are over. */
  EPOCH,
  /** Minibatches of the epoch that are over. */
  MINIBATCH,
  /** Steps of Adam over all updates. */
  ADAM_STEPS,
  /** 0, or what was first found not to be finite. */
  FAULT,
  /** That number. */
  FAULT_VALUE,
  /** The epoch in which it was found, from 0. */
  FAULT_EPOCH,
  /** The minibatch, from 0. */
  FAULT_MINIBATCH,
  /** Step size by the schedule. */
  RATE_SCHEDULED,
  /** Factor by which the KL has steered it. */
  RATE_STEERED,
  /** What it is steered to [nat]; 0 for no steering. */
  RATE_KL_TARGET,
  RATE_MIN,
  RATE_MAX,
  RATE_ADAPTATION,
  /** Ratios below are beyond the clip range. */
  RATIO_FLOOR,
  /** Ratios above are beyond the clip range. */
  RATIO_CEILING,
  /** Weight of the mean KL. */
  KL_PENALTY,
  /** Of the ratios' variance. */
  MULTIPLIER,
  MULTIPLIER_STEP,
  VARIANCE_LIMIT,
  /** Steepness of the soft gate for positive advantages. */
  GATE_POSITIVE,
  /** For others. */
  GATE_NEGATIVE,
  /** Factor on the gradient that limits its norm. */
  STEP_GRADIENT_SCALE,
  /** Step size with the correction of the first moment. */
  STEP_SIZE,
  /** Correction of the second moment. */
  STEP_VARIANCE_SCALE,
  /** From here on sums over the epoch so far. */
  EPOCH_SAMPLES,
  EPOCH_OBJECTIVE,
  EPOCH_KL,
  EPOCH_KL_ESTIMATES,
  EPOCH_BEYOND,
  EPOCH_POSITIVE,
  EPOCH_POSITIVE_BEYOND,
  EPOCH_NEGATIVE,
  EPOCH_NEGATIVE_BEYOND,
  EPOCH_LARGEST_RATIO,
  EPOCH_VALUE_SAMPLES,
  EPOCH_VALUE_LOSS,
  EPOCH_NORM;

  /** A fault of the loss. */
  static final int LOSS_FAULT = 1;

  /** A fault of the gradient's norm. */
  static final int NORM_FAULT = 2;

  /** How many there are. */
  static final int COUNT = values().length;

  /** How many of them are sums over an epoch. */
  static final int FIGURES = COUNT - EPOCH_SAMPLES.ordinal();

  /** Place among the sums over an epoch. */
  int figure() {
    return ordinal() - EPOCH_SAMPLES.ordinal();
  }

  /** The same for the kernels. */
  static String definitions() {
    StringBuilder text = new StringBuilder();
    for (Slot slot : values()) {
      define(text, slot.name(), slot.ordinal());
    }
    define(text, "FIRST_FIGURE", EPOCH_SAMPLES.ordinal());
    define(text, "EPOCH_FIGURES", FIGURES);
    define(text, "LOSS_FAULT", LOSS_FAULT);
    define(text, "NORM_FAULT", NORM_FAULT);
    return text.toString();
  }

  private static void define(StringBuilder text, String name, int value) {
    text.append("#define ").append(name).append(' ').append(value).append('\n');
  }
}

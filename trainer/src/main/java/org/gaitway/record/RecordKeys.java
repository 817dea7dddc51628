package org.gaitway.record;

/** Entries that the headers of recorded episodes have besides those that all episodes have. */
public final class RecordKeys {
  /** Control steps of the episode that are in another file, of a run that was resumed. */
  public static final String BEGINS_AT_STEP = "begins-at-step";

  /**
   * State of the environment's random stream, six signed integers with spaces between: before the
   * reset that began the episode, or, where {@link #BEGINS_AT_STEP} is there, at that step.
   */
  public static final String RANDOM = "random";

  /** What the task remembered before the first step, or the reset: whole numbers. */
  public static final String MEMORY = "task.memory";

  /** What the task was made from besides its name and version, YAML. */
  public static final String SETTINGS = "task.settings";

  /** Names of the model's actuators, a JSON list. */
  public static final String ACTUATORS = "actuators";

  /** Widths of the policy's layers, inputs and outputs included, a JSON list. */
  public static final String NETWORK_SIZES = "network.sizes";

  /** Activation of the hidden layers. */
  public static final String NETWORK_ACTIVATION = "network.activation";

  /** Instructions that the policy was computed with, on which the last bits depend. */
  public static final String NETWORK_INSTRUCTIONS = "network.instructions";

  /** Number of the policy's free parameters, its log standard deviations. */
  public static final String NETWORK_EXTRA = "network.extra";

  /** The attachment with the compiled model. */
  public static final String MODEL = "model.mjb";

  /** The attachment with the policy file. */
  public static final String POLICY = "policy.onnx";

  /** The attachment with what says more of a policy that others made. */
  public static final String POLICY_YAML = "policy.yaml";

  /** The attachment with the effective settings. */
  public static final String CONFIG = "config.yaml";

  /** Of a fault: control step of the run, from 1, all environments counted in turns. */
  public static final String RUN_STEP = "run.step";

  /** Of a fault: step of its episode, from 1; 0 for the reset before it. */
  public static final String EPISODE_STEP = "episode.step";

  /** Of a fault: {@code simulation}, {@code observation}, {@code reward} or {@code policy}. */
  public static final String FAULT_SOURCE = "fault.source";

  /** Of a fault: name of the term or actuator, or what is wrong with the simulation. */
  public static final String FAULT_TERM = "fault.term";

  /** Of a fault: index of the number within its term or vector. */
  public static final String FAULT_INDEX = "fault.index";

  /** Of a fault: the number; {@code NaN} where MuJoCo does not tell it. */
  public static final String FAULT_VALUE = "fault.value";

  /** Of a fault: all of this in one line. */
  public static final String FAULT_MESSAGE = "fault.message";

  private RecordKeys() {}
}

package org.gaitway.policy;

import java.util.Locale;

/** Names and fixed words of the table in {@link PolicyMetadata}. */
final class MetadataKeys {
  static final String PREFIX = "gaitway.";
  static final String FORMAT = "gaitway.format";
  static final String FORMAT_VERSION = "1";

  static final String OBSERVATION_NAMES = "gaitway.observation.names";
  static final String OBSERVATION_SIZES = "gaitway.observation.sizes";
  static final String OBSERVATION_SCALES = "gaitway.observation.scales";
  static final String OBSERVATION_CLIPS = "gaitway.observation.clips";
  static final String OBSERVATION_HISTORIES = "gaitway.observation.histories";
  static final String OBSERVATION_SOURCES = "gaitway.observation.sources";

  static final String JOINT_NAMES = "gaitway.joint.names";
  static final String JOINT_ACTUATORS = "gaitway.joint.actuators";
  static final String JOINT_DEFAULT_POSITIONS = "gaitway.joint.default-positions";
  static final String JOINT_KINDS = "gaitway.joint.kinds";
  static final String JOINT_ACTION_SCALES = "gaitway.joint.action-scales";
  static final String JOINT_KP = "gaitway.joint.kp";
  static final String JOINT_KD = "gaitway.joint.kd";
  static final String JOINT_GEARS = "gaitway.joint.gears";
  static final String ACTION_FORM = "gaitway.action.form";

  static final String CONTROL_PERIOD = "gaitway.control.period";
  static final String MODEL_SHA_256 = "gaitway.model.sha256";

  static final String TASK = "gaitway.training.task";
  static final String TASK_VERSION = "gaitway.training.task-version";
  static final String TASK_SETTINGS = "gaitway.training.task-settings";
  static final String PRESET = "gaitway.training.preset";
  static final String SEED = "gaitway.training.seed";
  static final String ENVIRONMENT_STEPS = "gaitway.training.environment-steps";
  static final String GAITWAY_VERSION = "gaitway.training.gaitway-version";
  static final String MUJOCO_VERSION = "gaitway.training.mujoco-version";
  static final String CREATED_AT = "gaitway.training.created-at";
  static final String RETURN = "gaitway.training.return";

  static final String CHECK_OBSERVATION = "gaitway.check.observation";
  static final String CHECK_ACTION = "gaitway.check.action";
  static final String CHECK_SHA_256 = "gaitway.check.sha256";

  /** A gain that a joint does not have, a source that a term does not have. */
  static final String NONE = "none";

  private MetadataKeys() {}

  static String text(Enum<?> kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}

package org.gaitway.policy;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.gaitway.observation.ObservationSource;

/** Turns {@link PolicyMetadata} into the keys and values of a policy file. */
final class MetadataWriter {
  private final SortedMap<String, String> properties = new TreeMap<>();

  private MetadataWriter() {}

  static SortedMap<String, String> write(PolicyMetadata metadata) {
    MetadataWriter writer = new MetadataWriter();
    writer.put(MetadataKeys.FORMAT, MetadataKeys.FORMAT_VERSION);
    writer.observation(metadata.observation().terms());
    writer.joints(metadata.joints());
    writer.put(MetadataKeys.CONTROL_PERIOD, metadata.controlPeriod());
    if (metadata.actionForm() != ActionForm.COMMAND) {
      writer.put(MetadataKeys.ACTION_FORM, MetadataKeys.text(metadata.actionForm()));
    }
    metadata.modelSha256().ifPresent(hash -> writer.put(MetadataKeys.MODEL_SHA_256, hash));
    metadata.training().ifPresent(writer::training);
    return writer.properties;
  }

  private void observation(List<ObservationTerm> terms) {
    putList(MetadataKeys.OBSERVATION_NAMES, terms, ObservationTerm::name);
    putList(MetadataKeys.OBSERVATION_SIZES, terms, ObservationTerm::size);
    putList(MetadataKeys.OBSERVATION_SCALES, terms, ObservationTerm::scale);
    putList(MetadataKeys.OBSERVATION_CLIPS, terms, ObservationTerm::clip);
    putList(MetadataKeys.OBSERVATION_HISTORIES, terms, ObservationTerm::history);
    if (terms.stream().anyMatch(term -> term.source().isPresent())) {
      putList(MetadataKeys.OBSERVATION_SOURCES, terms, MetadataWriter::source);
    }
  }

  private static String source(ObservationTerm term) {
    return term.source().map(ObservationSource::toString).orElse(MetadataKeys.NONE);
  }

  private void joints(List<ActuatedJoint> joints) {
    putList(MetadataKeys.JOINT_NAMES, joints, ActuatedJoint::joint);
    putList(MetadataKeys.JOINT_ACTUATORS, joints, ActuatedJoint::actuator);
    putList(MetadataKeys.JOINT_DEFAULT_POSITIONS, joints, ActuatedJoint::defaultPosition);
    putList(MetadataKeys.JOINT_KINDS, joints, joint -> MetadataKeys.text(joint.kind()));
    putList(MetadataKeys.JOINT_ACTION_SCALES, joints, ActuatedJoint::actionScale);
    putList(MetadataKeys.JOINT_KP, joints, joint -> gain(joint, PdGains::kp));
    putList(MetadataKeys.JOINT_KD, joints, joint -> gain(joint, PdGains::kd));
    if (joints.stream().anyMatch(joint -> joint.gear() != 1)) {
      putList(MetadataKeys.JOINT_GEARS, joints, ActuatedJoint::gear);
    }
  }

  private static String gain(ActuatedJoint joint, Function<PdGains, Double> gain) {
    return joint.gains().map(gain).map(String::valueOf).orElse(MetadataKeys.NONE);
  }

  private void training(TrainingProvenance training) {
    put(MetadataKeys.TASK, training.task());
    put(MetadataKeys.TASK_VERSION, training.taskVersion());
    training.taskSettings().ifPresent(yaml -> put(MetadataKeys.TASK_SETTINGS, yaml));
    put(MetadataKeys.PRESET, training.preset());
    put(MetadataKeys.SEED, training.seed());
    put(MetadataKeys.ENVIRONMENT_STEPS, training.environmentSteps());
    put(MetadataKeys.GAITWAY_VERSION, training.gaitwayVersion());
    put(MetadataKeys.MUJOCO_VERSION, training.mujocoVersion());
    put(MetadataKeys.CREATED_AT, training.createdAt());
    training.returnAtFreezing().ifPresent(value -> put(MetadataKeys.RETURN, value));
  }

  private void put(String key, Object value) {
    properties.put(key, value.toString());
  }

  private <T> void putList(String key, List<T> elements, Function<T, Object> value) {
    put(key, TextList.join(elements.stream().map(value).map(Object::toString).toList()));
  }
}

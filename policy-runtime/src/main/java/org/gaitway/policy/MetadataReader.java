package org.gaitway.policy;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.gaitway.observation.ObservationSource;

/** Turns the keys and values of a policy file into {@link PolicyMetadata}. */
final class MetadataReader {
  private static final int MAX_EXCERPT = 80;

  private final String source;
  private final Map<String, String> properties;

  /**
   * @param source the file, for messages
   * @param properties all metadata of the file
   */
  MetadataReader(String source, Map<String, String> properties) {
    this.source = source;
    this.properties = properties;
  }

  /** Whether any of it is a Gaitway policy's: one damaged key must not make it a foreign file. */
  boolean isPresent() {
    return properties.keySet().stream().anyMatch(key -> key.startsWith(MetadataKeys.PREFIX));
  }

  /**
   * @throws PolicyFormatException if a key is missing or its value is malformed
   */
  PolicyMetadata read() throws PolicyFormatException {
    String format = text(MetadataKeys.FORMAT);
    if (!format.equals(MetadataKeys.FORMAT_VERSION)) {
      throw new PolicyFormatException(
          source,
          "expected policy format " + MetadataKeys.FORMAT_VERSION + ", found '" + format + "'");
    }
    try {
      return new PolicyMetadata(
          new ObservationLayout(terms()),
          joints(),
          form(),
          number(MetadataKeys.CONTROL_PERIOD),
          optional(MetadataKeys.MODEL_SHA_256),
          properties.containsKey(MetadataKeys.TASK) ? Optional.of(training()) : Optional.empty());
    } catch (IllegalArgumentException e) {
      throw new PolicyFormatException(source, "malformed metadata: " + e.getMessage(), e);
    }
  }

  /** The numbers under a key. */
  float[] floats(String key) throws PolicyFormatException {
    List<Float> values = list(key, "numbers", Float::valueOf);
    float[] floats = new float[values.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = values.get(i);
    }
    return floats;
  }

  private List<ObservationTerm> terms() throws PolicyFormatException {
    List<String> names = list(MetadataKeys.OBSERVATION_NAMES, "names", name -> name);
    int count = names.size();
    List<Integer> sizes = list(MetadataKeys.OBSERVATION_SIZES, count, Integer::valueOf);
    List<Double> scales = list(MetadataKeys.OBSERVATION_SCALES, count, Double::valueOf);
    List<Double> clips = list(MetadataKeys.OBSERVATION_CLIPS, count, Double::valueOf);
    List<Integer> histories = list(MetadataKeys.OBSERVATION_HISTORIES, count, Integer::valueOf);
    List<Optional<ObservationSource>> sources =
        optionalList(
            MetadataKeys.OBSERVATION_SOURCES, count, MetadataReader::source, Optional.empty());
    List<ObservationTerm> terms = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      terms.add(
          new ObservationTerm(
              names.get(i),
              sizes.get(i),
              scales.get(i),
              clips.get(i),
              histories.get(i),
              sources.get(i)));
    }
    return terms;
  }

  private List<ActuatedJoint> joints() throws PolicyFormatException {
    List<String> names = list(MetadataKeys.JOINT_NAMES, "names", name -> name);
    int count = names.size();
    List<String> actuators = list(MetadataKeys.JOINT_ACTUATORS, count, name -> name);
    List<Double> positions = list(MetadataKeys.JOINT_DEFAULT_POSITIONS, count, Double::valueOf);
    List<ActionKind> kinds = list(MetadataKeys.JOINT_KINDS, count, MetadataReader::kind);
    List<Double> scales = list(MetadataKeys.JOINT_ACTION_SCALES, count, Double::valueOf);
    List<Optional<Double>> kp = list(MetadataKeys.JOINT_KP, count, MetadataReader::gain);
    List<Optional<Double>> kd = list(MetadataKeys.JOINT_KD, count, MetadataReader::gain);
    List<Double> gears = optionalList(MetadataKeys.JOINT_GEARS, count, Double::valueOf, 1.0);
    List<ActuatedJoint> joints = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      joints.add(
          new ActuatedJoint(
              names.get(i),
              actuators.get(i),
              positions.get(i),
              kinds.get(i),
              scales.get(i),
              gains(names.get(i), kp.get(i), kd.get(i)),
              gears.get(i)));
    }
    return joints;
  }

  private static Optional<PdGains> gains(String joint, Optional<Double> kp, Optional<Double> kd) {
    if (kp.isPresent() != kd.isPresent()) {
      throw new IllegalArgumentException("joint '" + joint + "' has only one of kp and kd");
    }
    return kp.isPresent() ? Optional.of(new PdGains(kp.get(), kd.get())) : Optional.empty();
  }

  private static Optional<Double> gain(String text) {
    return text.equals(MetadataKeys.NONE) ? Optional.empty() : Optional.of(Double.valueOf(text));
  }

  private static Optional<ObservationSource> source(String text) {
    return text.equals(MetadataKeys.NONE)
        ? Optional.empty()
        : Optional.of(ObservationSource.parse(text));
  }

  private ActionForm form() throws PolicyFormatException {
    return properties.containsKey(MetadataKeys.ACTION_FORM)
        ? parse(MetadataKeys.ACTION_FORM, "command or scaled", t -> word(t, ActionForm.values()))
        : ActionForm.COMMAND;
  }

  private static ActionKind kind(String text) {
    return word(text, ActionKind.values());
  }

  private static <E extends Enum<E>> E word(String text, E[] values) {
    return Arrays.stream(values)
        .filter(value -> MetadataKeys.text(value).equals(text))
        .findFirst()
        .orElseThrow(IllegalArgumentException::new);
  }

  private TrainingProvenance training() throws PolicyFormatException {
    return new TrainingProvenance(
        text(MetadataKeys.TASK),
        text(MetadataKeys.TASK_VERSION),
        optional(MetadataKeys.TASK_SETTINGS),
        text(MetadataKeys.PRESET),
        parse(MetadataKeys.SEED, "an integer", Long::valueOf),
        parse(MetadataKeys.ENVIRONMENT_STEPS, "an integer", Long::valueOf),
        text(MetadataKeys.GAITWAY_VERSION),
        text(MetadataKeys.MUJOCO_VERSION),
        parse(MetadataKeys.CREATED_AT, "an ISO 8601 instant", Instant::parse),
        properties.containsKey(MetadataKeys.RETURN)
            ? OptionalDouble.of(number(MetadataKeys.RETURN))
            : OptionalDouble.empty());
  }

  private double number(String key) throws PolicyFormatException {
    return parse(key, "a number", Double::valueOf);
  }

  private Optional<String> optional(String key) {
    return Optional.ofNullable(properties.get(key));
  }

  private String text(String key) throws PolicyFormatException {
    return optional(key)
        .orElseThrow(() -> new PolicyFormatException(source, "the metadata lack '" + key + "'"));
  }

  /** As {@link #list}, for keys that files may lack. */
  private <T> List<T> optionalList(String key, int count, Function<String, T> parser, T otherwise)
      throws PolicyFormatException {
    return properties.containsKey(key)
        ? list(key, count, parser)
        : Collections.nCopies(count, otherwise);
  }

  private <T> List<T> list(String key, int count, Function<String, T> parser)
      throws PolicyFormatException {
    List<T> values = list(key, count + " values", parser);
    if (values.size() != count) {
      throw new PolicyFormatException(
          source, "metadata '" + key + "': expected " + count + " values, found " + values.size());
    }
    return values;
  }

  private <T> List<T> list(String key, String expected, Function<String, T> parser)
      throws PolicyFormatException {
    return parse(key, expected, line -> TextList.split(line).stream().map(parser).toList());
  }

  private <T> T parse(String key, String expected, Function<String, T> parser)
      throws PolicyFormatException {
    String value = text(key);
    try {
      return parser.apply(value);
    } catch (IllegalArgumentException | DateTimeParseException e) {
      throw new PolicyFormatException(
          source,
          "metadata '" + key + "': expected " + expected + ", found '" + excerpt(value) + "'",
          e);
    }
  }

  private static String excerpt(String value) {
    return value.length() <= MAX_EXCERPT ? value : value.substring(0, MAX_EXCERPT) + "...";
  }
}

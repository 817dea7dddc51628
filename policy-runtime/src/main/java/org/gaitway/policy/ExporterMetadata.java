package org.gaitway.policy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.gaitway.policy.ForeignPolicySettings.Joints;
import org.gaitway.policy.ForeignPolicySettings.Term;

/**
 * What the exporters of Isaac Lab and mjlab write into an ONNX file's metadata: values separated by
 * commas, with three decimals. What cannot be read as that is left out, for a YAML file to say.
 */
final class ExporterMetadata {
  private static final String BETWEEN = ",";
  private static final String WITHIN = ";";

  private final Map<String, String> properties;

  private ExporterMetadata(Map<String, String> properties) {
    this.properties = properties;
  }

  /** What these properties say. */
  static ForeignPolicySettings read(Map<String, String> properties) {
    return new ExporterMetadata(properties).settings();
  }

  /** Names of the command inputs. */
  static List<String> commands(Map<String, String> properties) {
    return new ExporterMetadata(properties).words("command_names");
  }

  private ForeignPolicySettings settings() {
    return new ForeignPolicySettings(
        ForeignPolicySettings.EMPTY.graph(),
        terms(),
        new Joints(
            words("joint_names"),
            List.of(),
            numbers("default_joint_pos"),
            List.of(),
            numbers("action_scale"),
            numbers("joint_stiffness"),
            numbers("joint_damping"),
            List.of()),
        Optional.empty());
  }

  private Map<String, Term> terms() {
    List<String> names = words("observation_names");
    List<String> sizes = words("observation_dims");
    List<String> scales = words("observation_terms_scale");
    List<String> clips = words("observation_terms_clip");
    List<String> histories = words("observation_terms_history_length");
    Map<String, Term> terms = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      terms.put(
          names.get(i),
          new Term(
              element(sizes, names, i).flatMap(text -> number(text, Integer::valueOf)),
              element(scales, names, i).flatMap(text -> number(text, Double::valueOf)),
              element(clips, names, i).flatMap(ExporterMetadata::limit),
              element(histories, names, i)
                  .flatMap(text -> number(text, Integer::valueOf))
                  // None, as they count it, is the present alone.
                  .map(length -> Math.max(1, length)),
              Optional.empty()));
    }
    return terms;
  }

  private static Optional<String> element(List<String> list, List<String> names, int i) {
    return list.size() == names.size() ? Optional.of(list.get(i)) : Optional.empty();
  }

  /** A range as they write it, -c;c, for they allow others, which no term has a word for. */
  private static Optional<Double> limit(String range) {
    String[] ends = range.split(WITHIN, -1);
    if (ends.length != 2) {
      return Optional.empty();
    }
    Optional<Double> low = number(ends[0].replace("inf", "Infinity"), Double::valueOf);
    Optional<Double> high = number(ends[1].replace("inf", "Infinity"), Double::valueOf);
    return high.filter(limit -> low.filter(other -> other == -limit).isPresent());
  }

  private List<String> words(String key) {
    String text = properties.getOrDefault(key, "").strip();
    return text.isEmpty()
        ? List.of()
        : Arrays.stream(text.split(BETWEEN, -1)).map(String::strip).toList();
  }

  private List<Double> numbers(String key) {
    List<Optional<Double>> numbers =
        words(key).stream().map(text -> number(text, Double::valueOf)).toList();
    return numbers.stream().allMatch(Optional::isPresent)
        ? numbers.stream().map(Optional::orElseThrow).toList()
        : List.of();
  }

  private static <T extends Number> Optional<T> number(String text, Function<String, T> parser) {
    try {
      return Optional.of(parser.apply(text));
    } catch (NumberFormatException e) {
      return Optional.empty(); // Such as a scale for each element, which a YAML file must resolve.
    }
  }
}

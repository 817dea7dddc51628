package org.gaitway.policy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.gaitway.observation.ObservationSource;
import org.gaitway.policy.ForeignPolicySettings.Joints;
import org.gaitway.policy.ForeignPolicySettings.Term;

/**
 * Makes {@link PolicyMetadata} of what a foreign file's exporter and its user say. What neither
 * says becomes an error that names it.
 */
final class ForeignMetadata {
  /** What a command input is called unless the exporter says. */
  private static final String COMMAND = "velocity";

  private final String source;
  private final String yaml;
  private final ForeignPolicySettings settings;
  private final String command;
  private final Policy policy;

  /**
   * @param source the file, for messages
   * @param yaml name of the file that can say what is missing
   * @param settings all that is said
   * @param commands names of command inputs
   * @param policy whose sizes the metadata must fit
   */
  ForeignMetadata(
      String source,
      String yaml,
      ForeignPolicySettings settings,
      List<String> commands,
      Policy policy) {
    this.source = source;
    this.yaml = yaml;
    this.settings = settings;
    this.policy = policy;
    command = commands.size() == 1 ? commands.get(0) : COMMAND;
  }

  /**
   * @throws PolicyFormatException if something is missing or does not fit
   */
  PolicyMetadata build() throws PolicyFormatException {
    try {
      List<ActuatedJoint> joints = joints();
      ObservationLayout layout = new ObservationLayout(terms());
      if (layout.size() != policy.observationSize()) {
        throw malformed(
            "the terms of the observation have %d values together, the policy takes %d",
            layout.size(), policy.observationSize());
      }
      double period =
          settings.controlPeriod().orElseThrow(() -> missing("control-period, in seconds"));
      return new PolicyMetadata(
          layout, joints, ActionForm.SCALED, period, Optional.empty(), Optional.empty());
    } catch (IllegalArgumentException e) {
      throw new PolicyFormatException(source, e.getMessage(), e);
    }
  }

  private List<ActuatedJoint> joints() throws PolicyFormatException {
    Joints given = settings.joints();
    if (given.names().isEmpty()) {
      throw missing("joints.names");
    }
    if (given.names().size() != policy.actionSize()) {
      throw malformed(
          "joints.names must be the joints that the action moves, of which it has %d; found %s",
          policy.actionSize(), given.names());
    }
    List<String> actuators = given.actuators().isEmpty() ? given.names() : given.actuators();
    List<Double> positions = column("default-positions", given.defaultPositions());
    List<Double> scales = column("action-scales", given.actionScales());
    List<ActionKind> kinds = column("kinds", orElse(given.kinds(), ActionKind.POSITION));
    List<Double> gears = column("gears", orElse(given.gears(), 1.0));
    List<Optional<PdGains>> gains = gains(given);
    List<ActuatedJoint> joints = new ArrayList<>();
    for (int i = 0; i < given.names().size(); i++) {
      joints.add(
          new ActuatedJoint(
              given.names().get(i),
              column("actuators", actuators).get(i),
              positions.get(i),
              kinds.get(i),
              scales.get(i),
              gains.get(i),
              gears.get(i)));
    }
    return joints;
  }

  private List<Optional<PdGains>> gains(Joints given) throws PolicyFormatException {
    if (given.kp().isEmpty() && given.kd().isEmpty()) {
      return Collections.nCopies(given.names().size(), Optional.empty());
    }
    List<Double> kp = column("kp", given.kp());
    List<Double> kd = column("kd", given.kd());
    List<Optional<PdGains>> gains = new ArrayList<>();
    for (int i = 0; i < kp.size(); i++) {
      gains.add(Optional.of(new PdGains(kp.get(i), kd.get(i))));
    }
    return gains;
  }

  private static <T> List<T> orElse(List<T> given, T otherwise) {
    return given.isEmpty() ? List.of(otherwise) : given;
  }

  /** One value for each joint; one alone is for all. */
  private <T> List<T> column(String key, List<T> given) throws PolicyFormatException {
    int joints = settings.joints().names().size();
    if (given.isEmpty()) {
      throw missing("joints." + key);
    }
    if (given.size() != 1 && given.size() != joints) {
      throw malformed("joints.%s must have 1 or %d values, has %d", key, joints, given.size());
    }
    return given.size() == joints ? given : Collections.nCopies(joints, given.get(0));
  }

  private List<ObservationTerm> terms() throws PolicyFormatException {
    if (settings.observation().isEmpty()) {
      throw missing("observation, the terms of the " + policy.observationSize() + " values");
    }
    List<ObservationTerm> terms = new ArrayList<>();
    for (Map.Entry<String, Term> entry : settings.observation().entrySet()) {
      terms.add(term(entry.getKey(), entry.getValue()));
    }
    return terms;
  }

  private ObservationTerm term(String name, Term given) throws PolicyFormatException {
    OptionalInt size = size(name, given);
    if (size.isEmpty()) {
      size = leftOver(name, given);
    }
    Optional<ObservationSource> from =
        given.source().isPresent()
            ? given.source().map(ObservationSource::parse)
            : TermSources.of(name, size, command);
    return new ObservationTerm(
        name,
        size.orElseThrow(() -> missing("observation." + name + ".size or .source")),
        given.scale().orElse(1.0),
        given.clip().orElse(Double.POSITIVE_INFINITY),
        given.history().orElse(1),
        from);
  }

  private OptionalInt size(String name, Term given) {
    if (given.size().isPresent()) {
      return OptionalInt.of(given.size().get());
    }
    return given
        .source()
        .map(ObservationSource::parse)
        .or(() -> TermSources.of(name, OptionalInt.empty(), command))
        .map(from -> OptionalInt.of(from.size(policy.actionSize())))
        .orElse(OptionalInt.empty());
  }

  /** What the other terms leave of the observation, if the size of this one alone is not known. */
  private OptionalInt leftOver(String name, Term given) {
    long known = 0;
    for (Map.Entry<String, Term> other : settings.observation().entrySet()) {
      OptionalInt size = size(other.getKey(), other.getValue());
      if (size.isEmpty() && !other.getKey().equals(name)) {
        return OptionalInt.empty();
      }
      known += (long) size.orElse(0) * other.getValue().history().orElse(1);
    }
    int history = given.history().orElse(1);
    long left = policy.observationSize() - known;
    return left > 0 && history > 0 && left % history == 0
        ? OptionalInt.of((int) (left / history))
        : OptionalInt.empty();
  }

  private PolicyFormatException missing(String what) {
    return new PolicyFormatException(
        source, "it does not say " + what + "; write that into " + yaml + " beside it");
  }

  private PolicyFormatException malformed(String format, Object... values) {
    return new PolicyFormatException(source, String.format(format, values));
  }
}

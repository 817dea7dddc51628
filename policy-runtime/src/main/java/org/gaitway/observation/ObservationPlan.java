package org.gaitway.observation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.gaitway.policy.ActuatedJoint;
import org.gaitway.policy.ObservationTerm;
import org.gaitway.policy.PolicyMetadata;
import org.gaitway.robot.RobotLayout;
import org.gaitway.robot.SensorLayout;

/**
 * What a policy observes, before there is a robot.
 *
 * @param terms in the order of the observation, at least one
 * @param joints that the policy moves, in its order
 * @param period from one observation to the next [s], positive and finite
 */
public record ObservationPlan(List<SourcedTerm> terms, List<ActuatedJoint> joints, double period) {
  /**
   * Checks that terms and sources go together.
   *
   * @throws IllegalArgumentException if a source has another number of values than its term
   */
  public ObservationPlan {
    terms = List.copyOf(terms);
    joints = List.copyOf(joints);
    if (terms.isEmpty() || !(period > 0 && period < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "expected at least one term and a positive finite period, found "
              + terms.size()
              + " terms and "
              + period
              + " s");
    }
    for (SourcedTerm term : terms) {
      int found = term.source().size(joints.size());
      if (found != term.term().size()) {
        throw new IllegalArgumentException(
            String.format(
                "observation term '%s' has %d values, its source %s has %d",
                term.term().name(), term.term().size(), term.source(), found));
      }
    }
  }

  /**
   * What a policy observes on a robot.
   *
   * @param metadata of the policy
   * @param settings of the robot file, by term
   * @throws IllegalArgumentException if a term has no source, or settings are of a term that the
   *     policy does not observe, with its name
   */
  public static ObservationPlan of(PolicyMetadata metadata, Map<String, TermSettings> settings) {
    List<ObservationTerm> terms = metadata.observation().terms();
    TreeSet<String> unknown = new TreeSet<>(settings.keySet());
    terms.forEach(term -> unknown.remove(term.name()));
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          String.format(
              "observation: no term %s; the policy observes %s",
              unknown, terms.stream().map(ObservationTerm::name).toList()));
    }
    return new ObservationPlan(
        terms.stream()
            .map(term -> sourced(term, Optional.ofNullable(settings.get(term.name()))))
            .toList(),
        metadata.joints(),
        metadata.controlPeriod());
  }

  private static SourcedTerm sourced(ObservationTerm term, Optional<TermSettings> settings) {
    ObservationSource source =
        settings
            .flatMap(TermSettings::source)
            .map(ObservationSource::parse)
            .or(term::source)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        String.format(
                            "observation.%s.source is missing: neither the robot file nor the"
                                + " policy says where the term comes from",
                            term.name())));
    double cutoff = settings.flatMap(TermSettings::cutoff).orElse(Double.POSITIVE_INFINITY);
    return new SourcedTerm(term, source, cutoff);
  }

  /** Number of values in the observation. */
  public int size() {
    return terms.stream().mapToInt(term -> term.term().width()).sum();
  }

  /** Names of the joints that the policy moves, in its order. */
  public List<String> jointNames() {
    return joints.stream().map(ActuatedJoint::joint).toList();
  }

  /**
   * What the robot must have: the policy's joints are measured and commanded, and first.
   *
   * @throws IllegalArgumentException if terms want one sensor at two sizes
   */
  public RobotLayout required() {
    return required(List.of(this));
  }

  /**
   * What the robot must have for all of several plans, which move the same joints.
   *
   * @param plans at least one; the first has the order of the joints
   * @throws IllegalArgumentException if terms want one sensor at two sizes
   */
  public static RobotLayout required(List<ObservationPlan> plans) {
    List<String> commanded = plans.get(0).jointNames();
    Set<String> measured = new LinkedHashSet<>(commanded);
    Map<String, Integer> sensors = new LinkedHashMap<>();
    for (ObservationPlan plan : plans) {
      measured.addAll(plan.jointNames());
      for (SourcedTerm term : plan.terms) {
        for (ObservationSource source : parts(term.source())) {
          if (source instanceof ObservationSource.OfJoints joints) {
            measured.addAll(joints.joints());
          } else if (source instanceof ObservationSource.Sensor sensor) {
            addSensor(sensors, sensor, term);
          }
        }
      }
    }
    List<SensorLayout> layouts = new ArrayList<>();
    sensors.forEach((name, size) -> layouts.add(new SensorLayout(name, size)));
    return new RobotLayout(List.copyOf(measured), commanded, layouts);
  }

  private static void addSensor(
      Map<String, Integer> sensors, ObservationSource.Sensor sensor, SourcedTerm term) {
    Integer before = sensors.put(sensor.name(), sensor.size());
    if (before != null && before != sensor.size()) {
      throw new IllegalArgumentException(
          String.format(
              "observation term '%s': sensor '%s' has %d values here and %d elsewhere",
              term.term().name(), sensor.name(), sensor.size(), before));
    }
  }

  /** The plain sources that a source consists of. */
  static List<ObservationSource> parts(ObservationSource source) {
    return source instanceof ObservationSource.Parts several ? several.parts() : List.of(source);
  }
}

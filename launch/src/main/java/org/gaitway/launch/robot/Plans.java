package org.gaitway.launch.robot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.gaitway.observation.ObservationPlan;
import org.gaitway.observation.ObservationSource;
import org.gaitway.observation.SourcedTerm;
import org.gaitway.observation.TermSettings;
import org.gaitway.policy.ObservationTerm;
import org.gaitway.policy.PolicyMetadata;

/** What a policy observes on a robot: as its file says, with the changes of the robot file. */
final class Plans {
  private Plans() {}

  /**
   * Puts both together.
   *
   * @param policy name of the policy, for messages
   * @throws IllegalArgumentException if neither says where a term comes from, or the robot file
   *     changes a term that is not there
   */
  static ObservationPlan of(
      String policy, PolicyMetadata metadata, Map<String, TermSettings> changes) {
    List<SourcedTerm> terms = new ArrayList<>();
    TreeSet<String> unknown = new TreeSet<>(changes.keySet());
    for (ObservationTerm term : metadata.observation().terms()) {
      unknown.remove(term.name());
      terms.add(term(policy, term, changes.get(term.name())));
    }
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          String.format(
              "observation: policy %s has no term %s; it has %s",
              policy,
              unknown,
              metadata.observation().terms().stream().map(ObservationTerm::name).toList()));
    }
    return new ObservationPlan(terms, metadata.joints(), metadata.controlPeriod());
  }

  private static SourcedTerm term(String policy, ObservationTerm term, TermSettings change) {
    ObservationSource source =
        change != null && change.source().isPresent()
            ? ObservationSource.parse(change.source().get())
            : term.source()
                .orElseThrow(
                    () ->
                        new IllegalArgumentException(
                            String.format(
                                "policy %s does not say where its observation '%s' comes from on"
                                    + " a robot; say it under observation.%s.source of the robot"
                                    + " file, or train the policy again",
                                policy, term.name(), term.name())));
    double cutoff =
        change == null
            ? Double.POSITIVE_INFINITY
            : change.cutoff().orElse(Double.POSITIVE_INFINITY);
    return new SourcedTerm(term, source, cutoff);
  }
}

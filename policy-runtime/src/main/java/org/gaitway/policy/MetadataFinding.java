package org.gaitway.policy;

import java.util.Optional;

/**
 * The metadata of a policy file, or why there are none.
 *
 * @param metadata if all that they need is known
 * @param problem what is missing or does not fit, if not
 */
record MetadataFinding(Optional<PolicyMetadata> metadata, Optional<PolicyFormatException> problem) {

  static MetadataFinding of(PolicyMetadata metadata) {
    return new MetadataFinding(Optional.of(metadata), Optional.empty());
  }

  /** Of a file of another make. What it lacks is an error only for those who ask for it. */
  static MetadataFinding foreign(PolicySource source, Policy policy) {
    try {
      return of(
          new ForeignMetadata(
                  source.name(),
                  source.yaml(),
                  source.settings(),
                  ExporterMetadata.commands(source.model().metadata()),
                  policy)
              .build());
    } catch (PolicyFormatException e) {
      return new MetadataFinding(Optional.empty(), Optional.of(e));
    }
  }

  PolicyMetadata require() throws PolicyFormatException {
    if (problem.isPresent()) {
      throw problem.get();
    }
    return metadata.orElseThrow();
  }
}

package org.gaitway.replay;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How an episode is taken again.
 *
 * @param drift whether to go on where the conditions are not those of the log, to see how far the
 *     two get apart
 * @param model file of a model in place of the embedded one
 * @param policy file of a policy in place of the embedded one
 * @param substeps physics steps in place of the logged ones
 */
public record ReplaySettings(
    boolean drift, Optional<Path> model, Optional<Path> policy, OptionalInt substeps) {
  /** Everything as it was. */
  public static final ReplaySettings EXACT =
      new ReplaySettings(false, Optional.empty(), Optional.empty(), OptionalInt.empty());
}

package org.gaitway.policy;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Opens a model on the kernel, or, if that cannot compute it, on the first engine that is there.
 *
 * @param policy a first instance
 * @param engine what it runs on; absent for the kernel
 */
record EngineChoice(Policy policy, Optional<PolicyEngine> engine) {

  /** The engines on the class path. */
  static List<PolicyEngine> installed() {
    ClassLoader loader = PolicyEngine.class.getClassLoader();
    return ServiceLoader.load(PolicyEngine.class, loader).stream()
        .map(ServiceLoader.Provider::get)
        .toList();
  }

  /**
   * @throws UnsupportedGraphException if the kernel cannot compute the model and no engine is there
   * @throws PolicyFormatException if it is malformed, or the engine refuses it
   */
  static EngineChoice of(PolicyEngine.Model model, List<PolicyEngine> engines)
      throws PolicyFormatException {
    UnsupportedGraphException beyond;
    try {
      return new EngineChoice(
          GraphCompiler.compile(model.source(), model.graph(), model.ports()), Optional.empty());
    } catch (UnsupportedGraphException e) {
      beyond = e;
    }
    for (PolicyEngine engine : engines) {
      try {
        return new EngineChoice(engine.open(model), Optional.of(engine));
      } catch (EngineMissingException e) {
        beyond = beyond.needing(e.getMessage());
      }
    }
    throw beyond;
  }
}

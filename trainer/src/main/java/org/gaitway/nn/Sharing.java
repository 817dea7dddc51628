package org.gaitway.nn;

import java.util.function.IntConsumer;

/** Threads that may take parts of a piece of work; who takes which changes no result. */
@FunctionalInterface
public interface Sharing {
  /**
   * Runs {@code part} once for each number in [0, parts) and returns when all have ended. The
   * caller takes parts as well; others do as far as they are idle.
   *
   * @throws RuntimeException what a part threw
   */
  void share(int parts, IntConsumer part);
}

package org.gaitway.baseline;

/** Says what is wrong with a setting. */
final class Checks {
  private Checks() {}

  /** Refuses a record unless the condition holds. */
  static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}

package org.gaitway.adapter.mqtt.payload;

/**
 * A payload that cannot be used. It carries no stack trace: payloads come from outside, and bad
 * ones may come often.
 */
public final class PayloadException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What is wrong with a payload. */
  public enum Kind {
    /** It is not what it should be. */
    MALFORMED,
    /** It is, but for other joints or sensors, or for another layout. */
    WRONG_LAYOUT
  }

  private final Kind kind;

  /**
   * @param kind what is wrong
   * @param message where, what was expected and what was found
   */
  public PayloadException(Kind kind, String message) {
    super(message, null, false, false);
    this.kind = kind;
  }

  static PayloadException malformed(String message) {
    return new PayloadException(Kind.MALFORMED, message);
  }

  static PayloadException wrongLayout(String message) {
    return new PayloadException(Kind.WRONG_LAYOUT, message);
  }

  /** What is wrong. */
  public Kind kind() {
    return kind;
  }
}

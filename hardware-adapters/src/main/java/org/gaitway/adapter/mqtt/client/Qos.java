package org.gaitway.adapter.mqtt.client;

/** Quality of service of a message (section 4.3). */
public enum Qos {
  /** Sent once; lost with the connection. */
  AT_MOST_ONCE,
  /** Acknowledged; may arrive twice. */
  AT_LEAST_ONCE;

  /** The number in packets, which is also that in settings. */
  public int level() {
    return ordinal();
  }

  /**
   * @param level 0 or 1
   * @throws IllegalArgumentException if it is another
   */
  public static Qos of(int level) {
    return switch (level) {
      case 0 -> AT_MOST_ONCE;
      case 1 -> AT_LEAST_ONCE;
      default -> throw new IllegalArgumentException("the QoS must be 0 or 1, was " + level);
    };
  }
}

package org.gaitway.robot;

import java.util.Locale;

/**
 * The states of a robot, those of ros2_control. A robot is commanded only while {@link #ACTIVE}.
 *
 * <pre>
 *   UNCONFIGURED --configure--> INACTIVE --activate--> ACTIVE
 *                               INACTIVE &lt;-deactivate- ACTIVE
 *   any --close--> FINALIZED
 * </pre>
 */
public enum Lifecycle {
  /** Made, but not connected. */
  UNCONFIGURED,
  /** Connected; its state can be read, nothing is commanded. */
  INACTIVE,
  /** Follows commands. */
  ACTIVE,
  /** Closed for good. */
  FINALIZED;

  /** A step from one state to the next. */
  public enum Transition {
    /** To connect. */
    CONFIGURE(UNCONFIGURED, INACTIVE),
    /** To start following commands. */
    ACTIVATE(INACTIVE, ACTIVE),
    /** To stop following commands. */
    DEACTIVATE(ACTIVE, INACTIVE);

    private final Lifecycle from;
    private final Lifecycle to;

    Transition(Lifecycle from, Lifecycle to) {
      this.from = from;
      this.to = to;
    }
  }

  /**
   * The state after a transition. Closing needs none: it is allowed in every state and ends in
   * {@link #FINALIZED}.
   *
   * @throws IllegalLifecycleException if this state does not allow the transition
   */
  public Lifecycle after(Transition transition) {
    if (this != transition.from) {
      throw new IllegalLifecycleException(
          "cannot "
              + lowerCase(transition)
              + " a robot that is "
              + lowerCase(this)
              + "; it must be "
              + lowerCase(transition.from));
    }
    return transition.to;
  }

  private static String lowerCase(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}

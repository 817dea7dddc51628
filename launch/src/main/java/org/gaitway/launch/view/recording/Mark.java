package org.gaitway.launch.view.recording;

/**
 * Something that happened at a moment.
 *
 * @param time since the episode began [s]
 * @param kind what sort of event
 * @param text what happened, for people
 */
public record Mark(double time, Kind kind, String text) {

  /** Sorts of events, from harmless to grave. */
  public enum Kind {
    /** The loop or the policy changed what it does. */
    MODE,
    /** The safety envelope changed a command. */
    INTERVENTION,
    /** The robot was stopped, or the episode failed. */
    STOP,
    /** The episode came to its end. */
    END
  }
}

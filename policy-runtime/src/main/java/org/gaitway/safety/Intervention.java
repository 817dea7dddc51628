package org.gaitway.safety;

import java.util.Locale;

/** The checks of the safety envelope, by what they find. */
public enum Intervention {
  /** The soft stop was tripped from outside. */
  SOFT_STOP(false),
  /** The newest state is too old, or there never was one. */
  STATE_AGE(false),
  /** A stamp or the loop's clock went back, or a stamp is ahead of the clock. */
  CLOCK_STEP(false),
  /** A commanded joint's position or velocity is not a number or infinite. */
  STATE_NOT_FINITE(false),
  /** A joint moved further between two states than it can. */
  STATE_JUMP(false),
  /** A joint is measured outside its position limits. */
  MEASURED_POSITION(false),
  /** A joint is measured to move faster than it may. */
  MEASURED_VELOCITY(false),
  /** The body is tilted too far, or its orientation is not known. */
  TILT(false),
  /** The loop missed deadlines. */
  OVERRUN(false),
  /** A value of the observation is not a number or infinite. */
  OBSERVATION_NOT_FINITE(false),
  /** A value of the observation is larger than any sensible one. */
  OBSERVATION_RANGE(false),
  /** The policy gave something that is not a number or infinite. */
  ACTION_NOT_FINITE(false),
  /** A target position is outside its limits. */
  POSITION_LIMIT(true),
  /** A target position changes too fast. */
  TARGET_RATE_LIMIT(true),
  /** A target velocity is too high. */
  VELOCITY_LIMIT(true),
  /** The command would make the joint apply too much effort. */
  EFFORT_LIMIT(true),
  /** A gain is negative or too high. */
  GAIN_LIMIT(true),
  /** The robot did not take a command. */
  WRITE_REFUSED(false),
  /** The policy, the robot's adapter or the observer threw an exception. */
  FAILURE(false);

  private final boolean limit;
  private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

  Intervention(boolean limit) {
    this.limit = limit;
  }

  /** Whether it concerns a command that can be brought back to its limit. */
  public boolean isLimit() {
    return limit;
  }

  /** Whether the index that comes with it is that of a commanded joint. */
  public boolean isOfJoint() {
    return switch (this) {
      case STATE_NOT_FINITE, STATE_JUMP, MEASURED_POSITION, MEASURED_VELOCITY -> true;
      default -> limit;
    };
  }

  /** The name in settings and logs: {@code state-age}. */
  public String word() {
    return word;
  }

  /** Whether it can be answered like this. */
  boolean allows(Response response) {
    return switch (this) {
      case SOFT_STOP, FAILURE -> response == Response.STOP;
      // No effort can be predicted from a state, nor a command made of an action, that is no
      // number.
      case STATE_NOT_FINITE, ACTION_NOT_FINITE -> response.compareTo(Response.DAMP) >= 0;
      default -> limit ? response.compareTo(Response.LIMIT) >= 0 : response != Response.LIMIT;
    };
  }
}

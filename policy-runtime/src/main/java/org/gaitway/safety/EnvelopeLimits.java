package org.gaitway.safety;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * All that the safety envelope holds a robot to.
 *
 * @param joints limits of the commanded joints, in the order of the commands
 * @param responses what each check leads to, all of them; a limit's check can be neither {@link
 *     Response#OFF} nor {@link Response#WARN}, another's not {@link Response#LIMIT}
 * @param period of the control loop [ns], positive
 * @param maxStateAge age from which on a state is not acted on [ns], positive
 * @param rampIn time from the measured pose to the policy's targets [ns], 0 for none
 * @param recovery time for which the cause of damping must be gone [ns], not negative
 * @param overrunHold late ticks in a row for which the last targets are held, before damping
 * @param maxTilt of the body [rad], between 0 and π
 * @param maxObservation greatest magnitude of an observed value, positive
 * @param overspeed factor on {@code maxVelocity} from which on a measured velocity counts as too
 *     high, at least 1
 * @param jump factor on {@code maxVelocity} from which on a change of position cannot have been
 *     motion, at least 1
 * @param positionMargin by which a measured position may be outside its limits [rad] or [m], not
 *     negative
 */
public record EnvelopeLimits(
    List<JointLimits> joints,
    Map<Intervention, Response> responses,
    long period,
    long maxStateAge,
    long rampIn,
    long recovery,
    int overrunHold,
    double maxTilt,
    double maxObservation,
    double overspeed,
    double jump,
    double positionMargin) {
  /** Checks the ranges. */
  public EnvelopeLimits {
    joints = List.copyOf(joints);
    responses = new EnumMap<>(responses);
    for (Intervention kind : Intervention.values()) {
      checkResponse(kind, Objects.requireNonNull(responses.get(kind), kind::word));
    }
    require(period > 0, "the period must be positive [ns]", period);
    require(maxStateAge > 0, "the greatest age of a state must be positive [ns]", maxStateAge);
    require(rampIn >= 0, "the ramp-in must not be negative [ns]", rampIn);
    require(recovery >= 0, "the recovery time must not be negative [ns]", recovery);
    require(overrunHold >= 0, "the late ticks held must not be negative", overrunHold);
    require(maxTilt >= 0 && maxTilt <= Math.PI, "the tilt must be between 0 and π", maxTilt);
    require(maxObservation > 0, "the observation's limit must be positive", maxObservation);
    require(overspeed >= 1, "the overspeed must be at least 1", overspeed);
    require(jump >= 1, "the jump must be at least 1", jump);
    require(positionMargin >= 0, "the margin must not be negative", positionMargin);
  }

  private static void require(boolean holds, String what, double found) {
    if (!holds) {
      throw new IllegalArgumentException(what + ", found " + found);
    }
  }

  private static void checkResponse(Intervention kind, Response response) {
    if (!kind.allows(response)) {
      List<String> possible =
          Arrays.stream(Response.values()).filter(kind::allows).map(EnvelopeLimits::word).toList();
      throw new IllegalArgumentException(
          String.format(
              "check %s: expected one of %s, found %s", kind.word(), possible, word(response)));
    }
  }

  private static String word(Response response) {
    return response.name().toLowerCase(Locale.ROOT);
  }
}

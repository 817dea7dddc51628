package org.gaitway.safety;

import java.util.EnumMap;
import java.util.Map;
import org.gaitway.config.Setting;

/**
 * What each check of the safety envelope leads to. The soft stop itself always stops.
 *
 * @param stateAge the newest state is too old
 * @param clockStep a stamp or the clock stepped back
 * @param stateNotFinite a joint's state is no number
 * @param stateJump a joint moved further than it can
 * @param measuredPosition a joint is outside its limits
 * @param measuredVelocity a joint is too fast
 * @param tilt the body is tilted too far
 * @param overrun deadlines were missed
 * @param observationNotFinite the policy would be given what is no number
 * @param observationRange the policy would be given too large a number
 * @param actionNotFinite the policy gave what is no number
 * @param positionLimit a target is outside its limits
 * @param targetRateLimit a target changes too fast
 * @param velocityLimit a target velocity is too high
 * @param effortLimit a command would lead to too much effort
 * @param gainLimit a gain is out of range
 * @param writeRefused the robot did not take a command
 */
public record SafetyResponses(
    @Setting("the newest state is older than max-state-age") Response stateAge,
    @Setting("a stamp or the clock stepped back, or a stamp is ahead of it") Response clockStep,
    @Setting("a joint's position or velocity is no finite number") Response stateNotFinite,
    @Setting("a joint moved further between two states than it can") Response stateJump,
    @Setting("a joint is measured outside its position limits") Response measuredPosition,
    @Setting("a joint is measured to be too fast") Response measuredVelocity,
    @Setting("the body is tilted more than max-tilt, or its orientation is unknown") Response tilt,
    @Setting("more deadlines in a row were missed than overrun-hold") Response overrun,
    @Setting("the observation has a value that is no finite number") Response observationNotFinite,
    @Setting("the observation has a value beyond max-observation") Response observationRange,
    @Setting("the action has a value that is no finite number") Response actionNotFinite,
    @Setting("a target position is outside its limits") Response positionLimit,
    @Setting("a target position changes too fast") Response targetRateLimit,
    @Setting("a target velocity is too high") Response velocityLimit,
    @Setting("a command would lead to too much effort") Response effortLimit,
    @Setting("a gain is negative or too high") Response gainLimit,
    @Setting("the robot did not take a command") Response writeRefused) {
  /** Every check on. */
  public static final SafetyResponses DEFAULTS =
      new SafetyResponses(
          Response.DAMP,
          Response.DAMP,
          Response.DAMP,
          Response.DAMP,
          Response.WARN,
          Response.DAMP,
          Response.STOP,
          Response.DAMP,
          Response.DAMP,
          Response.WARN,
          Response.STOP,
          Response.LIMIT,
          Response.LIMIT,
          Response.LIMIT,
          Response.LIMIT,
          Response.LIMIT,
          Response.WARN);

  /** The responses by check. */
  Map<Intervention, Response> byCheck() {
    Map<Intervention, Response> map = new EnumMap<>(Intervention.class);
    map.put(Intervention.SOFT_STOP, Response.STOP);
    map.put(Intervention.STATE_AGE, stateAge);
    map.put(Intervention.CLOCK_STEP, clockStep);
    map.put(Intervention.STATE_NOT_FINITE, stateNotFinite);
    map.put(Intervention.STATE_JUMP, stateJump);
    map.put(Intervention.MEASURED_POSITION, measuredPosition);
    map.put(Intervention.MEASURED_VELOCITY, measuredVelocity);
    map.put(Intervention.TILT, tilt);
    map.put(Intervention.OVERRUN, overrun);
    map.put(Intervention.OBSERVATION_NOT_FINITE, observationNotFinite);
    map.put(Intervention.OBSERVATION_RANGE, observationRange);
    map.put(Intervention.ACTION_NOT_FINITE, actionNotFinite);
    map.put(Intervention.POSITION_LIMIT, positionLimit);
    map.put(Intervention.TARGET_RATE_LIMIT, targetRateLimit);
    map.put(Intervention.VELOCITY_LIMIT, velocityLimit);
    map.put(Intervention.EFFORT_LIMIT, effortLimit);
    map.put(Intervention.GAIN_LIMIT, gainLimit);
    map.put(Intervention.WRITE_REFUSED, writeRefused);
    map.put(Intervention.FAILURE, Response.STOP);
    return map;
  }
}

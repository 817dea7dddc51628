package org.gaitway.launch.render;

import java.io.IOException;
import org.gaitway.sim.SimState;

/**
 * Which states of an episode a film shows: at each frame's time the last one that there was.
 *
 * @param from simulated time of the first frame, since the episode's first state [s]
 * @param to simulated time that it ends before [s], after one frame at least; infinite for the end
 *     of the episode
 * @param framesPerSecond of the film
 * @param speed how much faster than in simulated time things go
 */
public record Film(double from, double to, int framesPerSecond, double speed) {

  /** Sums of time steps miss the frames' times by less than this [s]. */
  private static final double TOLERANCE = 1e-9;

  /** Checks the numbers. */
  public Film {
    if (!(from >= 0) || !(to >= from)) {
      throw new IllegalArgumentException(
          "a film must not end before it begins: from " + from + " s to " + to + " s");
    }
    if (framesPerSecond < 1 || framesPerSecond > 1000) {
      throw new IllegalArgumentException(
          "a film has from 1 to 1000 frames a second, not " + framesPerSecond);
    }
    if (!(speed > 0) || Double.isInfinite(speed)) {
      throw new IllegalArgumentException("the speed must be positive, not " + speed);
    }
  }

  /** Takes the states of a film. */
  @FunctionalInterface
  public interface Projector {
    /**
     * Shows the next frame.
     *
     * @throws IOException if it cannot be written
     */
    void show(SimState state) throws IOException;
  }

  /**
   * Goes through an episode from its first state to its last, or to the film's end.
   *
   * @return how many frames were shown; 0 if the episode was over before the film began
   * @throws IOException if states cannot be read or frames not written
   */
  public int play(FrameSource source, Projector projector) throws IOException {
    SimState shown = source.next();
    double start = shown == null ? 0 : shown.time();
    SimState next = shown == null ? null : source.next();
    int frame = 0;
    while (shown != null) {
      double time = start + timeOf(frame);
      while (next != null && next.time() <= time + TOLERANCE) {
        shown = next;
        next = source.next();
      }
      boolean past = next == null && time > shown.time() + TOLERANCE;
      boolean enough = frame > 0 && timeOf(frame) > to - TOLERANCE;
      if (past || enough) {
        break;
      }
      projector.show(shown);
      frame++;
    }
    return frame;
  }

  /** Simulated time of a frame since the episode's start [s]. */
  private double timeOf(int frame) {
    return from + frame * speed / framesPerSecond;
  }
}

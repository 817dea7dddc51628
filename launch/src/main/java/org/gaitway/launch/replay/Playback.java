package org.gaitway.launch.replay;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.gaitway.episode.EpisodeReader;
import org.gaitway.mcap.McapQuery;

/**
 * Shows the states of an episode at the pace at which they were logged, or another. For one thread;
 * {@link #stop} is for any.
 */
final class Playback {
  private static final double NS_PER_SECOND = 1e9;

  /**
   * What is played, and how fast.
   *
   * @param from where to begin, since the first state [s]
   * @param to where to end, since the first state [s]; infinite for the end of the file
   * @param speed times real time; 0 for as fast as it goes
   * @param loop whether to begin again at the end
   */
  record Settings(double from, double to, double speed, boolean loop) {
    /** Checks the numbers. */
    Settings {
      if (!(speed >= 0 && from >= 0 && to > from)) {
        throw new IllegalArgumentException(
            String.format(
                "expected a speed of 0 or more and a time to begin before that to end, found speed"
                    + " %s, from %s to %s s",
                speed, from, to));
      }
    }
  }

  private final EpisodeReader episode;
  private final Frames frames;
  private final Settings settings;
  private final BooleanSupplier next;
  private volatile boolean stopped;
  private long shown;

  /**
   * @param episode stays the caller's to close, as are its frames
   * @param next waits until the next state is wanted, and says whether it is; for stepping
   */
  Playback(EpisodeReader episode, Frames frames, Settings settings, BooleanSupplier next) {
    this.episode = episode;
    this.frames = frames;
    this.settings = settings;
    this.next = next;
  }

  /** Ends the playback soon; from any thread. */
  void stop() {
    stopped = true;
  }

  /** States that were shown. */
  long shown() {
    return shown;
  }

  /**
   * Plays.
   *
   * @param viewers are shown each state, in this order, when it is due
   * @throws IOException if the file cannot be read, or a viewer fails
   */
  void play(List<Frames.Viewer> viewers) throws IOException {
    long first = firstTime();
    do {
      playOnce(first, viewers);
    } while (settings.loop() && !stopped);
  }

  private long firstTime() throws IOException {
    long[] first = {Long.MAX_VALUE};
    try {
      episode.messages(
          frames.topics(),
          message -> {
            first[0] = message.time();
            throw new Enough();
          });
    } catch (Enough e) {
      return first[0];
    }
    throw new IOException("the file has no states to play");
  }

  private void playOnce(long first, List<Frames.Viewer> viewers) throws IOException {
    long from = first + Math.round(settings.from() * NS_PER_SECOND);
    long to =
        Double.isInfinite(settings.to())
            ? McapQuery.NO_END
            : first + Math.round(settings.to() * NS_PER_SECOND);
    McapQuery query =
        McapQuery.all(McapQuery.Order.LOG_TIME).withTopics(frames.topics()).between(from, to);
    long start = System.nanoTime();
    Frames.Viewer paced =
        (time, step, state) -> {
          await(start, time - from);
          if (stopped || !next.getAsBoolean()) {
            stopped = true;
            throw new Enough();
          }
          for (Frames.Viewer viewer : viewers) {
            viewer.show(time, step, state);
          }
          shown++;
        };
    try {
      episode.messages(query, message -> frames.accept(message, paced));
      frames.finish(paced);
    } catch (Enough e) {
      stopped = true;
    }
  }

  private void await(long start, long sinceFrom) {
    if (settings.speed() == 0) {
      return;
    }
    long due = start + Math.round(sinceFrom / settings.speed());
    while (!stopped && System.nanoTime() - due < 0) {
      LockSupport.parkNanos(Math.min(due - System.nanoTime(), 50_000_000L));
    }
  }

  /** Ends the reading of a file. */
  private static final class Enough extends IOException {
    private static final long serialVersionUID = 1L;
  }
}

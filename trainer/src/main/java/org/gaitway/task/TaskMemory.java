package org.gaitway.task;

import java.util.Arrays;
import org.gaitway.random.RandomStream;

/**
 * All that an environment keeps from step to step besides the state of its simulation: timers,
 * delayed values, commands, what a curriculum has reached. Terms ask for slots while they are bound
 * and keep nothing anywhere else, so that an environment is saved, replayed and resumed exactly.
 *
 * <p>Some slots are of the present episode and 0 when it begins; others last. For one thread.
 */
public final class TaskMemory {
  private final Region episode = new Region();
  private final Region lasting = new Region();
  private final RandomStream random = new RandomStream(0, 0);
  private boolean used;

  /** Numbers in one array, which grows while terms are bound. */
  static final class Region {
    private double[] values = {};

    double[] values() {
      return values;
    }

    private Slots add(int size) {
      int start = values.length;
      values = Arrays.copyOf(values, start + size);
      return new Slots(this, start, size);
    }
  }

  /** Adds slots that are 0 when an episode begins. */
  public Slots ofEpisode(int size) {
    used = true;
    return episode.add(size);
  }

  /** Adds slots that are 0 at first and last from one episode to the next. */
  public Slots lasting(int size) {
    used = true;
    return lasting.add(size);
  }

  /** What an episode draws from after its reset, from a seed that the reset draws. */
  RandomStream random() {
    return random;
  }

  /** Something will be drawn in an episode. */
  void use() {
    used = true;
  }

  /** Whether there is anything to be kept. */
  boolean isUsed() {
    return used;
  }

  /** Begins an episode. */
  void clearEpisode(long seed) {
    Arrays.fill(episode.values, 0);
    random.seed(seed, 0);
  }

  /** All of it. */
  Saved save() {
    return used
        ? new Saved(episode.values.clone(), lasting.values.clone(), random.save())
        : Saved.NONE;
  }

  /**
   * Goes on from what was saved.
   *
   * @throws IllegalArgumentException if it is of other terms
   */
  void restore(Saved saved) {
    requireSize("of the episode", episode.values.length, saved.episode().length);
    requireSize("that last", lasting.values.length, saved.lasting().length);
    System.arraycopy(saved.episode(), 0, episode.values, 0, episode.values.length);
    System.arraycopy(saved.lasting(), 0, lasting.values, 0, lasting.values.length);
    if (used) {
      random.restore(saved.random());
    }
  }

  private static void requireSize(String what, int expected, int found) {
    if (found != expected) {
      throw new IllegalArgumentException(
          "memory of another task: expected " + expected + " numbers " + what + ", found " + found);
    }
  }

  /**
   * A memory's contents. The arrays are not to be changed.
   *
   * @param episode numbers of the present episode
   * @param lasting numbers that last
   * @param random state of the stream that the episode draws from; empty of a task that keeps
   *     nothing
   */
  public record Saved(double[] episode, double[] lasting, long[] random) {
    /** Of a task that keeps nothing. */
    public static final Saved NONE = new Saved(new double[0], new double[0], new long[0]);

    /** Whether it is of a task that keeps nothing. */
    public boolean isEmpty() {
      return random.length == 0;
    }

    /** All of it in whole numbers, for {@link #of}. */
    public long[] toLongs() {
      long[] all = new long[2 + episode.length + lasting.length + random.length];
      int at = 0;
      all[at++] = episode.length;
      all[at++] = lasting.length;
      for (double value : episode) {
        all[at++] = Double.doubleToRawLongBits(value);
      }
      for (double value : lasting) {
        all[at++] = Double.doubleToRawLongBits(value);
      }
      System.arraycopy(random, 0, all, at, random.length);
      return all;
    }

    /**
     * What {@link #toLongs} gave.
     *
     * @throws IllegalArgumentException if it did not
     */
    public static Saved of(long[] all) {
      long numbers = all.length < 2 ? -1 : all[0] + all[1];
      if (numbers < 0 || all[0] < 0 || all[1] < 0 || numbers > all.length - 2) {
        throw new IllegalArgumentException("damaged memory of a task: " + all.length + " numbers");
      }
      int episodeSize = (int) all[0];
      int lastingSize = (int) all[1];
      return new Saved(
          doubles(all, 2, episodeSize),
          doubles(all, 2 + episodeSize, lastingSize),
          Arrays.copyOfRange(all, 2 + episodeSize + lastingSize, all.length));
    }

    private static double[] doubles(long[] all, int start, int size) {
      return Arrays.stream(all, start, start + size)
          .mapToDouble(Double::longBitsToDouble)
          .toArray();
    }
  }
}

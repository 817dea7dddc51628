package org.gaitway.launch.view.recording;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An episode in memory, as far as it is known: one thread adds to it, others look at it. All
 * methods are thread-safe; times are seconds since the episode began.
 */
public final class Recording {

  /** What the frames hold. */
  public enum Pose {
    /** Nothing that could be drawn. */
    NONE,
    /** MuJoCo's integration states, from which forces follow too. */
    STATE,
    /** MuJoCo's qpos, put together from what was measured. */
    POSITIONS
  }

  /** More than a person reads. */
  private static final int MOST_MARKS = 10_000;

  private static final int MOST_GROUPS = 256;

  private final Map<String, Track> tracks = new LinkedHashMap<>();
  private final Map<String, String[]> captions = new LinkedHashMap<>();
  private final Map<String, String> facts = new LinkedHashMap<>();
  private final List<Mark> marks = new ArrayList<>();
  private Frames frames = new Frames();
  private Pose pose = Pose.NONE;
  private double end;
  private boolean complete;
  private boolean reading = true;
  private Optional<String> problem = Optional.empty();
  private long revision;

  /**
   * Adds a sample of a group of signals, which begins with its first.
   *
   * @param id of the group
   * @param title for people
   * @param unit of the signals
   * @param names of the signals
   * @param values one for each, copied
   * @throws IllegalArgumentException if there are more or fewer values than names, or the group has
   *     other names
   */
  public synchronized void sample(
      String id, String title, String unit, double time, List<String> names, double[] values) {
    Track track = tracks.get(id);
    if (track == null) {
      if (tracks.size() == MOST_GROUPS) {
        return;
      }
      track = new Track(names);
      tracks.put(id, track);
      captions.put(id, new String[] {title, unit});
    }
    if (values.length != names.size() || !track.names().equals(names)) {
      throw new IllegalArgumentException(
          String.format(
              "%s at %.3f s must have %s, found %d values for %s",
              title, time, track.names(), values.length, names));
    }
    track.add(time, values);
    extend(time);
  }

  /** Adds a frame; its array is kept. The first frame decides what the frames hold. */
  public synchronized void frame(double time, Pose kind, double[] values) {
    if (kind == Pose.STATE && pose == Pose.POSITIONS) {
      frames = new Frames(); // States say more than positions do.
      pose = Pose.NONE;
    }
    if (pose == Pose.NONE) {
      pose = kind;
    }
    if (pose == kind) {
      frames.add(time, values);
      extend(time);
    }
  }

  /** Adds an event. */
  public synchronized void mark(Mark mark) {
    if (marks.size() < MOST_MARKS) {
      marks.add(mark);
    }
    extend(mark.time());
  }

  /** Sets a fact about the episode. */
  public synchronized void fact(String name, String value) {
    facts.put(name, value);
    revision++;
  }

  /** Says that nothing more is to come. */
  public synchronized void complete() {
    complete = true;
    revision++;
  }

  /** Says that what there was at first has been read; more may follow. */
  public synchronized void caughtUp() {
    if (reading) {
      reading = false;
      revision++;
    }
  }

  /** Says that nothing more can be read, and why. */
  public synchronized void fail(String reason) {
    complete = true;
    warn(reason);
  }

  /** Says what cannot be shown, and why. */
  public synchronized void warn(String reason) {
    problem = Optional.of(reason);
    revision++;
  }

  private void extend(double time) {
    end = Math.max(end, time);
    revision++;
  }

  /** A number that grows with each change. */
  public synchronized long revision() {
    return revision;
  }

  /** Time of the last entry [s]. */
  public synchronized double end() {
    return end;
  }

  /** Whether nothing more is to come. */
  public synchronized boolean isComplete() {
    return complete;
  }

  /** Whether there is more in the file already. */
  public synchronized boolean isReading() {
    return reading;
  }

  /** What cannot be shown, and why. */
  public synchronized Optional<String> problem() {
    return problem;
  }

  /** What is known about the episode, by name. */
  public synchronized Map<String, String> facts() {
    return new LinkedHashMap<>(facts);
  }

  /** The events, in the order of their messages. */
  public synchronized List<Mark> marks() {
    return List.copyOf(marks);
  }

  /** The groups of signals. */
  public synchronized List<Group> groups() {
    List<Group> groups = new ArrayList<>();
    tracks.forEach(
        (id, track) -> {
          String[] caption = captions.get(id);
          groups.add(
              new Group(id, caption[0], caption[1], track.names(), track.size(), track.stride()));
        });
    return groups;
  }

  /**
   * What to draw of a group.
   *
   * @param points at most so many and two more
   * @return empty if there is no such group
   */
  public synchronized Optional<Samples> samples(String id, double from, double to, int points) {
    return Optional.ofNullable(tracks.get(id)).map(track -> track.samples(from, to, points));
  }

  /** What the frames hold. */
  public synchronized Pose pose() {
    return pose;
  }

  /** Number of frames. */
  public synchronized int frameCount() {
    return frames.size();
  }

  /** Of how many frames one is kept. */
  public synchronized int frameStride() {
    return frames.stride();
  }

  /** Some of the frames: every {@code stride}-th from {@code from} on, at most {@code count}. */
  public synchronized List<Frame> frames(int from, int count, int stride) {
    List<Frame> some = new ArrayList<>();
    for (long i = from; i < frames.size() && some.size() < count; i += stride) {
      some.add(frames.get((int) i));
    }
    return some;
  }
}

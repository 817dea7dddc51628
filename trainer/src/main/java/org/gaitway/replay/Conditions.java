package org.gaitway.replay;

import java.util.ArrayList;
import java.util.List;
import org.gaitway.episode.EpisodeHeader;

/** Compares the conditions of a replay with those that an episode was logged under. */
public final class Conditions {
  private final EpisodeHeader header;
  private final List<String> deviations = new ArrayList<>();

  /** Starts without any deviation. */
  public Conditions(EpisodeHeader header) {
    this.header = header;
  }

  /**
   * Looks at one condition. What the header does not say is none.
   *
   * @param what it is, in words
   * @param found what it is here
   * @return this
   */
  public Conditions require(String what, String key, String found) {
    String logged = header.text(key).orElse(found);
    if (!logged.equals(found)) {
      deviations.add(
          String.format("the %s differs: logged with %s, here is %s", what, logged, found));
    }
    return this;
  }

  /** Notes something that does not fit. */
  public void deviate(String why) {
    deviations.add(why);
  }

  /**
   * The deviations, for those who go on all the same.
   *
   * @param goOn whether they do
   * @throws ReplayRefusedException if there are some and nobody is to go on
   */
  public List<String> settle(boolean goOn) {
    if (!deviations.isEmpty() && !goOn) {
      throw new ReplayRefusedException(deviations);
    }
    return List.copyOf(deviations);
  }
}

package org.gaitway.record;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gaitway.episode.EpisodeHeader;
import org.gaitway.episode.EpisodeKind;
import org.gaitway.rollout.ActionMap;
import org.gaitway.rollout.EpisodeObserver;
import org.gaitway.rollout.EpisodeObservers;
import org.gaitway.task.Environment;

/**
 * Records the episodes of a run, one file each, named after what they are, so that a run that is
 * taken again gives the same files. Immutable; its observers are for one thread each.
 */
public final class EpisodeRecording implements EpisodeObservers {
  /** What the names of all files end with. */
  public static final String SUFFIX = ".mcap";

  private final RecordSettings settings;
  private final EpisodeHeader header;
  private final Map<String, byte[]> attachments;

  /**
   * @param header what all episodes have in common
   * @param attachments of every file, by name; not copied
   */
  public EpisodeRecording(
      RecordSettings settings, EpisodeHeader header, Map<String, byte[]> attachments) {
    this.settings = settings;
    this.header = header;
    this.attachments = new LinkedHashMap<>(attachments);
  }

  @Override
  public EpisodeObserver of(int index, Environment environment, ActionMap actionMap) {
    return new EpisodeRecorder(this, index, environment, actionMap);
  }

  /** Whether an episode of this number is kept. */
  boolean keeps(long episode) {
    return episode % settings.every() == 0;
  }

  /**
   * The file of an episode.
   *
   * @param step that it begins at
   */
  Path file(int environment, long episode, long step) {
    String name =
        header.kind().equals(Optional.of(EpisodeKind.TRAIN))
            ? String.format(Locale.ROOT, "train-env%03d-episode%06d", environment, episode)
            : String.format(Locale.ROOT, "evaluate-episode%06d", episode);
    String from = step == 0 ? "" : String.format(Locale.ROOT, "-step%06d", step);
    return settings.folder().resolve(name + from + SUFFIX);
  }

  RecordSettings settings() {
    return settings;
  }

  EpisodeHeader header() {
    return header;
  }

  Map<String, byte[]> attachments() {
    return attachments;
  }
}

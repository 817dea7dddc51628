package org.gaitway.launch.view;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gaitway.launch.view.web.Show;

/**
 * The episode files in a place, in the order in which they appeared; those that were there before,
 * in that of their last change. Thread-safe.
 */
final class EpisodeFolder {

  /** What the names of episode files end with. */
  static final String SUFFIX = ".mcap";

  /** Deep enough for a run folder with a folder of episodes in it. */
  private static final int DEPTH = 4;

  private static final int MOST_ITEMS = 500;

  private final Path place;
  private final Map<Path, String> ids = new LinkedHashMap<>();
  private long lastId;
  private long revision;

  EpisodeFolder(Path place) {
    this.place = place;
  }

  /** Looks for new files, and whether old ones are gone. */
  synchronized void scan() {
    List<Path> found = find();
    boolean changed = ids.keySet().retainAll(found);
    List<Path> fresh =
        found.stream()
            .filter(file -> !ids.containsKey(file))
            .sorted(Comparator.comparing(EpisodeFolder::modified).thenComparing(file -> file))
            .toList();
    fresh.forEach(file -> ids.put(file, Long.toString(lastId++)));
    if (changed || !fresh.isEmpty()) {
      revision++;
    }
  }

  private List<Path> find() {
    if (Files.isRegularFile(place)) {
      return List.of(place);
    }
    try (Stream<Path> files = Files.find(place, DEPTH, (file, about) -> about.isRegularFile())) {
      return files.filter(file -> file.toString().endsWith(SUFFIX)).toList();
    } catch (IOException | UncheckedIOException e) {
      return List.copyOf(ids.keySet()); // A folder that went away as it was looked at.
    }
  }

  /** Time of the last change [ms]; 0 of a file that has just gone. */
  private static long modified(Path file) {
    return file.toFile().lastModified();
  }

  /** The newest files, the newest first. */
  synchronized List<Show.Item> items() {
    List<Map.Entry<Path, String>> newest = new ArrayList<>(ids.entrySet());
    Collections.reverse(newest);
    return newest.stream().limit(MOST_ITEMS).map(entry -> item(entry)).toList();
  }

  private Show.Item item(Map.Entry<Path, String> entry) {
    Path file = entry.getKey();
    String name = file.equals(place) ? "" + file.getFileName() : "" + place.relativize(file);
    return new Show.Item(entry.getValue(), name, file.toFile().length(), modified(file));
  }

  /** The file of an episode. */
  synchronized Optional<Path> file(String id) {
    return ids.entrySet().stream()
        .filter(entry -> entry.getValue().equals(id))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** A number that grows when files come or go. */
  synchronized long revision() {
    return revision;
  }
}

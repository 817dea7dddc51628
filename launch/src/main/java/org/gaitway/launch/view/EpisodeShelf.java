package org.gaitway.launch.view;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.gaitway.launch.view.web.Show;

/**
 * The episodes of a file or folder. A thread of its own looks for new ones and reads those that are
 * open; of these it keeps the last few.
 */
public final class EpisodeShelf implements Show, AutoCloseable {
  private static final int MOST_OPEN = 6;
  private static final long PERIOD_MS = 250;

  private final Path place;
  private final boolean live;
  private final EpisodeFolder folder;
  private final LearningCurves curves;
  private final Map<String, OpenEpisode> open = new LinkedHashMap<>();
  private final ScheduledExecutorService reader =
      Executors.newSingleThreadScheduledExecutor(EpisodeShelf::daemon);

  /**
   * Looks what there is.
   *
   * @param place a file, or a folder with files
   * @param live whether files grow, and new ones come
   * @throws IOException if it cannot be read
   */
  public EpisodeShelf(Path place, boolean live) throws IOException {
    this.place = place;
    this.live = live;
    folder = new EpisodeFolder(place);
    curves = new LearningCurves(place);
    folder.scan();
    reader.scheduleWithFixedDelay(this::look, PERIOD_MS, PERIOD_MS, TimeUnit.MILLISECONDS);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "episode-reader");
    thread.setDaemon(true);
    return thread;
  }

  private void look() {
    if (live) {
      folder.scan();
      List<OpenEpisode> growing;
      synchronized (open) {
        growing = new ArrayList<>(open.values());
      }
      growing.forEach(OpenEpisode::poll);
    }
  }

  @Override
  public String title() {
    return place.toAbsolutePath().normalize().getFileName() + "";
  }

  @Override
  public boolean isLive() {
    return live;
  }

  @Override
  public List<Item> items() {
    return folder.items();
  }

  @Override
  public Optional<Episode> open(String id) throws IOException {
    Optional<OpenEpisode> episode = find(id);
    episode.ifPresent(OpenEpisode::awaitFirst);
    return episode.map(open -> open);
  }

  private Optional<OpenEpisode> find(String id) throws IOException {
    synchronized (open) {
      OpenEpisode episode = open.remove(id);
      if (episode == null) {
        Optional<Path> file = folder.file(id);
        if (file.isEmpty()) {
          return Optional.empty();
        }
        episode = new OpenEpisode(file.get());
        reader.execute(episode::poll);
      }
      open.put(id, episode); // The last in line is the last to be closed.
      closeOldest();
      return Optional.of(episode);
    }
  }

  private void closeOldest() throws IOException {
    if (open.size() > MOST_OPEN) {
      open.remove(open.keySet().iterator().next()).close();
    }
  }

  @Override
  public Map<String, double[]> learning() throws IOException {
    return curves.read();
  }

  @Override
  public long revision() {
    return folder.revision() + curves.revision();
  }

  @Override
  public void close() throws IOException {
    reader.shutdownNow();
    synchronized (open) {
      for (OpenEpisode episode : open.values()) {
        episode.close();
      }
      open.clear();
    }
  }
}

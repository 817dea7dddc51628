package org.gaitway.launch.view;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.gaitway.launch.view.feed.EpisodeFeed;
import org.gaitway.launch.view.recording.Recording;
import org.gaitway.launch.view.scene.RobotScene;
import org.gaitway.launch.view.web.Show;

/** An episode that is being read. One thread polls it; it may be looked at and closed from any. */
final class OpenEpisode implements Show.Episode, AutoCloseable {
  /** Short files are read within it, so that they are whole when they are first seen. */
  private static final long PATIENCE_MS = 800;

  private final EpisodeFeed feed;
  private final CountDownLatch first = new CountDownLatch(1);

  OpenEpisode(Path file) throws IOException {
    feed = new EpisodeFeed(file);
  }

  /** Reads on. */
  synchronized void poll() {
    feed.poll();
    first.countDown();
  }

  /** Waits until what was there at first has been read, but not for long. */
  void awaitFirst() {
    try {
      first.await(PATIENCE_MS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public Recording recording() {
    return feed.recording();
  }

  @Override
  public Optional<RobotScene> scene() {
    return feed.scene();
  }

  @Override
  public synchronized void close() throws IOException {
    feed.close();
  }
}

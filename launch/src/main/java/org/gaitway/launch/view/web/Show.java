package org.gaitway.launch.view.web;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaitway.launch.view.recording.Recording;
import org.gaitway.launch.view.scene.RobotScene;

/** What there is to see. Thread-safe. */
public interface Show {

  /**
   * An episode that can be opened.
   *
   * @param id that requests name it by
   * @param name of its file
   * @param bytes size of its file
   * @param modified when its file was last written to [ms since 1970]
   */
  record Item(String id, String name, long bytes, long modified) {}

  /** An episode that is open. */
  interface Episode {

    /** The episode. */
    Recording recording();

    /** The robot, as long as one is known. */
    Optional<RobotScene> scene();
  }

  /** Name of the file or folder that is shown. */
  String title();

  /** Whether more is expected to come. */
  boolean isLive();

  /** The episodes, newest first. */
  List<Item> items();

  /**
   * Opens an episode, if it is not open yet.
   *
   * @return empty if there is none with this id
   * @throws IOException if its file cannot be read
   */
  Optional<Episode> open(String id) throws IOException;

  /** Columns of the metrics of the training run by name, all of one length; empty if none. */
  Map<String, double[]> learning() throws IOException;

  /** A number that grows when {@link #items} or {@link #learning} changes. */
  long revision();
}

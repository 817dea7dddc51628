package org.gaitway.launch.view;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gaitway.mcap.McapSignature;

/** Tells what can be viewed from what cannot, before anything is served. */
final class Viewable {
  /** A file that is being written may not have come to what it begins with. */
  private static final int SHORTEST_BYTES = 8;

  private Viewable() {}

  /**
   * Checks a file or folder.
   *
   * @throws IOException if there is nothing to view, saying what there could be
   */
  static void check(Path place, boolean live) throws IOException {
    if (Files.isRegularFile(place)) {
      checkFile(place, live);
    } else if (!live) {
      EpisodeFolder folder = new EpisodeFolder(place);
      folder.scan();
      if (folder.items().isEmpty() && new LearningCurves(place).read().isEmpty()) {
        throw new IOException(
            place
                + ": expected episodes ("
                + EpisodeFolder.SUFFIX
                + ") or a training run, found neither; 'train', 'evaluate', 'run' and 'simulate'"
                + " write episodes with --log");
      }
    }
  }

  private static void checkFile(Path file, boolean live) throws IOException {
    boolean begun = live && Files.size(file) < SHORTEST_BYTES;
    if (!begun && !McapSignature.of(file).begins()) {
      throw new IOException(
          file
              + ": expected an episode (an MCAP file), found something else"
              + (file.toString().endsWith(".onnx")
                  ? "; 'gaitway evaluate " + file + " --log DIR' makes episodes of a policy"
                  : ""));
    }
  }
}

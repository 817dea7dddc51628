package org.gaitway.launch.view;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Tells what can be viewed from what cannot, before anything is served. */
final class Viewable {
  private static final byte[] MAGIC = {(byte) 0x89, 'M', 'C', 'A', 'P', '0', '\r', '\n'};

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
    try (InputStream in = Files.newInputStream(file)) {
      byte[] begin = in.readNBytes(MAGIC.length);
      boolean begun = live && begin.length < MAGIC.length;
      if (!begun && !Arrays.equals(begin, MAGIC)) {
        throw new IOException(
            file
                + ": expected an episode (an MCAP file), found something else"
                + (file.toString().endsWith(".onnx")
                    ? "; 'gaitway evaluate " + file + " --log DIR' makes episodes of a policy"
                    : ""));
      }
    }
  }
}

package org.gaitway.launch.episodes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The files of episodes that a command line means. */
final class EpisodeFiles {
  private static final String ENDING = ".mcap";

  private EpisodeFiles() {}

  /**
   * Files, and all in folders and the folders in these, sorted.
   *
   * @throws IOException if one does not exist, or a folder has none
   */
  static List<Path> in(List<Path> filesAndFolders) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path path : filesAndFolders) {
      if (Files.isDirectory(path)) {
        files.addAll(inFolder(path));
      } else if (Files.exists(path)) {
        files.add(path);
      } else {
        throw new NoSuchFileException(path.toString());
      }
    }
    return files;
  }

  private static List<Path> inFolder(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> files =
          all.filter(file -> file.toString().endsWith(ENDING) && Files.isRegularFile(file))
              .sorted()
              .toList();
      if (files.isEmpty()) {
        throw new IOException(folder + ": expected files of episodes (*.mcap), found none");
      }
      return files;
    }
  }
}

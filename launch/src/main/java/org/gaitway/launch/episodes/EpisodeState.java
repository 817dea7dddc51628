package org.gaitway.launch.episodes;

import java.io.IOException;

/** Whether a file holds a whole episode. */
enum EpisodeState {
  /** From its header to its end. */
  WHOLE("whole"),
  /** A part that was cut out of one. */
  PART("part"),
  /** The file is whole, and its episode has no end: what was recovered, or still goes on. */
  ENDLESS("no end"),
  /** An MCAP file without an episode's header. */
  OTHER("no episode");

  private final String words;

  EpisodeState(String words) {
    this.words = words;
  }

  /** What tables call it. */
  String words() {
    return words;
  }

  static EpisodeState of(EpisodeFile file) throws IOException {
    if (file.header().entries().isEmpty()) {
      return OTHER;
    } else if (file.entries(EpisodeCut.METADATA).isPresent()) {
      return PART;
    }
    return file.end().isPresent() ? WHOLE : ENDLESS;
  }
}

package org.gaitway.launch.view.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gaitway.launch.view.recording.Group;
import org.gaitway.launch.view.recording.Mark;
import org.gaitway.launch.view.recording.Recording;

/** What is known about an episode, as maps and lists for JSON. */
final class EpisodeJson {
  private EpisodeJson() {}

  static Map<String, Object> of(Show.Episode episode) {
    Recording recording = episode.recording();
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("revision", recording.revision());
    all.put("complete", recording.isComplete());
    all.put("reading", recording.isReading());
    all.put("problem", recording.problem().orElse(null));
    all.put("end", recording.end());
    all.put("scene", episode.scene().isPresent());
    all.put("forces", recording.pose() == Recording.Pose.STATE);
    all.put("frames", episode.scene().isPresent() ? recording.frameCount() : 0);
    all.put("frameStride", recording.frameStride());
    all.put("facts", recording.facts());
    all.put("groups", groups(recording));
    all.put("marks", marks(recording));
    return all;
  }

  private static List<Object> groups(Recording recording) {
    List<Object> groups = new ArrayList<>();
    for (Group group : recording.groups()) {
      groups.add(
          Map.of(
              "id", group.id(),
              "title", group.title(),
              "unit", group.unit(),
              "names", group.names(),
              "samples", group.samples(),
              "stride", group.stride()));
    }
    return groups;
  }

  private static List<Object> marks(Recording recording) {
    List<Object> marks = new ArrayList<>();
    for (Mark mark : recording.marks()) {
      marks.add(
          Map.of(
              "time", mark.time(),
              "kind", mark.kind().name().toLowerCase(Locale.ROOT),
              "text", mark.text()));
    }
    return marks;
  }
}

package org.gaitway.launch.view.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gaitway.launch.view.recording.Frame;
import org.gaitway.launch.view.recording.Recording;
import org.gaitway.launch.view.recording.Samples;
import org.gaitway.launch.view.scene.RobotScene;

/**
 * The data that the page asks for.
 *
 * <table>
 * <caption>Addresses</caption>
 * <tr><td>/api/show</td><td>title, whether it is live, the episodes</td></tr>
 * <tr><td>/api/learning</td><td>columns of the training's metrics</td></tr>
 * <tr><td>/api/episodes/ID</td><td>facts, groups of signals, events</td></tr>
 * <tr><td>/api/episodes/ID/scene</td><td>shapes of the robot</td></tr>
 * <tr><td>/api/episodes/ID/surface?index=</td><td>a mesh</td></tr>
 * <tr><td>/api/episodes/ID/times?from=</td><td>times of the frames (double)</td></tr>
 * <tr><td>/api/episodes/ID/poses?from=&amp;count=&amp;stride=</td><td>poses, contacts</td></tr>
 * <tr><td>/api/episodes/ID/samples?group=&amp;from=&amp;to=&amp;points=</td><td>signals</td></tr>
 * </table>
 */
final class Api {
  private static final int MOST_FRAMES = 2048;
  private static final int MOST_POINTS = 4096;

  private final Show show;

  Api(Show show) {
    this.show = show;
  }

  Reply reply(String path, Query query) throws Refusal, IOException {
    String[] parts = path.substring("/api/".length()).split("/", -1);
    if (parts[0].equals("episodes") && (parts.length == 2 || parts.length == 3)) {
      Show.Episode episode =
          show.open(parts[1]).orElseThrow(() -> Refusal.notFound("episode " + parts[1]));
      return episode(episode, parts.length == 3 ? parts[2] : "", query);
    }
    return switch (String.join("/", parts)) {
      case "show" -> Reply.json(describe());
      case "learning" -> Reply.json(learning());
      default -> throw Refusal.notFound("such data");
    };
  }

  private Map<String, Object> describe() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("title", show.title());
    all.put("live", show.isLive());
    List<Object> items = new ArrayList<>();
    for (Show.Item item : show.items()) {
      items.add(
          Map.of(
              "id", item.id(),
              "name", item.name(),
              "bytes", item.bytes(),
              "modified", item.modified()));
    }
    all.put("episodes", items);
    return all;
  }

  private Map<String, Object> learning() throws IOException {
    Map<String, Object> columns = new LinkedHashMap<>();
    show.learning().forEach((name, values) -> columns.put(name, numbers(values)));
    return columns;
  }

  private static List<Double> numbers(double[] values) {
    List<Double> list = new ArrayList<>(values.length);
    for (double value : values) {
      list.add(value);
    }
    return list;
  }

  private Reply episode(Show.Episode episode, String what, Query query) throws Refusal {
    Recording recording = episode.recording();
    return switch (what) {
      case "" -> Reply.json(EpisodeJson.of(episode));
      case "scene" -> Reply.json(scene(episode).describe());
      case "surface" -> surface(scene(episode), query.whole("index", 0, Integer.MAX_VALUE));
      case "times" -> times(recording, query.whole("from", 0, Integer.MAX_VALUE));
      case "poses" -> poses(scene(episode), recording, query);
      case "samples" -> samples(recording, query);
      default -> throw Refusal.notFound("such data");
    };
  }

  private static RobotScene scene(Show.Episode episode) throws Refusal {
    return episode
        .scene()
        .orElseThrow(() -> Refusal.notFound("model in this episode, and so nothing to draw"));
  }

  private static Reply surface(RobotScene scene, int index) throws Refusal {
    return Reply.binary(
        scene.surface(index).orElseThrow(() -> Refusal.notFound("surface " + index)));
  }

  private static Reply times(Recording recording, int from) {
    List<Frame> frames = recording.frames(from, Integer.MAX_VALUE, 1);
    return Reply.binary(Binary.doubles(frames.stream().mapToDouble(Frame::time).toArray()));
  }

  private static Reply poses(RobotScene scene, Recording recording, Query query) throws Refusal {
    int from = query.whole("from", 0, Integer.MAX_VALUE);
    int count = query.whole("count", 1, MOST_FRAMES);
    int stride = Math.max(1, query.whole("stride", 1, Integer.MAX_VALUE));
    return Reply.binary(scene.poses(recording, from, count, stride));
  }

  private static Reply samples(Recording recording, Query query) throws Refusal {
    String group = query.text("group");
    Samples samples =
        recording
            .samples(
                group,
                query.number("from", Double.NEGATIVE_INFINITY),
                query.number("to", Double.POSITIVE_INFINITY),
                query.whole("points", 1000, MOST_POINTS))
            .orElseThrow(() -> Refusal.notFound("group of signals " + group));
    return Reply.binary(Binary.samples(samples));
  }
}

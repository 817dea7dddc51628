package org.gaitway.launch.view;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.gaitway.launch.view.web.Show;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ViewableTest {
  @TempDir private Path folder;

  private static String refusal(Path place) {
    return assertThrows(IOException.class, () -> Viewable.check(place, false)).getMessage();
  }

  @Test
  void whatIsNoEpisodeIsRefusedWithWhatWouldBeOne() throws IOException {
    Path text = Files.writeString(folder.resolve("notes.txt"), "hello, world");
    assertEquals(
        text + ": expected an episode (an MCAP file), found something else", refusal(text));
    Path policy = Files.writeString(folder.resolve("policy.onnx"), "a policy");
    assertEquals(
        policy
            + ": expected an episode (an MCAP file), found something else; 'gaitway evaluate "
            + policy
            + " --log DIR' makes episodes of a policy",
        refusal(policy));
    assertEquals(
        folder
            + ": expected episodes (.mcap) or a training run, found neither; 'train', 'evaluate',"
            + " 'run' and 'simulate' write episodes with --log",
        refusal(folder));
  }

  @Test
  void aRunThatHasNoEpisodesHasCurves() throws IOException {
    Files.writeString(folder.resolve("metrics.csv"), "steps,kl\n1,2\n3,4\n5");
    assertDoesNotThrow(() -> Viewable.check(folder, false));
    Map<String, double[]> columns = new LearningCurves(folder).read();
    assertEquals(List.of(3.0, 4.0), List.of(columns.get("steps")[1], columns.get("kl")[1]));
    assertEquals(2, columns.get("kl").length);
  }

  @Test
  void whatIsLiveMayStillBeEmpty() throws IOException {
    Path begun = Files.createFile(folder.resolve("begun.mcap"));
    assertDoesNotThrow(() -> Viewable.check(begun, true));
    assertDoesNotThrow(() -> Viewable.check(folder, true));
  }

  @Test
  void newFilesComeFirstAndKeepTheirNames() throws IOException {
    Files.createDirectories(folder.resolve("run/episodes"));
    Files.createFile(folder.resolve("run/episodes/a.mcap"));
    EpisodeFolder episodes = new EpisodeFolder(folder);
    episodes.scan();
    long before = episodes.revision();
    Files.createFile(folder.resolve("b.mcap"));
    Files.createFile(folder.resolve("c.txt"));
    episodes.scan();
    episodes.scan();
    assertEquals(before + 1, episodes.revision());
    assertEquals(
        List.of("b.mcap", "run/episodes/a.mcap"),
        episodes.items().stream().map(Show.Item::name).toList());
    assertEquals(folder.resolve("b.mcap"), episodes.file("1").orElseThrow());
    Files.delete(folder.resolve("b.mcap"));
    episodes.scan();
    assertEquals(1, episodes.items().size());
    assertEquals(true, episodes.file("1").isEmpty());
  }
}

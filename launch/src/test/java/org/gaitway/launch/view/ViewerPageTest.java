package org.gaitway.launch.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.gaitway.episode.EpisodeKind;
import org.gaitway.episode.SafetyEvent;
import org.gaitway.launch.view.web.ViewServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in Chromium, as a person sees and uses it. */
class ViewerPageTest {
  private static final Path PICTURES =
      Path.of(System.getProperty("gaitway.root"), "launch", "target", "view");
  private static final RecordedEpisode.Controller WAVE =
      (actuator, time) -> 0.8 * Math.sin(8 * time + 1.1 * actuator);
  private static final String READ = "document.body?.dataset.reading === 'false'";

  /** The pose itself, not the nearest one of the coarse pass; and the plots' samples are there. */
  private static final String SHOWN =
      READ
          + " && document.body.dataset.exact === 'true'"
          + " && document.querySelector('.legend output')?.textContent";

  private static Browser browser;

  @TempDir private Path folder;
  private EpisodeShelf shelf;
  private ViewServer server;

  @BeforeAll
  static void startBrowser() throws IOException {
    browser = new Browser(1280, 800, true);
  }

  @AfterAll
  static void closeBrowser() throws IOException {
    browser.close();
  }

  /** Whatever a test does, the page has nothing to complain of and asks nobody else. */
  @AfterEach
  void thePageIsContentAndKeepsToItself() throws IOException {
    String own = server.address().toString();
    browser.open(URI.create("about:blank"), "location.href === 'about:blank'");
    server.close();
    shelf.close();
    assertEquals(List.of(), browser.complaints());
    List<String> elsewhere =
        browser.requests().stream()
            .filter(address -> !address.startsWith(own) && !address.startsWith("data:"))
            .toList();
    assertEquals(List.of(), elsewhere);
    browser.forget();
  }

  private void open(Path place, boolean live, String ready) throws IOException {
    shelf = new EpisodeShelf(place, live);
    server = new ViewServer(0, shelf);
    browser.open(server.address(), ready);
    // A page takes no keys before it has been painted.
    browser.evaluate(
        "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
  }

  private Path cheetah(boolean simulated) throws IOException {
    Path file = folder.resolve("cheetah.mcap");
    try (RecordedEpisode episode =
        new RecordedEpisode(file, "half-cheetah", EpisodeKind.EVALUATE, simulated)) {
      episode.steps(100, WAVE).flush();
      episode.event(new SafetyEvent("mode", "ramp-in", "", "", "", 0, 0)).steps(60, WAVE);
      episode.event(new SafetyEvent("intervention", "soft-stop", "", "stop", "key", 0, 0));
      episode.steps(40, WAVE);
      episode.end();
    }
    return file;
  }

  @Test
  void theRobotIsSeenAndScrubbingMovesIt() throws Exception {
    open(cheetah(true), false, SHOWN);
    Pixels start = Pixels.stage(browser.screenshot(PICTURES.resolve("cheetah-start.png")));
    assertTrue(start.orange() > 5000, "orange pixels: " + start.orange());
    String place = browser.text("#hud dd");
    browser.click("#timeline", 0.62, 0.6);
    browser.await("Number(document.body.dataset.frame) > 110 && " + SHOWN);
    Pixels later = Pixels.stage(browser.screenshot(PICTURES.resolve("cheetah-later.png")));
    assertTrue(later.orange() > 5000, "orange pixels: " + later.orange());
    assertTrue(later.different(start) > 5000, "pixels: " + later.different(start));
    assertTrue(!place.equals(browser.text("#hud dd")), place);
    assertEquals("200", browser.evaluate("document.body.dataset.frames"));
    assertEquals("half-cheetah v4", browser.text("#title"));
  }

  @Test
  void signalsAreDrawnAndReadAtTheMoment() throws Exception {
    open(cheetah(true), false, SHOWN);
    List<String> titles =
        List.of("Reward", "Return", "Joint position", "Joint velocity", "Action", "Control");
    for (String title : titles) {
      assertEquals(
          true,
          browser.evaluate(
              "[...document.querySelectorAll('.card h2')].some((h) => h.textContent === '"
                  + title
                  + "')"),
          title);
    }
    assertTrue(coloured("Reward") > 150, "coloured pixels: " + coloured("Reward"));
    assertTrue(coloured("Joint position") > 300, "coloured: " + coloured("Joint position"));
    String before = browser.text(".legend output");
    browser.click("#timeline", 0.8, 0.6);
    browser.await("document.querySelector('.legend output').textContent !== '" + before + "'");
    browser.click(".legend button", 0.5, 0.5);
    assertEquals("false", browser.evaluate("document.querySelector('.legend button').ariaPressed"));
  }

  /** How many pixels of a plot are neither grey nor empty: those of its lines. */
  private static double coloured(String title) throws IOException {
    return (Double)
        browser.evaluate(
            """
            (() => {
              const card = [...document.querySelectorAll('.card')]
                .find((one) => one.querySelector('h2').textContent === '%s');
              const canvas = card.querySelector('canvas');
              const {data} = canvas.getContext('2d')
                .getImageData(0, 0, canvas.width, canvas.height);
              let count = 0;
              for (let i = 0; i < data.length; i += 4) {
                const channels = [data[i], data[i + 1], data[i + 2]];
                count += Math.max(...channels) - Math.min(...channels) > 60 ? 1 : 0;
              }
              return count;
            })()"""
                .formatted(title));
  }

  @Test
  void eventsAreMarkedAndLeadToTheirMoment() throws Exception {
    open(cheetah(true), false, SHOWN);
    browser.click("#tab-events", 0.5, 0.5);
    String events = browser.text("#panel-events");
    assertTrue(events.contains("5.000 smode: ramp-in"), events);
    assertTrue(events.contains("8.000 ssoft-stop by key: stop"), events);
    assertTrue(events.contains("truncated; messages dropped: 3 of /tick"), events);
    browser.evaluate(
        "[...document.querySelectorAll('#panel-events button')]"
            + ".find((one) => one.textContent.includes('soft-stop')).click()");
    browser.await("document.getElementById('clock').textContent.startsWith('8.000')");
    browser.press("p");
    browser.await("!document.getElementById('clock').textContent.startsWith('8.000')");
    browser.screenshot(PICTURES.resolve("events.png"));
    double red =
        (Double)
            browser.evaluate(
                """
                (() => {
                  const canvas = document.querySelector('#timeline canvas');
                  const x = Math.round(canvas.width * 8 / 9.95);
                  const {data} = canvas.getContext('2d').getImageData(x - 4, 1, 8, 8);
                  let count = 0;
                  for (let i = 0; i < data.length; i += 4) {
                    count += data[i] > 200 && data[i + 1] < 130 && data[i + 3] > 200 ? 1 : 0;
                  }
                  return count;
                })()""");
    assertTrue(red > 20, "pixels of the mark: " + red);
  }

  @Test
  void itPlaysPausesAndGoesFrameByFrame() throws Exception {
    open(cheetah(true), false, SHOWN);
    browser.press(" ");
    browser.await("Number(document.body.dataset.frame) > 4");
    browser.press(" ");
    browser.await("!document.getElementById('play').classList.contains('playing')");
    browser.press("Home");
    browser.press(".");
    browser.press(".");
    browser.await("document.body.dataset.frame === '2'");
    browser.press(",");
    browser.await("document.body.dataset.frame === '1'");
    browser.press("End");
    browser.await("document.body.dataset.frame === '199'");
    browser.press("]");
    assertEquals("2", browser.evaluate("document.getElementById('speed').value"));
    browser.press("?");
    browser.await("document.getElementById('shortcuts').open");
    browser.screenshot(PICTURES.resolve("shortcuts.png"));
  }

  @Test
  void jointsAloneMoveTheRobotToo() throws Exception {
    open(cheetah(false), false, SHOWN);
    Pixels start = Pixels.stage(browser.screenshot(PICTURES.resolve("joints-start.png")));
    assertTrue(start.orange() > 5000, "orange pixels: " + start.orange());
    browser.click("#timeline", 0.5, 0.6);
    browser.await("Number(document.body.dataset.frame) > 90 && " + SHOWN);
    Pixels later = Pixels.stage(browser.screenshot(PICTURES.resolve("joints-later.png")));
    assertTrue(later.different(start) > 3000, "pixels: " + later.different(start));
    assertEquals("", browser.text("#hud dd:last-of-type"));
  }

  @Test
  void aGrowingFileGrowsOnThePageAndLearningIsFollowed() throws Exception {
    Path metrics = folder.resolve("metrics.csv");
    Files.writeString(metrics, "steps,return_100,kl\n1000,5,0.01\n2000,9,0.02\n");
    Path file = Files.createDirectory(folder.resolve("episodes")).resolve("robot.mcap");
    try (RecordedEpisode episode = new RecordedEpisode(file, "walker2d", EpisodeKind.RUN, true)) {
      episode.steps(50, WAVE).flush();
      open(folder, true, "document.body?.dataset.frames === '50'");
      assertEquals("running", browser.text("#headline dd:last-of-type"));
      episode.steps(250, WAVE).flush();
      browser.await("document.body.dataset.frames === '300'");
      browser.await("Number(document.body.dataset.frame) > 50");
      Files.writeString(metrics, "3000,14,0.01\n", StandardOpenOption.APPEND);
      browser.click("#tab-learning", 0.5, 0.5);
      browser.await("document.querySelector('#panel-learning output').textContent === '14.00'");
      browser.screenshot(PICTURES.resolve("live.png"));
      episode.end();
    }
    browser.await("document.getElementById('headline').textContent.includes('truncated')");
    try (RecordedEpisode next =
        new RecordedEpisode(file.resolveSibling("next.mcap"), "hopper", EpisodeKind.RUN, true)) {
      next.steps(20, WAVE).flush();
      browser.await("document.getElementById('title').textContent.startsWith('hopper')");
    }
  }

  @Test
  void aDamagedFileShowsWhatCameBeforeAndSaysWhatIsWrong() throws Exception {
    Path file = cheetah(true);
    byte[] bytes = Files.readAllBytes(file);
    for (int i = bytes.length / 5 * 4; i < bytes.length / 5 * 4 + 64; i++) {
      bytes[i] ^= 0x55;
    }
    Files.write(file, bytes);
    open(file, false, SHOWN + " && !document.getElementById('message').hidden");
    String message = browser.text("#message");
    assertTrue(message.startsWith("The file cannot be read further: Chunk at byte "), message);
    assertEquals("100", browser.evaluate("document.body.dataset.frames"));
    assertEquals("damaged", browser.text("#headline dd"));
    browser.screenshot(PICTURES.resolve("damaged.png"));
  }

  @Test
  void textsFromFilesAreNeverMarkup() throws Exception {
    Path file = folder.resolve("hostile.mcap");
    String markup = "<img src=x onerror=alert(1)>";
    try (RecordedEpisode episode =
        new RecordedEpisode(file, "hopper", EpisodeKind.EVALUATE, true)) {
      episode.steps(5, WAVE);
      episode.event(new SafetyEvent("intervention", markup, markup, "limit", "", 1, 2));
      episode.end();
    }
    open(file, false, SHOWN);
    assertTrue(browser.text("#panel-events").contains(markup));
    assertEquals(0.0, browser.evaluate("document.querySelectorAll('#panel-events img').length"));
  }
}

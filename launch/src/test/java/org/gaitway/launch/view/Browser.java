package org.gaitway.launch.view;

import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.gaitway.launch.Json;

/**
 * Chromium, without a window and with WebGL in software, through its DevTools protocol. It keeps
 * what the page complains of and what it asks the network for.
 */
final class Browser implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Process process;
  private final Path profile;
  private final WebSocket socket;
  private final Map<Integer, CompletableFuture<Map<String, Object>>> waiting =
      new ConcurrentHashMap<>();
  private final AtomicInteger lastId = new AtomicInteger();
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final String session;

  /**
   * Starts it.
   *
   * @param dark whether pages should be dark
   */
  Browser(int width, int height, boolean dark) throws IOException {
    profile = Files.createTempDirectory("gaitway-chromium-");
    process = start(profile, width, height);
    socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(endpoint(), new Listener())
            .join();
    Object target = call("Target.createTarget", Map.of("url", "about:blank"), null).get("targetId");
    session =
        (String)
            call("Target.attachToTarget", Map.of("targetId", target, "flatten", true), null)
                .get("sessionId");
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      call(domain + ".enable", Map.of());
    }
    call(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  private static Process start(Path profile, int width, int height) throws IOException {
    return new ProcessBuilder(
            "chromium",
            "--headless=new",
            "--no-sandbox",
            "--use-angle=swiftshader",
            "--enable-unsafe-swiftshader",
            "--remote-debugging-port=0",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-dev-shm-usage",
            "--disable-sync",
            "--no-first-run",
            "--no-default-browser-check",
            "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
            "--window-size=" + width + "," + height,
            "--user-data-dir=" + profile)
        .redirectOutput(new File("/dev/null"))
        .start();
  }

  /** Chromium says on standard error where it listens. */
  private URI endpoint() throws IOException {
    BufferedReader reader = process.errorReader(StandardCharsets.UTF_8);
    List<String> said = new ArrayList<>();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      said.add(line);
      int at = line.indexOf("ws://");
      if (at >= 0) {
        drain(reader);
        return URI.create(line.substring(at).strip());
      }
    }
    throw new IOException("chromium ended: " + said);
  }

  private static void drain(BufferedReader reader) {
    Thread thread = new Thread(() -> reader.lines().forEach(line -> {}), "chromium-errors");
    thread.setDaemon(true);
    thread.start();
  }

  /** Opens a page and waits until a script's value is true. */
  void open(URI page, String ready) throws IOException {
    call("Page.navigate", Map.of("url", page.toString()));
    await(ready);
  }

  /** Waits until a script's value is true. */
  void await(String condition) throws IOException {
    Instant limit = Instant.now().plus(LIMIT);
    while (!Boolean.TRUE.equals(evaluate("Boolean(" + condition + ")"))) {
      if (Instant.now().isAfter(limit)) {
        throw new IOException("not true in time: " + condition + "; complaints: " + complaints);
      }
      evaluate("new Promise((done) => setTimeout(done, 50))");
    }
  }

  /** The value of a script; of a promise, what it promises. */
  Object evaluate(String script) throws IOException {
    Map<String, Object> reply =
        call(
            "Runtime.evaluate",
            Map.of("expression", script, "awaitPromise", true, "returnByValue", true));
    if (reply.containsKey("exceptionDetails")) {
      throw new IOException(script + ": " + reply.get("exceptionDetails"));
    }
    return map(reply.get("result")).get("value");
  }

  /** Text of the first element that a selector finds. */
  String text(String selector) throws IOException {
    return (String) evaluate("document.querySelector('" + selector + "').textContent");
  }

  /** Presses a key as a person does. */
  void press(String key) throws IOException {
    call("Input.dispatchKeyEvent", Map.of("type", "keyDown", "key", key));
    call("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key));
  }

  /** Presses the mouse at a part (0 to 1) of an element's width and height. */
  void click(String selector, double across, double down) throws IOException {
    mouse("mousePressed", selector, across, down);
    mouse("mouseReleased", selector, across, down);
  }

  /** Moves the mouse, or presses or releases its button. */
  void mouse(String type, String selector, double across, double down) throws IOException {
    Map<String, Object> box =
        map(
            evaluate(
                "document.querySelector('" + selector + "').getBoundingClientRect().toJSON()"));
    call(
        "Input.dispatchMouseEvent",
        Map.of(
            "type",
            type,
            "x",
            number(box, "x") + across * number(box, "width"),
            "y",
            number(box, "y") + down * number(box, "height"),
            "button",
            type.equals("mouseMoved") ? "none" : "left",
            "clickCount",
            type.equals("mouseMoved") ? 0 : 1));
  }

  private static double number(Map<String, Object> map, String name) {
    return (Double) map.get(name);
  }

  /** A picture of the page, which is also kept as a file. */
  BufferedImage screenshot(Path file) throws IOException {
    evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
    byte[] png =
        Base64.getDecoder()
            .decode((String) call("Page.captureScreenshot", Map.of("format", "png")).get("data"));
    Files.createDirectories(file.getParent());
    Files.write(file, png);
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  /** Errors and warnings of the page so far. */
  List<String> complaints() {
    return complaints;
  }

  /** Addresses that the page asked for so far. */
  List<String> requests() {
    return requests;
  }

  /** Forgets what the page has complained of and asked for. */
  void forget() {
    complaints.clear();
    requests.clear();
  }

  Map<String, Object> call(String method, Map<String, Object> parameters) throws IOException {
    return call(method, parameters, session);
  }

  private Map<String, Object> call(String method, Map<String, Object> parameters, String session)
      throws IOException {
    int id = lastId.incrementAndGet();
    CompletableFuture<Map<String, Object>> reply = new CompletableFuture<>();
    waiting.put(id, reply);
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("id", id);
    message.put("method", method);
    message.put("params", parameters);
    if (session != null) {
      message.put("sessionId", session);
    }
    socket.sendText(Json.write(message), true).join();
    try {
      Map<String, Object> answer = reply.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
      if (answer.containsKey("error")) {
        throw new IOException(method + ": " + answer.get("error"));
      }
      return map(answer.get("result"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException(method + ": no answer", e);
    }
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  private void take(Map<String, Object> message) {
    if (message.get("id") instanceof Double id) {
      waiting.remove(id.intValue()).complete(message);
      return;
    }
    Map<String, Object> event = map(message.getOrDefault("params", Map.of()));
    switch (String.valueOf(message.get("method"))) {
      case "Runtime.exceptionThrown" -> complaints.add(String.valueOf(event));
      case "Runtime.consoleAPICalled" -> {
        if (List.of("error", "warning", "assert").contains(event.get("type"))) {
          complaints.add(String.valueOf(event.get("args")));
        }
      }
      case "Log.entryAdded" -> {
        Map<String, Object> entry = map(event.get("entry"));
        if (entry.get("level").equals("error")) {
          complaints.add(entry.get("text") + " " + entry.get("url"));
        }
      }
      case "Network.requestWillBeSent" ->
          requests.add((String) map(event.get("request")).get("url"));
      default -> {
        // Chromium tells more than anyone asks for.
      }
    }
  }

  /** Puts messages together from their parts. */
  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        String whole = text.toString();
        text.setLength(0);
        try {
          take(map(JsonTree.read(whole)));
        } catch (IOException e) {
          complaints.add("not JSON: " + whole);
        }
      }
      from.request(1);
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    socket.abort();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join();
    try (Stream<Path> files = Files.walk(profile)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}

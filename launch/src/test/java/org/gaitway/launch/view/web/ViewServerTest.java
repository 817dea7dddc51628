package org.gaitway.launch.view.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaitway.launch.view.recording.Recording;
import org.gaitway.launch.view.scene.RobotScene;
import org.gaitway.sim.Model;
import org.gaitway.sim.Simulation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests as anything on this computer could send them, byte by byte. */
class ViewServerTest {
  private final Recording recording = new Recording();
  private RobotScene scene;
  private ViewServer server;

  @BeforeEach
  void serve() throws IOException {
    Model model = Model.shipped("hopper");
    scene = new RobotScene(model);
    try (Simulation simulation = model.newSimulation()) {
      recording.frame(0, Recording.Pose.STATE, simulation.save().toArray());
    }
    recording.sample("speed", "Speed", "m/s", 0.5, List.of("forward"), new double[] {3});
    server = new ViewServer(0, new OneEpisode());
  }

  @AfterEach
  void close() {
    server.close();
    scene.close();
  }

  private final class OneEpisode implements Show, Show.Episode {
    @Override
    public String title() {
      return "a title";
    }

    @Override
    public boolean isLive() {
      return false;
    }

    @Override
    public List<Item> items() {
      return List.of(new Item("0", "a.mcap", 10, 20));
    }

    @Override
    public Optional<Episode> open(String id) {
      return id.equals("0") ? Optional.of(this) : Optional.empty();
    }

    @Override
    public Map<String, double[]> learning() {
      return Map.of("steps", new double[] {1, Double.NaN});
    }

    @Override
    public long revision() {
      return 1;
    }

    @Override
    public Recording recording() {
      return recording;
    }

    @Override
    public Optional<RobotScene> scene() {
      return Optional.of(scene);
    }
  }

  /** What comes back: everything up to the end of the connection. */
  private byte[] ask(String method, String path, String host) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.address().getPort())) {
      String request = method + " " + path + " HTTP/1.1\r\nHost: " + host;
      socket
          .getOutputStream()
          .write((request + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      return socket.getInputStream().readAllBytes();
    }
  }

  private String get(String path) throws IOException {
    return new String(ask("GET", path, own()), StandardCharsets.ISO_8859_1);
  }

  private String own() {
    return "127.0.0.1:" + server.address().getPort();
  }

  private static void assertStatus(int status, String answer) {
    assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
  }

  @Test
  void thePageComesWithAPolicyThatForbidsEverythingFromElsewhere() throws IOException {
    String answer = get("/");
    assertStatus(200, answer);
    assertTrue(answer.contains("default-src 'none'; script-src 'self' 'sha256-"), answer);
    assertTrue(answer.contains("frame-ancestors 'none'"), answer);
    assertTrue(answer.contains("<title>Gaitway</title>"), answer);
    assertFalse(answer.contains("http://"), "an address from elsewhere: " + answer);
  }

  @Test
  void nothingLeadsOutOfThePagesFolder() throws IOException {
    for (String path :
        List.of(
            "/../../../../../META-INF/MANIFEST.MF",
            "/style/../../Show.class",
            "/%2e%2e/web/Show.class",
            "/..%2fweb%2fShow.class",
            "//etc/passwd",
            "/style/",
            "/style",
            "/nothing.js",
            "/three/LICENSE",
            "/index.html%00.js",
            "/index.html/x.js")) {
      assertStatus(404, get(path));
    }
    assertStatus(200, get("/three/three.module.min.js"));
    assertStatus(200, get("/style/theme.css?anything=1"));
  }

  @Test
  void aPageUnderAnotherNameIsRefused() throws IOException {
    for (String host : List.of("evil.example", "evil.example:80", "127.0.0.1", "localhost:1")) {
      String answer = new String(ask("GET", "/api/show", host), StandardCharsets.UTF_8);
      assertStatus(403, answer);
      assertFalse(answer.contains("a title"), answer);
    }
    String local = "localhost:" + server.address().getPort();
    assertStatus(200, new String(ask("GET", "/api/show", local), StandardCharsets.UTF_8));
  }

  @Test
  void itCanOnlyBeRead() throws IOException {
    for (String method : List.of("POST", "PUT", "DELETE", "OPTIONS", "HEAD")) {
      assertStatus(405, new String(ask(method, "/", own()), StandardCharsets.UTF_8));
    }
  }

  @Test
  void badRequestsAreToldWhatIsWrong() throws IOException {
    Map<String, String> wrong =
        Map.of(
            "/api/episodes/0/poses?count=many", "count must be a whole number to 2048, found many",
            "/api/episodes/0/poses?count=3000", "count must be a whole number to 2048, found 3000",
            "/api/episodes/0/poses?from=-1", "found -1",
            "/api/episodes/0/samples", "query must have group",
            "/api/episodes/0/samples?group", "query must be name=value, found group",
            "/api/episodes/0/samples?group=speed&from=now", "from must be a number, found now");
    for (Map.Entry<String, String> entry : wrong.entrySet()) {
      String answer = get(entry.getKey());
      assertStatus(400, answer);
      assertTrue(answer.contains(entry.getValue()), answer);
    }
    assertTrue(get("/api/episodes/7").contains("there is no episode 7"));
    assertTrue(get("/api/episodes/0/samples?group=x").contains("no group of signals x"));
    assertStatus(404, get("/api/episodes/0/surface?index=3"));
    assertStatus(404, get("/api/other"));
    assertStatus(404, get("/api/"));
  }

  @Test
  void posesAndContactsComeAsBytes() throws IOException {
    ByteBuffer body = body(ask("GET", "/api/episodes/0/poses?from=0&count=10", own()));
    assertEquals(0, body.getInt());
    assertEquals(1, body.getInt(), "frames");
    assertEquals(scene.model().nbody(), body.getInt(), "bodies");
    assertEquals(1, body.getInt(), "stride");
    float[] pose = new float[14];
    body.asFloatBuffer().get(pose);
    assertEquals(1.25f, pose[9], 1e-6f, "height of the torso");
    body.position(body.position() + 4 * 7 * scene.model().nbody());
    assertEquals(0, body.getInt());
    int contacts = body.getInt();
    assertEquals(4 * 7 * contacts, body.remaining());
  }

  @Test
  void signalsComeAsBytes() throws IOException {
    ByteBuffer body = body(ask("GET", "/api/episodes/0/samples?group=speed", own()));
    assertEquals(1, body.getInt());
    assertEquals(1, body.getInt());
    assertEquals(0.5, body.getDouble());
    assertEquals(3, body.getFloat());
    assertEquals(3, body.getFloat());
    assertFalse(body.hasRemaining());
  }

  private static ByteBuffer body(byte[] answer) {
    String text = new String(answer, StandardCharsets.ISO_8859_1);
    int start = text.indexOf("\r\n\r\n") + 4;
    return ByteBuffer.wrap(answer, start, answer.length - start)
        .slice()
        .order(ByteOrder.LITTLE_ENDIAN);
  }

  @Test
  void changesAreToldAsTheyCome() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.address().getPort())) {
      String request = "GET /api/changes?episode=0 HTTP/1.1\r\nHost: " + own() + "\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      BufferedReader reader =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      String before = next(reader);
      assertEquals("data: {\"show\": 1, \"episode\": " + recording.revision() + "}", before);
      recording.fact("name", "value");
      assertEquals("data: {\"show\": 1, \"episode\": " + recording.revision() + "}", next(reader));
    }
  }

  private static String next(BufferedReader reader) throws IOException {
    String line = reader.readLine();
    while (!line.startsWith("data:")) {
      line = reader.readLine();
    }
    return line;
  }
}

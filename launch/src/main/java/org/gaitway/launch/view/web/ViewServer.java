package org.gaitway.launch.view.web;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Serves the viewer to browsers on this computer: on the loopback address, only to requests that
 * name it (so that no page from elsewhere can reach it under a name of its own), and only for
 * reading.
 */
public final class ViewServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads;
  private final PageFiles pages = new PageFiles();
  private final Api api;
  private final ChangeStream changes;
  private final List<String> hosts;

  /**
   * Starts to serve.
   *
   * @param port to listen at; 0 for any that is free
   * @param show what there is to see
   * @throws IOException if the port cannot be had
   */
  public ViewServer(int port, Show show) throws IOException {
    // Without it, each answer waits for the browser to acknowledge its header.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    api = new Api(show);
    changes = new ChangeStream(show);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    threads = Executors.newCachedThreadPool(ViewServer::daemon);
    int actual = server.getAddress().getPort();
    hosts = List.of("127.0.0.1:" + actual, "localhost:" + actual, "[::1]:" + actual);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "viewer");
    thread.setDaemon(true);
    return thread;
  }

  /** Where a browser finds the page. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      setHeaders(exchange.getResponseHeaders());
      try {
        check(exchange);
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/api/changes")) {
          changes.stream(exchange, new Query(exchange.getRequestURI().getRawQuery()));
        } else {
          send(exchange, 200, reply(path, exchange.getRequestURI().getRawQuery()));
        }
      } catch (Refusal e) {
        send(exchange, e.status(), error(e));
      } catch (RuntimeException e) {
        send(exchange, 500, error(e));
      }
    }
  }

  private static Reply error(Exception e) {
    return Reply.json(Map.of("error", String.valueOf(e.getMessage())));
  }

  private void check(HttpExchange exchange) throws Refusal {
    if (!exchange.getRequestMethod().equals("GET")) {
      throw Refusal.onlyReading();
    }
    String host = exchange.getRequestHeaders().getFirst("Host");
    if (host == null || !hosts.contains(host)) {
      throw Refusal.forbidden("this viewer answers to " + hosts.get(0) + ", not to " + host);
    }
  }

  private Reply reply(String path, String query) throws Refusal, IOException {
    return path.startsWith("/api/") ? api.reply(path, new Query(query)) : pages.file(path);
  }

  private void setHeaders(Headers headers) {
    headers.set("Content-Security-Policy", pages.policy());
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    headers.set("Cache-Control", "no-store");
  }

  private static void send(HttpExchange exchange, int status, Reply reply) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", reply.type());
    boolean withBody = reply.body().length > 0 && !exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, withBody ? reply.body().length : -1);
    if (withBody) {
      exchange.getResponseBody().write(reply.body());
    }
  }

  @Override
  public void close() {
    changes.close();
    server.stop(0);
    threads.shutdownNow();
  }
}

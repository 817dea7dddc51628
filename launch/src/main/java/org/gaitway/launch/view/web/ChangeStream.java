package org.gaitway.launch.view.web;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Tells pages what has changed, by server-sent events: the revisions of the show and of the episode
 * that a page has open. Each page keeps a thread.
 */
final class ChangeStream implements AutoCloseable {
  private static final int MOST_PAGES = 16;
  private static final long PERIOD_MS = 200;

  /** So often is something sent in any case: only then is it found that a page has gone. */
  private static final int HEARTBEAT_PERIODS = 50;

  private final Show show;
  private final Semaphore pages = new Semaphore(MOST_PAGES);
  private final CountDownLatch closed = new CountDownLatch(1);

  ChangeStream(Show show) {
    this.show = show;
  }

  /** Writes events until the page has gone. */
  void stream(HttpExchange exchange, Query query) throws Refusal, IOException {
    String id = query.text("episode");
    if (!pages.tryAcquire()) {
      throw Refusal.badRequest("more than " + MOST_PAGES + " pages are open");
    }
    try {
      exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
      exchange.sendResponseHeaders(200, 0);
      tell(id, exchange.getResponseBody());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      pages.release();
    }
  }

  private void tell(String id, OutputStream out) throws IOException, InterruptedException {
    String last = "";
    int quiet = 0;
    do {
      String now = revisions(id);
      if (!now.equals(last) || ++quiet == HEARTBEAT_PERIODS) {
        out.write(("data: " + now + "\n\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
        last = now;
        quiet = 0;
      }
    } while (!closed.await(PERIOD_MS, TimeUnit.MILLISECONDS));
  }

  private String revisions(String id) throws IOException {
    Optional<Show.Episode> episode = show.open(id);
    long revision = episode.map(open -> open.recording().revision()).orElse(0L);
    return "{\"show\": " + show.revision() + ", \"episode\": " + revision + "}";
  }

  @Override
  public void close() {
    closed.countDown();
  }
}

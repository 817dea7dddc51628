package org.gaitway.adapter.ros1.master;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.gaitway.adapter.ros1.LogLevel;
import org.gaitway.adapter.ros1.NodeLog;

/**
 * Asks the master again and again whether it knows a node. A master that has been restarted does
 * not, and is then told everything.
 */
public final class MasterWatch implements AutoCloseable {

  /** The node that is watched over. */
  public interface Watched {

    /** Called at each turn, whether the master answers or not. */
    void turn();

    /** Tells the master everything there is to tell. */
    void registerAll();

    /**
     * Another node has taken the name.
     *
     * @param uri of the other's slave API
     */
    void displaced(String uri);
  }

  private final MasterClient master;
  private final Registrar registrar;
  private final String node;
  private final String slaveUri;
  private final long periodNanos;
  private final Watched watched;
  private final NodeLog log;
  private final CountDownLatch closed = new CountDownLatch(1);
  private boolean reachable = true;

  /**
   * Does nothing until it is started.
   *
   * @param master to ask
   * @param registrar knows what the master was not told
   * @param node its global name
   * @param slaveUri of the node
   * @param periodNanos between questions [ns]
   * @param watched is told what happens
   * @param log is told when the master comes and goes
   */
  public MasterWatch(
      MasterClient master,
      Registrar registrar,
      String node,
      String slaveUri,
      long periodNanos,
      Watched watched,
      NodeLog log) {
    this.master = master;
    this.registrar = registrar;
    this.node = node;
    this.slaveUri = slaveUri;
    this.periodNanos = periodNanos;
    this.watched = watched;
    this.log = log;
  }

  /** Begins to ask, on a thread of its own. */
  public void start() {
    Thread thread = new Thread(this::run, "ros-master-watch");
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    while (pause()) {
      watched.turn();
      try {
        check();
      } catch (IOException e) {
        if (reachable) {
          log.log(LogLevel.ERROR, "the master " + master.uri() + " is gone: " + e.getMessage());
        }
        reachable = false;
      }
    }
  }

  private boolean pause() {
    try {
      return !closed.await(periodNanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      return false; // Whoever interrupts a thread wants it to end.
    }
  }

  private void check() throws IOException {
    boolean wasIncomplete = registrar.takeIncomplete();
    boolean known = isKnown();
    if (!reachable || !known) {
      reachable = true;
      log.log(
          LogLevel.WARN,
          "the master is back, and " + (known ? "knows this node" : "is told everything again"));
    }
    if (!known || wasIncomplete) {
      watched.registerAll();
    }
  }

  private boolean isKnown() throws IOException {
    try {
      String uri = master.lookupNode(node);
      if (!uri.equals(slaveUri)) {
        watched.displaced(uri);
      }
      return true;
    } catch (RosApiException e) { // Unknown node.
      return false;
    }
  }

  /** Ends; a question that is being asked is finished first, but not waited for. */
  @Override
  public void close() {
    closed.countDown();
  }
}

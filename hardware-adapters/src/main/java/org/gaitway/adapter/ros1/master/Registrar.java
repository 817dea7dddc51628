package org.gaitway.adapter.ros1.master;

import java.io.IOException;
import org.gaitway.adapter.ros1.LogLevel;
import org.gaitway.adapter.ros1.NodeLog;

/**
 * Tells the master what a node does, and remembers when that did not work: all is told again once
 * the master answers.
 */
public final class Registrar {

  /** A call of the master. */
  @FunctionalInterface
  public interface Call {

    /** Calls, and waits for the answer. */
    void make(MasterClient master) throws IOException;
  }

  private final MasterClient master;
  private final NodeLog log;
  private volatile boolean incomplete;
  private volatile boolean gone;

  /**
   * @param master to tell
   * @param log is told when it does not work
   */
  public Registrar(MasterClient master, NodeLog log) {
    this.master = master;
    this.log = log;
  }

  /**
   * Tells something that must become known.
   *
   * @param what is told, as in "publisher of /joint_states"
   */
  public void register(String what, Call call) {
    try {
      call.make(master);
      gone = false;
    } catch (IOException e) {
      incomplete = true;
      log.log(LogLevel.WARN, "the master does not know yet: " + what + "; will retry: " + text(e));
    }
  }

  /**
   * Takes something back. When the master does not answer, it is not asked to take back more: a
   * node ends as soon without it.
   */
  public void unregister(String what, Call call) {
    if (gone) {
      return;
    }
    try {
      call.make(master);
    } catch (IOException e) {
      gone = !(e instanceof RosApiException);
      log.log(LogLevel.WARN, "the master was not told the end of: " + what + ": " + text(e));
    }
  }

  /** Whether something has not been told since the last call of this. */
  boolean takeIncomplete() {
    boolean result = incomplete;
    incomplete = false;
    return result;
  }

  private static String text(IOException e) {
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }
}

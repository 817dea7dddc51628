package org.gaitway.launch.render;

import java.io.IOException;
import org.gaitway.sim.Model;
import org.gaitway.sim.SimState;

/**
 * States of one model over time, one by one: of an episode that is being run, or of one that was
 * logged. For one thread.
 */
public interface FrameSource extends AutoCloseable {

  /** The states' model; open until the source is closed. */
  Model model();

  /** Simulated time from one state to the next [s]. */
  double period();

  /**
   * The next state. The first call gives the first one; their times grow.
   *
   * @return null after the last
   * @throws IOException if it cannot be read
   */
  SimState next() throws IOException;

  @Override
  void close();
}

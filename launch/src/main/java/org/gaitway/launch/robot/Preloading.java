package org.gaitway.launch.robot;

import org.gaitway.control.LoopSettings;
import org.gaitway.control.LoopStatistics;
import org.gaitway.sim.MujocoLibrary;

/**
 * Loads on another thread what a run is going to need, while the policy is read on this one: the
 * first command goes out a quarter of a second earlier. What fails here is tried again, and told,
 * where it is needed.
 */
final class Preloading implements Runnable {
  private final boolean simulated;

  private Preloading(boolean simulated) {
    this.simulated = simulated;
  }

  /**
   * Begins, and does not wait.
   *
   * @param simulated whether the robot is simulated in this process
   */
  static void begin(boolean simulated) {
    Thread thread = new Thread(new Preloading(simulated), "preloading");
    thread.setDaemon(true);
    thread.setUncaughtExceptionHandler((dead, e) -> {});
    thread.start();
  }

  @Override
  public void run() {
    if (simulated) {
      MujocoLibrary.version();
    }
    LoopSettings.DEFAULTS.openThread();
    new LoopStatistics().snapshot();
  }
}

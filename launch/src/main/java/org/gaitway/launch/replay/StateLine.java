package org.gaitway.launch.replay;

import java.util.Locale;
import java.util.function.Consumer;
import org.gaitway.robot.RobotState;

/** Tells the states of an episode in lines: all of them, or one for each second of the episode. */
final class StateLine implements Frames.Viewer {
  private static final long BETWEEN_NS = 1_000_000_000L;
  private static final int MOST_JOINTS = 6;

  private final Consumer<String> lines;
  private final boolean all;
  private long first = Long.MIN_VALUE;
  private long last = Long.MIN_VALUE;

  StateLine(Consumer<String> lines, boolean all) {
    this.lines = lines;
    this.all = all;
  }

  @Override
  public void show(long time, long step, RobotState state) {
    first = first == Long.MIN_VALUE ? time : first;
    boolean due = last == Long.MIN_VALUE || time < last || time - last >= BETWEEN_NS;
    if (!all && !due) {
      return;
    }
    last = time;
    StringBuilder line =
        new StringBuilder(
            String.format(Locale.ROOT, "%9.4f s  step %6d ", (time - first) * 1e-9, step));
    if (!Double.isNaN(state.basePosition()[0])) {
      line.append(String.format(Locale.ROOT, " height %.3f", state.basePosition()[2]));
    }
    for (int i = 0; i < Math.min(MOST_JOINTS, state.joints().size()); i++) {
      line.append(
          String.format(Locale.ROOT, "  %s %.3f", state.joints().get(i), state.position()[i]));
    }
    lines.accept(line.toString());
  }
}

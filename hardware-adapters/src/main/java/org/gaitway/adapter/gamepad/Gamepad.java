package org.gaitway.adapter.gamepad;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.gaitway.control.CommandInput;
import org.gaitway.control.CommandOrigin;
import org.gaitway.control.HeldCommand;
import org.gaitway.control.SoftStop;

/**
 * Tells a command input what a gamepad's sticks say: all the way is the greatest command. It speaks
 * while the dead-man button is held, or, without one, while a stick is out of its dead zone; when
 * it stops to, it says zero once more, and a moment later others count again. It drives only once
 * its sticks have been seen at rest, so that one that hangs, or lies on its stick, moves nothing
 * when it is plugged in. One that is unplugged says zero, and is looked for again.
 *
 * <p>It works on threads of its own.
 */
public final class Gamepad implements AutoCloseable {
  private static final long LOOK_AGAIN_MS = 1000;

  private final GamepadSettings settings;
  private final String device;
  private final double[] low;
  private final double[] high;
  private final double[] command;
  private final HeldCommand held;
  private final SoftStop stop;
  private final Consumer<String> log;
  private final Thread thread;
  private String problem = "";
  private boolean seenAtRest;

  /**
   * Looks for the gamepad from now on.
   *
   * @param settings with a device
   * @param input that is told
   * @param stop is tripped by the stop button
   * @param clock of the control loop [ns]
   * @param log takes a line when the gamepad comes or goes; called on another thread
   * @throws IllegalArgumentException if there is not an axis for each value of the input
   */
  public Gamepad(
      GamepadSettings settings,
      CommandInput input,
      SoftStop stop,
      LongSupplier clock,
      Consumer<String> log) {
    if (settings.axes().size() != input.size()) {
      throw new IllegalArgumentException(
          String.format(
              "drive.gamepad.axes: expected one for each of the %d values of '%s', found %d",
              input.size(), input.name(), settings.axes().size()));
    }
    this.settings = settings;
    this.device = settings.device().orElseThrow();
    this.stop = stop;
    this.log = log;
    low = input.low();
    high = input.high();
    command = new double[input.size()];
    held = new HeldCommand(input, CommandOrigin.GAMEPAD, clock);
    thread = new Thread(this::work, "gamepad");
    thread.setDaemon(true);
    thread.start();
  }

  private void work() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        follow();
        Thread.sleep(LOOK_AGAIN_MS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // It was asked to end.
    }
  }

  /** Follows the gamepad until it is gone. */
  private void follow() {
    try (FileChannel events = FileChannel.open(Path.of(device), StandardOpenOption.READ)) {
      problem = "";
      log.accept("gamepad " + device);
      seenAtRest = false;
      read(events);
    } catch (IOException e) {
      tell(e);
    } finally {
      held.release();
    }
  }

  private void read(FileChannel events) throws IOException {
    Sticks sticks = new Sticks();
    ByteBuffer event = ByteBuffer.allocateDirect(Sticks.EVENT).order(ByteOrder.nativeOrder());
    while (true) {
      event.clear();
      while (event.hasRemaining()) {
        if (events.read(event) < 0) {
          throw new EOFException("it is gone");
        }
      }
      event.flip();
      // Linux tells the present state in an event for each button, then each stick: not before
      // all have come is it known where the sticks are.
      boolean told = !Sticks.isInitial(event);
      seenAtRest |= told && isAtRest(sticks);
      int pressed = sticks.take(event);
      seenAtRest |= told && isAtRest(sticks);
      if (settings.stop().isPresent() && settings.stop().get() == pressed) {
        stop.trip("gamepad");
      }
      speak(sticks);
    }
  }

  private boolean isAtRest(Sticks sticks) {
    return settings.axes().stream()
        .allMatch(axis -> sticks.axis(axis.axis(), settings.deadZone()) == 0);
  }

  private void speak(Sticks sticks) {
    for (int i = 0; i < command.length; i++) {
      GamepadAxis axis = settings.axes().get(i);
      double way = sticks.axis(axis.axis(), settings.deadZone());
      way = axis.inverted() ? -way : way;
      command[i] = way >= 0 ? way * high[i] : -way * low[i];
    }
    boolean speaks = settings.deadMan().map(sticks::button).orElseGet(() -> !isAtRest(sticks));
    if (speaks && seenAtRest) {
      held.hold(command);
    } else {
      held.release();
    }
  }

  /** Says what is wrong, once. */
  private void tell(IOException e) {
    String now = "no gamepad: " + e.getMessage() + "; looking for it";
    if (!now.equals(problem) && !Thread.currentThread().isInterrupted()) {
      problem = now;
      log.accept(now);
    }
  }

  /** Lets go, for good. */
  @Override
  public void close() {
    thread.interrupt();
    held.close();
  }
}

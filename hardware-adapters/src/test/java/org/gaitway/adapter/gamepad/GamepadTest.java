package org.gaitway.adapter.gamepad;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.ByteRange;
import net.jqwik.api.constraints.Size;
import org.gaitway.control.CommandInput;
import org.gaitway.control.CommandOrigin;
import org.gaitway.control.SoftStop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pipe in place of the device: opened, read and unplugged as it is. */
class GamepadTest {
  private static final long MAX_AGE_NS = 500_000_000;
  private static final int BUTTON = 1;
  private static final int AXIS = 2;
  private static final int INITIAL = 0x80;

  @TempDir Path temp;

  private final AtomicLong time = new AtomicLong(1);
  private final SoftStop stop = new SoftStop();
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final CommandInput input =
      new CommandInput(
          "velocity", new double[] {-0.5, -0.3, -1}, new double[] {1, 0.3, 1}, MAX_AGE_NS);
  private final double[] out = new double[3];
  private Gamepad gamepad;

  @AfterEach
  void close() {
    if (gamepad != null) {
      gamepad.close();
    }
  }

  @Test
  void sticksAreSharesOfTheGreatestCommand() throws Exception {
    Path device = pipe();
    open(settings(device, Optional.empty()));
    try (OutputStream pad = Files.newOutputStream(device)) {
      send(pad, AXIS | INITIAL, 1, 0);
      send(pad, AXIS, 1, -32767);
      await(() -> out[0] == 1);
      send(pad, AXIS, 1, 32767);
      await(() -> out[0] == -0.5);
      send(pad, AXIS, 3, -16384);
      // (16384/32767 - 0.1) / 0.9 of 1 rad/s.
      await(() -> Math.abs(out[2] - 0.44446) < 1e-4);
      send(pad, AXIS, 0, 3000);
      send(pad, AXIS, 3, 0);
      await(() -> out[2] == 0);
      assertArrayEquals(new double[] {-0.5, 0, 0}, out, 0, "3000 is in the dead zone");
    }
  }

  @Test
  void aStickHeldStillGoesOnDriving() throws Exception {
    Path device = pipe();
    open(settings(device, Optional.empty()));
    try (OutputStream pad = Files.newOutputStream(device)) {
      send(pad, AXIS | INITIAL, 1, 0);
      send(pad, AXIS, 1, -32767);
      await(() -> out[0] == 1);
      time.addAndGet(10 * MAX_AGE_NS);
      await(() -> out[0] == 1);
    }
  }

  @Test
  void whoIsUnpluggedSaysZeroAndIsFoundAgain() throws Exception {
    Path device = pipe();
    open(settings(device, Optional.empty()));
    for (int i = 1; i <= 2; i++) {
      try (OutputStream pad = Files.newOutputStream(device)) {
        send(pad, AXIS | INITIAL, 1, 0);
        send(pad, AXIS, 1, -32767);
        await(() -> out[0] == 1);
      }
      await(() -> out[0] == 0);
    }
    assertTrue(lines.contains("no gamepad: it is gone; looking for it"), lines.toString());
  }

  @Test
  void withADeadManButtonNothingIsSaidUnlessItIsHeld() throws Exception {
    Path device = pipe();
    input.offer(CommandOrigin.TOPIC, new double[] {0.2, 0, 0}, 1);
    open(settings(device, Optional.of(4)));
    try (OutputStream pad = Files.newOutputStream(device)) {
      send(pad, AXIS | INITIAL, 1, 0);
      send(pad, AXIS, 1, -32767);
      send(pad, BUTTON, 4, 1);
      await(() -> out[0] == 1);
      send(pad, BUTTON, 4, 0);
      await(() -> out[0] == 0);
      time.addAndGet(MAX_AGE_NS + 1);
      input.offer(CommandOrigin.TOPIC, new double[] {0.2, 0, 0}, time.get());
      await(() -> out[0] == 0.2);
    }
  }

  @Test
  void aStickThatHangsWhenItIsPluggedInMovesNothing() throws Exception {
    Path device = pipe();
    open(settings(device, Optional.of(4)));
    try (OutputStream pad = Files.newOutputStream(device)) {
      // As Linux does: first the buttons, then the sticks.
      send(pad, BUTTON | INITIAL, 4, 0);
      send(pad, AXIS | INITIAL, 0, 0);
      send(pad, AXIS | INITIAL, 1, -32767);
      send(pad, AXIS | INITIAL, 3, 0);
      send(pad, BUTTON, 4, 1);
      send(pad, BUTTON, 8, 1);
      await(stop::isTripped); // All events before are taken.
      assertEquals(0, out[0]);
      send(pad, AXIS, 1, 0);
      send(pad, AXIS, 1, -32767);
      await(() -> out[0] == 1);
    }
  }

  @Test
  void theStopButtonTripsTheStopButNotTheOneThatWasHeldBefore() throws Exception {
    Path device = pipe();
    open(settings(device, Optional.empty()));
    try (OutputStream pad = Files.newOutputStream(device)) {
      send(pad, BUTTON | INITIAL, 8, 1);
      send(pad, AXIS | INITIAL, 1, 0);
      send(pad, AXIS, 1, -32767);
      await(() -> out[0] == 1);
      assertFalse(stop.isTripped());
      send(pad, BUTTON, 8, 1);
      await(stop::isTripped);
      assertEquals(Optional.of("gamepad"), stop.source());
    }
  }

  @Test
  void anAxisIsNeededForEachValue() {
    CommandInput one = new CommandInput("velocity", new double[1], new double[] {1}, MAX_AGE_NS);
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> new Gamepad(GamepadSettings.DEFAULTS, one, stop, time::get, lines::add))
            .getMessage();
    assertTrue(message.contains("drive.gamepad.axes"), message);
  }

  @Property
  void whateverBytesComeTheSticksStayInTheirRange(
      @ForAll @Size(8) byte[] bytes, @ForAll @ByteRange(min = 0, max = 9) byte tenths) {
    Sticks sticks = new Sticks();
    sticks.take(ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()));
    for (int axis = 0; axis < 256; axis++) {
      double way = sticks.axis(axis, tenths / 10.0 * 0.9);
      assertTrue(way >= -1 && way <= 1, () -> "way " + way);
    }
  }

  private Path pipe() throws IOException, InterruptedException {
    Path device = temp.resolve("js0");
    assertEquals(0, new ProcessBuilder("mkfifo", device.toString()).start().waitFor());
    return device;
  }

  private static GamepadSettings settings(Path device, Optional<Integer> deadMan) {
    GamepadSettings all = GamepadSettings.DEFAULTS;
    return new GamepadSettings(
        Optional.of(device.toString()), all.axes(), all.deadZone(), deadMan, Optional.of(8));
  }

  private void open(GamepadSettings settings) {
    gamepad = new Gamepad(settings, input, stop, time::get, lines::add);
  }

  /** Writes an event as the kernel does: {@code struct js_event}. */
  private static void send(OutputStream pad, int kind, int number, int value) throws IOException {
    ByteBuffer event = ByteBuffer.allocate(8).order(ByteOrder.nativeOrder());
    event.putInt(123_456).putShort((short) value).put((byte) kind).put((byte) number);
    pad.write(event.array());
    pad.flush();
  }

  private void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + 20_000_000_000L;
    do {
      assertTrue(
          System.nanoTime() < deadline,
          "not in 20 s; in force is " + List.of(out[0], out[1], out[2]));
      input.fetch(time.get());
      input.read(time.get(), out, 0);
    } while (!condition.getAsBoolean());
  }
}

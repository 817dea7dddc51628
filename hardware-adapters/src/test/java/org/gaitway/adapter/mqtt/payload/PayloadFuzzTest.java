package org.gaitway.adapter.mqtt.payload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.gaitway.adapter.mqtt.Samples;
import org.gaitway.robot.JointCommand;
import org.gaitway.robot.RobotState;
import org.junit.jupiter.api.Test;

/** Random and damaged payloads: each is read whole or refused, whatever it is. */
class PayloadFuzzTest {
  private static final int CASES = 60_000;

  /** What a reader may allocate for a payload, beyond a multiple of its size [bytes]. */
  private static final long ALLOCATION = 40_000;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final WireLayout wire = WireLayout.of(Samples.ROBOT);
  private final Random random = new Random(20);

  /** Reads one payload; says whether what came out is fit for use. */
  private interface Reader {
    boolean read(byte[] buffer, int offset, int length) throws PayloadException;
  }

  @Test
  void jsonStatesAreWholeOrRefused() {
    StateMessage message = new StateMessage(Samples.LOOP);
    JsonStates format = new JsonStates(Samples.LOOP);
    fuzz(
        sample(new JsonStates(Samples.ROBOT), stateMessage()),
        (buffer, offset, length) -> {
          format.decode(buffer, offset, length, message);
          return isNowhereInfinite(message.state());
        });
  }

  @Test
  void binaryStatesAreWholeOrRefused() throws PayloadException {
    StateMessage message = new StateMessage(Samples.LOOP);
    BinaryStates format = new BinaryStates(wire, Samples.LOOP);
    fuzz(
        sample(new BinaryStates(wire, Samples.ROBOT), stateMessage()),
        (buffer, offset, length) -> {
          format.decode(buffer, offset, length, message);
          return isNowhereInfinite(message.state());
        });
  }

  @Test
  void jsonCommandsAreWholeOrRefused() {
    CommandMessage message = new CommandMessage(Samples.ROBOT.commanded());
    JsonCommands format = new JsonCommands(Samples.ROBOT.commanded());
    fuzz(
        sample(new JsonCommands(Samples.LOOP.commanded()), commandMessage()),
        (buffer, offset, length) -> {
          format.decode(buffer, offset, length, message);
          return message.command().isFinite();
        });
  }

  @Test
  void binaryCommandsAreWholeOrRefused() {
    CommandMessage message = new CommandMessage(Samples.ROBOT.commanded());
    BinaryCommands format = new BinaryCommands(wire, Samples.ROBOT.commanded());
    fuzz(
        sample(new BinaryCommands(wire, Samples.LOOP.commanded()), commandMessage()),
        (buffer, offset, length) -> {
          format.decode(buffer, offset, length, message);
          return message.command().isFinite();
        });
  }

  @Test
  void layoutsAreWholeOrRefused() {
    fuzz(
        wire.bytes(),
        (buffer, offset, length) ->
            WireLayout.read(buffer, offset, length).layout().joints().size()
                <= WireLayout.MAX_VALUES);
  }

  @Test
  void inputsAreWholeOrRefused() {
    fuzz(
        "{\"values\": [0.5, -2e3, 0.25], \"note\": {\"by\": [null, true]}}"
            .getBytes(StandardCharsets.US_ASCII),
        (buffer, offset, length) ->
            Arrays.stream(InputValues.read(buffer, offset, length, 3)).allMatch(Double::isFinite));
  }

  private StateMessage stateMessage() {
    StateMessage message = new StateMessage(Samples.ROBOT);
    message.state().copyFrom(Samples.state(Samples.ROBOT, 5, 3));
    message.stamp(123_456_789_012L);
    return message;
  }

  private CommandMessage commandMessage() {
    CommandMessage message = new CommandMessage(Samples.LOOP.commanded());
    JointCommand command = Samples.command(Samples.LOOP.commanded(), 4);
    message.command().copyFrom(command);
    message.answers(123_456_789_012L);
    return message;
  }

  private static <M> byte[] sample(Format<M> format, M message) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    format.encode(message, out);
    return out.toByteArray();
  }

  private static boolean isNowhereInfinite(RobotState state) {
    return Arrays.stream(state.position()).noneMatch(Double::isInfinite)
        && Arrays.stream(state.velocity()).noneMatch(Double::isInfinite)
        && Arrays.stream(state.orientation()).noneMatch(Double::isInfinite)
        && Arrays.stream(state.sensor("battery")).noneMatch(Double::isInfinite);
  }

  private void fuzz(byte[] good, Reader reader) {
    int accepted = 0;
    int refused = 0;
    long largest = 0;
    for (int i = 0; i < CASES; i++) {
      byte[] payload = i == 0 ? good : damaged(good);
      int offset = random.nextInt(4);
      byte[] buffer = new byte[offset + payload.length + 3];
      System.arraycopy(payload, 0, buffer, offset, payload.length);
      long before = THREADS.getCurrentThreadAllocatedBytes();
      try {
        assertTrue(reader.read(buffer, offset, payload.length));
        accepted++;
      } catch (PayloadException e) {
        refused++;
      }
      long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
      largest = i < CASES / 10 ? 0 : Math.max(largest, allocated - 50L * payload.length);
    }
    assertTrue(accepted > 0, "the undamaged payload must be taken");
    assertEquals(CASES, accepted + refused);
    assertTrue(refused > CASES / 10, "most damage must be noticed, refused " + refused);
    assertTrue(largest < ALLOCATION, "allocated " + largest + " bytes beyond the payload's share");
  }

  private byte[] damaged(byte[] good) {
    return switch (random.nextInt(6)) {
      case 0 -> randomBytes(random.nextInt(400));
      case 1 -> Arrays.copyOf(good, random.nextInt(good.length + 40));
      case 2 -> spliced(good);
      case 3 -> repeated(good);
      default -> flipped(good);
    };
  }

  private byte[] randomBytes(int size) {
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    return bytes;
  }

  private byte[] flipped(byte[] good) {
    byte[] bytes = good.clone();
    int flips = 1 + random.nextInt(4);
    for (int i = 0; i < flips; i++) {
      bytes[random.nextInt(bytes.length)] = (byte) (random.nextInt(8) == 0 ? -1 : ascii());
    }
    return bytes;
  }

  private int ascii() {
    String likely = "{}[],:\"0123456789-+.eEnulltrue \u0000";
    return likely.charAt(random.nextInt(likely.length()));
  }

  /** Something of it a second time, somewhere else. */
  private byte[] spliced(byte[] good) {
    int from = random.nextInt(good.length);
    int size = random.nextInt(good.length - from);
    int to = random.nextInt(good.length);
    byte[] bytes = new byte[good.length + size];
    System.arraycopy(good, 0, bytes, 0, to);
    System.arraycopy(good, from, bytes, to, size);
    System.arraycopy(good, to, bytes, to + size, good.length - to);
    return bytes;
  }

  /** A short piece of it many times: deep nesting, long lists. */
  private byte[] repeated(byte[] good) {
    int from = random.nextInt(good.length);
    int size = 1 + random.nextInt(Math.min(3, good.length - from));
    int times = random.nextInt(200);
    byte[] bytes = new byte[good.length + size * times];
    System.arraycopy(good, 0, bytes, 0, from);
    for (int i = 0; i < times; i++) {
      System.arraycopy(good, from, bytes, from + i * size, size);
    }
    System.arraycopy(good, from, bytes, from + size * times, good.length - from);
    return bytes;
  }
}

package org.gaitway.adapter.gamepad;

import java.nio.ByteBuffer;

/**
 * What the sticks and buttons of a gamepad say, by the events of Linux's joystick interface
 * (linux/joystick.h): 8 bytes in the machine's byte order, of which the first 4 are a time [ms], 2
 * a value from -32767 to 32767, one the kind, one the number of axis or button. The first events
 * after opening tell the present state; their kind is marked.
 */
final class Sticks {
  /** Bytes of an event. */
  static final int EVENT = 8;

  private static final int VALUE_AT = 4;
  private static final int KIND_AT = 6;
  private static final int NUMBER_AT = 7;
  private static final int BUTTON = 1;
  private static final int AXIS = 2;
  private static final int INITIAL = 0x80;
  private static final double FULL = 32767;
  private static final int MOST = 256;

  private final double[] axes = new double[MOST];
  private final boolean[] buttons = new boolean[MOST];

  /**
   * Takes an event.
   *
   * @param event from its position on {@link #EVENT} bytes, in the machine's byte order; left where
   *     it is
   * @return the number of the button that was pressed now; else -1
   */
  int take(ByteBuffer event) {
    int at = event.position();
    double value = event.getShort(at + VALUE_AT) / FULL;
    int kind = Byte.toUnsignedInt(event.get(at + KIND_AT));
    int number = Byte.toUnsignedInt(event.get(at + NUMBER_AT));
    switch (kind & ~INITIAL) {
      case AXIS -> axes[number] = Math.max(-1, value);
      case BUTTON -> {
        buttons[number] = value != 0;
        return value != 0 && kind == BUTTON ? number : -1;
      }
      default -> {
        // Linux may come to know more kinds.
      }
    }
    return -1;
  }

  /** Whether an event tells how it was when the device was opened. */
  static boolean isInitial(ByteBuffer event) {
    return (event.get(event.position() + KIND_AT) & INITIAL) != 0;
  }

  /** How far a stick is from its dead zone, from -1 to 1; 0 within. */
  double axis(int number, double deadZone) {
    double beyond = Math.max(0, Math.abs(axes[number]) - deadZone) / (1 - deadZone);
    return Math.copySign(beyond, axes[number]);
  }

  /** Whether a button is held. */
  boolean button(int number) {
    return buttons[number];
  }
}

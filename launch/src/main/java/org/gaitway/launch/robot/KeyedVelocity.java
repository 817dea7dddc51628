package org.gaitway.launch.robot;

import java.util.Arrays;
import java.util.Locale;
import java.util.StringJoiner;
import org.gaitway.control.CommandInput;
import org.gaitway.control.HeldCommand;

/**
 * A velocity that keys change step by step: forward, to the left, turning to the left. Each step is
 * the same share of the greatest command.
 */
final class KeyedVelocity {
  private final HeldCommand held;
  private final double[] low;
  private final double[] high;
  private final int[] steps;
  private final int presses;

  /**
   * @param held by the keyboard
   * @param input of 3 values that it speaks to
   * @param presses from zero to the greatest command
   */
  KeyedVelocity(HeldCommand held, CommandInput input, int presses) {
    this.held = held;
    this.presses = presses;
    low = input.low();
    high = input.high();
    steps = new int[input.size()];
  }

  /**
   * Takes a key that drives.
   *
   * @return what to tell of it; empty if the key means something else
   */
  String press(int key) {
    switch (key) {
      case 'w' -> step(0, 1);
      case 's' -> step(0, -1);
      case 'a' -> step(1, 1);
      case 'd' -> step(1, -1);
      case 'q' -> step(2, 1);
      case 'e' -> step(2, -1);
      case ' ' -> {
        Arrays.fill(steps, 0);
        hold(command());
      }
      case 't' -> {
        Arrays.fill(steps, 0);
        held.release();
        return "the keyboard has let go: others may drive";
      }
      default -> {
        return "";
      }
    }
    return told(command());
  }

  private void step(int value, int by) {
    steps[value] = Math.max(-presses, Math.min(presses, steps[value] + by));
    hold(command());
  }

  private double[] command() {
    double[] command = new double[steps.length];
    for (int i = 0; i < command.length; i++) {
      double share = Math.abs(steps[i]) / (double) presses;
      command[i] = share * (steps[i] >= 0 ? high[i] : low[i]);
    }
    return command;
  }

  /**
   * Tells a velocity as it was typed.
   *
   * @param command as many values as the input has
   * @return what to tell of it
   */
  String hold(double[] command) {
    held.hold(command);
    return told(command);
  }

  /** Number of values. */
  int size() {
    return steps.length;
  }

  private static String told(double[] command) {
    StringJoiner words = new StringJoiner(" ", "velocity ", "");
    for (double value : command) {
      words.add(String.format(Locale.ROOT, "%.2f", value));
    }
    return words.toString();
  }
}

package org.gaitway.replay;

import java.util.Locale;

/**
 * Something that came out otherwise than it was logged.
 *
 * @param step control step of the episode, or tick of the loop, from 0
 * @param field what it is, such as {@code qpos[3] (joint knee)}
 * @param logged as the file has it, in decimal or as the word that it is
 * @param loggedBits a number's bits, in hexadecimal; empty for a word
 * @param replayed as it came out
 * @param replayedBits its bits
 */
public record Difference(
    long step,
    String field,
    String logged,
    String loggedBits,
    String replayed,
    String replayedBits) {

  /** Of two numbers of double precision. */
  static Difference of(long step, String field, double logged, double replayed) {
    return new Difference(
        step,
        field,
        Double.toString(logged),
        bits(logged),
        Double.toString(replayed),
        bits(replayed));
  }

  /** Of two numbers of single precision. */
  static Difference of(long step, String field, float logged, float replayed) {
    return new Difference(
        step,
        field,
        Float.toString(logged),
        bits(logged),
        Float.toString(replayed),
        bits(replayed));
  }

  /** Of two words. */
  static Difference of(long step, String field, String logged, String replayed) {
    return new Difference(step, field, "'" + logged + "'", "", "'" + replayed + "'", "");
  }

  private static String bits(double value) {
    return String.format(Locale.ROOT, "0x%016x", Double.doubleToRawLongBits(value));
  }

  private static String bits(float value) {
    return String.format(Locale.ROOT, "0x%08x", Float.floatToRawIntBits(value));
  }

  /** Where and what, in one line. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "step %d, %s: logged %s, replayed %s",
        step,
        field,
        told(logged, loggedBits),
        told(replayed, replayedBits));
  }

  private static String told(String value, String bits) {
    return bits.isEmpty() ? value : value + " (" + bits + ")";
  }
}

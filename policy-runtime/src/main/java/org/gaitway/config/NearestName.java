package org.gaitway.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the name that a mistyped one was probably meant to be. */
public final class NearestName {

  private NearestName() {}

  /**
   * The candidate closest to a name.
   *
   * @param name what was typed
   * @param candidates the valid names
   * @return the candidate with the fewest edits, the first in order among equals; empty when there
   *     is none at all
   */
  public static Optional<String> of(String name, Collection<String> candidates) {
    return candidates.stream().min(Comparator.comparingInt(candidate -> distance(name, candidate)));
  }

  /**
   * The dotted key closest to another, where the last segment alone may match too: {@code
   * clip-range} is near {@code ppo.clip-range}.
   *
   * @param key what was typed, with dots
   * @param candidates the valid keys, with dots
   * @return the closest, the first in order among equals; empty when there is none at all
   */
  static Optional<String> ofKey(String key, Collection<String> candidates) {
    return candidates.stream()
        .min(Comparator.comparingInt(candidate -> keyDistance(key, candidate)));
  }

  private static int keyDistance(String key, String candidate) {
    // One more than the segments' own distance, so that an equally close whole key wins.
    int misplaced = distance(lastSegment(key), lastSegment(candidate)) + 1;
    return Math.min(distance(key, candidate), misplaced);
  }

  private static String lastSegment(String key) {
    return key.substring(key.lastIndexOf('.') + 1);
  }

  /**
   * Edits between two words: insertions, deletions, substitutions and swaps of neighbours (optimal
   * string alignment).
   *
   * @param a one word
   * @param b another
   * @return the number of edits
   */
  static int distance(String a, String b) {
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(substituted, Math.min(last[j], row[j - 1]) + 1);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      beforeLast = last;
      last = row;
    }
    return last[b.length()];
  }
}

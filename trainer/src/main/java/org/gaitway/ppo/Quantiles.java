package org.gaitway.ppo;

/** Order statistics without sorting (Hoare 1961, Algorithm 65: FIND). */
final class Quantiles {
  private Quantiles() {}

  /**
   * The {@code k}-th smallest, from 0, of the first {@code n} values, which are reordered so that
   * it is at place k with none larger before it and none smaller behind.
   */
  static float select(float[] values, int n, int k) {
    int low = 0;
    int high = n - 1;
    while (low < high) {
      float pivot = values[k];
      int i = low;
      int j = high;
      do {
        while (values[i] < pivot) {
          i++;
        }
        while (pivot < values[j]) {
          j--;
        }
        if (i <= j) {
          float swapped = values[i];
          values[i++] = values[j];
          values[j--] = swapped;
        }
      } while (i <= j);
      if (j < k) {
        low = i;
      }
      if (k < i) {
        high = j;
      }
    }
    return values[k];
  }
}

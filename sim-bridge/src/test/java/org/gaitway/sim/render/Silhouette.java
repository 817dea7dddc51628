package org.gaitway.sim.render;

/**
 * Where two pictures of the same size differ: what one has that the other lacks.
 *
 * @param pixels how many differ
 * @param x mean column [pixels]
 * @param y mean row, from the top [pixels]
 */
record Silhouette(int pixels, double x, double y) {
  /** The least difference of a colour, of 255, that counts. */
  private static final int THRESHOLD = 12;

  static Silhouette between(byte[] one, byte[] other, int width) {
    int count = 0;
    double x = 0;
    double y = 0;
    for (int pixel = 0; pixel < one.length / 3; pixel++) {
      if (differ(one, other, 3 * pixel)) {
        count++;
        x += pixel % width;
        y += pixel / width;
      }
    }
    return new Silhouette(count, x / count, y / count);
  }

  private static boolean differ(byte[] one, byte[] other, int at) {
    for (int k = at; k < at + 3; k++) {
      if (Math.abs((one[k] & 0xff) - (other[k] & 0xff)) > THRESHOLD) {
        return true;
      }
    }
    return false;
  }
}

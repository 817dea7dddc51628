package org.gaitway.launch.view;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;

/** Looks at a part of a picture. */
record Pixels(BufferedImage image, Rectangle part) {

  /** The middle of the stage of a page of 1280 x 800, without what is written over it. */
  static Pixels stage(BufferedImage page) {
    return new Pixels(page, new Rectangle(40, 160, 780, 500));
  }

  /** How many are of the robots' orange: much red, less green, hardly blue. */
  int orange() {
    int count = 0;
    for (int y = part.y; y < part.y + part.height; y++) {
      for (int x = part.x; x < part.x + part.width; x++) {
        int rgb = image.getRGB(x, y);
        int red = rgb >> 16 & 0xff;
        int green = rgb >> 8 & 0xff;
        int blue = rgb & 0xff;
        count += red > 90 && red > 1.3 * green && green > 1.2 * blue ? 1 : 0;
      }
    }
    return count;
  }

  /** How many differ visibly from those of another picture. */
  int different(Pixels other) {
    int count = 0;
    for (int y = part.y; y < part.y + part.height; y++) {
      for (int x = part.x; x < part.x + part.width; x++) {
        count += distance(image.getRGB(x, y), other.image.getRGB(x, y)) > 40 ? 1 : 0;
      }
    }
    return count;
  }

  private static int distance(int a, int b) {
    return Math.abs((a >> 16 & 0xff) - (b >> 16 & 0xff))
        + Math.abs((a >> 8 & 0xff) - (b >> 8 & 0xff))
        + Math.abs((a & 0xff) - (b & 0xff));
  }
}

package org.gaitway.launch.render;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The size of pictures.
 *
 * @param width [pixels]
 * @param height [pixels]
 */
public record PictureSize(int width, int height) {
  private static final Pattern SIZE = Pattern.compile("(\\d{1,5})x(\\d{1,5})");
  private static final int LEAST = 16;
  private static final int MOST = 4096;

  /** Checks the size: H.264 has two pixels in one, each way. */
  public PictureSize {
    if (!isValid(width) || !isValid(height)) {
      throw new IllegalArgumentException(
          String.format(
              "width and height must be even numbers from %d to %d, not %dx%d",
              LEAST, MOST, width, height));
    }
  }

  private static boolean isValid(int pixels) {
    return pixels >= LEAST && pixels <= MOST && pixels % 2 == 0;
  }

  /**
   * Reads a size such as {@code 640x480}.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static PictureSize parse(String text) {
    Matcher matcher = SIZE.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("a size is written like 640x480, not " + text);
    }
    return new PictureSize(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }
}

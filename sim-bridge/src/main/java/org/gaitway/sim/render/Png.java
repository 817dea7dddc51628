package org.gaitway.sim.render;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** Pictures as PNG files. */
public final class Png {
  private Png() {}

  /**
   * The content of a PNG file.
   *
   * @param rgb the picture, the top row first (3 x width x height); not kept
   */
  public static byte[] of(byte[] rgb, int width, int height) {
    if (rgb.length != 3 * width * height) {
      throw new IllegalArgumentException(
          String.format(
              "a picture of %d x %d pixels has %d bytes, not %d",
              width, height, 3 * width * height, rgb.length));
    }
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    byte[] bgr = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    for (int i = 0; i < rgb.length; i += 3) {
      bgr[i] = rgb[i + 2];
      bgr[i + 1] = rgb[i + 1];
      bgr[i + 2] = rgb[i];
    }
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      if (!ImageIO.write(image, "png", out)) {
        throw new AssertionError("every Java platform writes PNG");
      }
      return out.toByteArray();
    } catch (IOException e) {
      throw new AssertionError("memory can be written to", e);
    }
  }
}

package org.gaitway.sim.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PngTest {
  @Test
  void aPictureIsReadBackPixelByPixel() throws IOException {
    byte[] rgb = new byte[3 * 7 * 5];
    new Random(1).nextBytes(rgb);
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(Png.of(rgb, 7, 5)));
    assertEquals(7, image.getWidth());
    assertEquals(5, image.getHeight());
    for (int i = 0; i < 35; i++) {
      int expected =
          (rgb[3 * i] & 0xff) << 16 | (rgb[3 * i + 1] & 0xff) << 8 | rgb[3 * i + 2] & 0xff;
      assertEquals(expected, image.getRGB(i % 7, i / 7) & 0xffffff, "pixel " + i);
    }
  }

  @Test
  void aSizeThatDoesNotFitIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Png.of(new byte[10], 2, 2));
  }
}

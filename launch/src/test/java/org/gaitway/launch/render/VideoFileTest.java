package org.gaitway.launch.render;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.ffmpeg.global.avutil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VideoFileTest {
  private static final PictureSize SIZE = new PictureSize(96, 64);
  private static final int FRAMES = 37;

  @TempDir Path folder;

  /** Grey, with a white column that moves on by two pixels a frame. */
  private static byte[] picture(int frame) {
    byte[] rgb = new byte[3 * SIZE.width() * SIZE.height()];
    Arrays.fill(rgb, (byte) 100);
    for (int y = 0; y < SIZE.height(); y++) {
      Arrays.fill(rgb, at(2 * frame, y), at(2 * frame + 8, y), (byte) 255);
    }
    return rgb;
  }

  private static int at(int x, int y) {
    return 3 * (y * SIZE.width() + x);
  }

  private Path film(String name) throws IOException {
    Path file = folder.resolve(name);
    try (VideoFile video = new VideoFile(file, SIZE, 25)) {
      for (int frame = 0; frame < FRAMES; frame++) {
        video.write(picture(frame));
      }
      video.finish();
    }
    return file;
  }

  @Test
  void anotherDecoderSeesEveryPicture() throws IOException {
    DecodedVideo video = DecodedVideo.of(film("film.mp4"));
    assertEquals("h264", video.codec());
    assertEquals(avutil.AV_PIX_FMT_YUV420P, video.pixelFormat(), "which browsers play");
    assertEquals(SIZE, new PictureSize(video.width(), video.height()));
    assertEquals(25, video.framesPerSecond());
    assertEquals(FRAMES / 25.0, video.seconds(), 1e-3);
    assertEquals(FRAMES, video.frames().size());
    for (int frame = 0; frame < FRAMES; frame++) {
      byte[] row = Arrays.copyOf(video.frames().get(frame), SIZE.width());
      assertEquals(235, row[2 * frame + 4] & 0xff, 12, "white in frame " + frame);
      assertEquals(102, row[(2 * frame + 48) % SIZE.width()] & 0xff, 12, "grey in frame " + frame);
    }
  }

  @Test
  void theIndexComesBeforeThePictures() throws IOException {
    String text = Files.readString(film("film.mp4"), StandardCharsets.ISO_8859_1);
    assertTrue(text.indexOf("moov") < text.indexOf("mdat"), "so that a browser can begin at once");
  }

  @Test
  void theSamePicturesGiveTheSameBytes() throws IOException {
    assertArrayEquals(Files.readAllBytes(film("one.mp4")), Files.readAllBytes(film("two.mp4")));
  }

  @Test
  void whatWasNotFinishedIsNotThere() throws IOException {
    Path file = Files.writeString(folder.resolve("film.mp4"), "what was there before");
    try (VideoFile video = new VideoFile(file, SIZE, 25)) {
      video.write(picture(0));
    }
    assertEquals("what was there before", Files.readString(file));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(file), files.toList());
    }
  }

  @Test
  void aFolderThatIsNotThereIsTold() {
    Path file = folder.resolve("no").resolve("film.mp4");
    IOException error = assertThrows(IOException.class, () -> new VideoFile(file, SIZE, 25));
    assertEquals("cannot write " + file + ": No such file or directory", error.getMessage());
    assertFalse(Files.exists(file));
  }

  @Test
  void aPictureOfAnotherSizeIsRefused() throws IOException {
    try (VideoFile video = new VideoFile(folder.resolve("film.mp4"), SIZE, 25)) {
      assertThrows(IllegalArgumentException.class, () -> video.write(new byte[10]));
    }
  }
}

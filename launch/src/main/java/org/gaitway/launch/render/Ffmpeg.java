package org.gaitway.launch.render;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.bytedeco.ffmpeg.global.avutil;

/** What FFmpeg's functions say. */
final class Ffmpeg {
  private static final int MESSAGE_BYTES = 256;

  private Ffmpeg() {}

  /**
   * Turns an error into an exception.
   *
   * @param code what a function gave: negative for an error
   * @param what could not be done
   * @throws IOException with FFmpeg's reason
   */
  static void check(int code, String what) throws IOException {
    if (code < 0) {
      byte[] message = new byte[MESSAGE_BYTES];
      avutil.av_strerror(code, message, message.length);
      String text = new String(message, StandardCharsets.UTF_8);
      throw new IOException(what + ": " + text.substring(0, text.indexOf('\0')));
    }
  }
}

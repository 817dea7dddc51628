package org.gaitway.launch.render;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * A film as an MP4 file (H.264) that browsers play from its beginning while they load it. It
 * appears whole, with {@link #finish()}, or not at all. The same pictures give the same bytes. For
 * one thread.
 */
public final class VideoFile implements AutoCloseable {
  private final Path file;
  private final Path unfinished;
  private final PictureSize size;
  private final H264Encoder encoder;
  private final AVFormatContext format = new AVFormatContext(null);
  private final AVIOContext output = new AVIOContext(null);
  private final AVStream stream;
  private boolean closed;

  /**
   * Begins a file.
   *
   * @param file where; one that is there is replaced once the new one is whole
   * @throws IOException if it cannot be written
   */
  public VideoFile(Path file, PictureSize size, int framesPerSecond) throws IOException {
    avutil.av_log_set_level(avutil.AV_LOG_FATAL); // Errors come as codes.
    this.file = file;
    this.size = size;
    Path target = file.toAbsolutePath();
    this.unfinished = target.resolveSibling(target.getFileName() + ".partial");
    this.encoder = new H264Encoder(size, framesPerSecond);
    boolean begun = false;
    try {
      avformat.avformat_alloc_output_context2(format, null, "mp4", unfinished.toString());
      check(avformat.avio_open(output, unfinished.toString(), avformat.AVIO_FLAG_WRITE));
      format.pb(output);
      format.flags(format.flags() | AVFormatContext.AVFMT_FLAG_BITEXACT);
      this.stream = avformat.avformat_new_stream(format, null);
      stream.time_base(encoder.context().time_base());
      stream.avg_frame_rate(encoder.context().framerate());
      check(avcodec.avcodec_parameters_from_context(stream.codecpar(), encoder.context()));
      writeHeader();
      begun = true;
    } finally {
      if (!begun) {
        close();
      }
    }
  }

  private void writeHeader() throws IOException {
    AVDictionary options = new AVDictionary(null);
    // The index goes ahead of the pictures, for which the file is written anew in the end.
    avutil.av_dict_set(options, "movflags", "+faststart", 0);
    int code = avformat.avformat_write_header(format, options);
    avutil.av_dict_free(options);
    check(code);
  }

  /**
   * Adds a picture.
   *
   * @param rgb red, green and blue of each pixel, the top row first (3 x width x height); not kept
   * @throws IOException if it cannot be written
   */
  public void write(byte[] rgb) throws IOException {
    if (rgb.length != 3 * size.width() * size.height()) {
      throw new IllegalArgumentException(
          "a picture of " + size + " needs other than " + rgb.length + " bytes");
    }
    encoder.encode(rgb, this::write);
  }

  private void write(AVPacket packet) throws IOException {
    avcodec.av_packet_rescale_ts(packet, encoder.context().time_base(), stream.time_base());
    packet.stream_index(0);
    check(avformat.av_interleaved_write_frame(format, packet));
  }

  /**
   * Completes the file and puts it in its place.
   *
   * @throws IOException if it cannot be written
   */
  public void finish() throws IOException {
    encoder.finish(this::write);
    check(avformat.av_write_trailer(format));
    int code = avformat.avio_closep(output);
    format.pb(null);
    check(code);
    Files.move(
        unfinished,
        file.toAbsolutePath(),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  private void check(int code) throws IOException {
    Ffmpeg.check(code, "cannot write " + file);
  }

  /** Closes it; what was not finished is gone. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (!output.isNull()) {
      avformat.avio_closep(output);
    }
    avformat.avformat_free_context(format);
    encoder.close();
    // Not there if it was finished or could not be begun; and nothing else can be done about it.
    unfinished.toFile().delete();
  }
}

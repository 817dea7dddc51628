package org.gaitway.launch.render;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * A film as FFmpeg's own decoder of H.264, which is not the encoder's maker's, sees it.
 *
 * @param codec by name
 * @param pixelFormat FFmpeg's number of it
 * @param width of the pictures [pixels]
 * @param height of the pictures [pixels]
 * @param framesPerSecond as the file says
 * @param seconds the film's length as the file says
 * @param frames the brightness of each pixel of each frame, the top row first
 */
public record DecodedVideo(
    String codec,
    int pixelFormat,
    int width,
    int height,
    double framesPerSecond,
    double seconds,
    List<byte[]> frames) {

  /** Decodes a file. */
  public static DecodedVideo of(Path file) throws IOException {
    AVFormatContext format = new AVFormatContext(null);
    Ffmpeg.check(avformat.avformat_open_input(format, file.toString(), null, null), "open");
    AVStream stream = format.streams(0);
    AVCodec decoder = avcodec.avcodec_find_decoder(stream.codecpar().codec_id());
    AVCodecContext context = avcodec.avcodec_alloc_context3(decoder);
    try {
      avcodec.avcodec_parameters_to_context(context, stream.codecpar());
      Ffmpeg.check(avcodec.avcodec_open2(context, decoder, (AVDictionary) null), "open decoder");
      List<byte[]> frames = decode(format, context);
      return new DecodedVideo(
          decoder.name().getString(),
          context.pix_fmt(),
          context.width(),
          context.height(),
          avutil.av_q2d(stream.avg_frame_rate()),
          stream.duration() * avutil.av_q2d(stream.time_base()),
          frames);
    } finally {
      avcodec.avcodec_free_context(context);
      avformat.avformat_close_input(format);
    }
  }

  private static List<byte[]> decode(AVFormatContext format, AVCodecContext context)
      throws IOException {
    List<byte[]> frames = new ArrayList<>();
    AVPacket packet = avcodec.av_packet_alloc();
    AVFrame frame = avutil.av_frame_alloc();
    while (avformat.av_read_frame(format, packet) >= 0) {
      Ffmpeg.check(avcodec.avcodec_send_packet(context, packet), "decode");
      avcodec.av_packet_unref(packet);
      receive(context, frame, frames);
    }
    avcodec.avcodec_send_packet(context, null);
    receive(context, frame, frames);
    avutil.av_frame_free(frame);
    avcodec.av_packet_free(packet);
    return frames;
  }

  private static void receive(AVCodecContext context, AVFrame frame, List<byte[]> frames) {
    while (avcodec.avcodec_receive_frame(context, frame) == 0) {
      byte[] brightness = new byte[frame.width() * frame.height()];
      for (int y = 0; y < frame.height(); y++) {
        frame
            .data(0)
            .position((long) y * frame.linesize(0))
            .get(brightness, y * frame.width(), frame.width());
      }
      frames.add(brightness);
    }
  }
}

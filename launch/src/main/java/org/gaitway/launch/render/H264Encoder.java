package org.gaitway.launch.render;

import static org.bytedeco.ffmpeg.global.avutil.av_make_q;

import java.io.IOException;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;

/**
 * Pictures to H.264, by OpenH264: 4:2:0 in the colours of BT.709, which every browser plays. A
 * picture is a unit of its time base, 1 / frames per second.
 */
final class H264Encoder implements AutoCloseable {
  private static final String NAME = "libopenh264";

  /** Enough that robots on a checkered floor show no blocks. */
  private static final double BITS_PER_PIXEL = 0.4;

  /**
   * How often a picture stands alone. A player can jump there; and OpenH264 leaves small specks
   * where little changes, which do not live longer than this.
   */
  private static final int KEYFRAMES_PER_SECOND = 2;

  private static final int LIMITED_RANGE = 0;
  private static final int FULL_RANGE = 1;
  private static final int UNITY = 1 << 16;

  private final PictureSize size;
  private final AVCodecContext codec;
  private final SwsContext scaler;
  private final AVFrame rgb;
  private final AVFrame yuv;
  private final AVPacket packet;
  private long frames;

  /** Takes what the encoder gives, and does not keep it. */
  @FunctionalInterface
  interface Sink {
    void take(AVPacket packet) throws IOException;
  }

  H264Encoder(PictureSize size, int framesPerSecond) throws IOException {
    this.size = size;
    AVCodec encoder = avcodec.avcodec_find_encoder_by_name(NAME);
    if (encoder == null) {
      throw new IOException("this build of FFmpeg has no encoder " + NAME);
    }
    this.codec = avcodec.avcodec_alloc_context3(encoder);
    this.rgb = frame(avutil.AV_PIX_FMT_RGB24);
    this.yuv = frame(avutil.AV_PIX_FMT_YUV420P);
    this.packet = avcodec.av_packet_alloc();
    this.scaler = scaler();
    configure(framesPerSecond);
    Ffmpeg.check(
        avcodec.avcodec_open2(codec, encoder, (AVDictionary) null), "cannot open its encoder");
  }

  private void configure(int framesPerSecond) {
    codec.width(size.width());
    codec.height(size.height());
    codec.time_base(av_make_q(1, framesPerSecond));
    codec.framerate(av_make_q(framesPerSecond, 1));
    codec.pix_fmt(avutil.AV_PIX_FMT_YUV420P);
    codec.color_range(avutil.AVCOL_RANGE_MPEG);
    codec.colorspace(avutil.AVCOL_SPC_BT709);
    codec.color_primaries(avutil.AVCOL_PRI_BT709);
    codec.color_trc(avutil.AVCOL_TRC_BT709);
    codec.profile(avcodec.AV_PROFILE_H264_HIGH);
    codec.gop_size(Math.max(1, framesPerSecond / KEYFRAMES_PER_SECOND));
    codec.bit_rate(Math.round(BITS_PER_PIXEL * size.width() * size.height() * framesPerSecond));
    // MP4 has the stream's parameters once, ahead of it.
    codec.flags(
        codec.flags() | avcodec.AV_CODEC_FLAG_GLOBAL_HEADER | avcodec.AV_CODEC_FLAG_BITEXACT);
  }

  private AVFrame frame(int format) throws IOException {
    AVFrame frame = avutil.av_frame_alloc();
    frame.format(format);
    frame.width(size.width());
    frame.height(size.height());
    Ffmpeg.check(avutil.av_frame_get_buffer(frame, 0), "no memory for a picture");
    return frame;
  }

  private SwsContext scaler() {
    SwsContext made =
        swscale.sws_getContext(
            size.width(),
            size.height(),
            avutil.AV_PIX_FMT_RGB24,
            size.width(),
            size.height(),
            avutil.AV_PIX_FMT_YUV420P,
            swscale.SWS_BICUBIC,
            null,
            null,
            (DoublePointer) null);
    IntPointer colours = swscale.sws_getCoefficients(swscale.SWS_CS_ITU709);
    swscale.sws_setColorspaceDetails(
        made, colours, FULL_RANGE, colours, LIMITED_RANGE, 0, UNITY, UNITY);
    return made;
  }

  AVCodecContext context() {
    return codec;
  }

  /** Encodes a picture: red, green, blue of each pixel, the top row first. */
  void encode(byte[] picture, Sink sink) throws IOException {
    Ffmpeg.check(avutil.av_frame_make_writable(rgb), "no memory for a picture");
    Ffmpeg.check(avutil.av_frame_make_writable(yuv), "no memory for a picture");
    int row = 3 * size.width();
    for (int y = 0; y < size.height(); y++) {
      rgb.data(0).position((long) y * rgb.linesize(0)).put(picture, y * row, row);
    }
    Ffmpeg.check(
        swscale.sws_scale(
            scaler, rgb.data(), rgb.linesize(), 0, size.height(), yuv.data(), yuv.linesize()),
        "cannot convert a picture");
    yuv.pts(frames++);
    send(yuv, sink);
  }

  /** Encodes what is left. */
  void finish(Sink sink) throws IOException {
    send(null, sink);
  }

  private void send(AVFrame frame, Sink sink) throws IOException {
    Ffmpeg.check(avcodec.avcodec_send_frame(codec, frame), "cannot encode a picture");
    // Any code but 0: it has no more for now.
    while (avcodec.avcodec_receive_packet(codec, packet) == 0) {
      packet.duration(1);
      sink.take(packet);
      avcodec.av_packet_unref(packet);
    }
  }

  @Override
  public void close() {
    swscale.sws_freeContext(scaler);
    avcodec.av_packet_free(packet);
    avutil.av_frame_free(rgb);
    avutil.av_frame_free(yuv);
    avcodec.avcodec_free_context(codec);
  }
}

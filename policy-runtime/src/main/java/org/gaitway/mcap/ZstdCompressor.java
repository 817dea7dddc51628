package org.gaitway.mcap;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.nio.ByteBuffer;

/**
 * Compresses chunks into frames of Zstandard, through memory outside of the heap: so no garbage
 * collection has to wait for it.
 */
final class ZstdCompressor implements ChunkCompressor {
  private final ZstdCompressCtx context = new ZstdCompressCtx();
  private ByteBuffer in = ByteBuffer.allocateDirect(0);
  private ByteBuffer out = ByteBuffer.allocateDirect(0);

  ZstdCompressor(int level) {
    context.setLevel(level);
  }

  @Override
  public ByteBuffer compress(byte[] records, int length) {
    if (in.capacity() < length) {
      in = ByteBuffer.allocateDirect(length);
      out = ByteBuffer.allocateDirect((int) Zstd.compressBound(length));
    }
    in.clear().put(records, 0, length);
    out.clear();
    int size = context.compressDirectByteBuffer(out, 0, out.capacity(), in, 0, length);
    return out.position(0).limit(size);
  }

  @Override
  public void close() {
    context.close();
  }
}

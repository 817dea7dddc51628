package org.gaitway.launch.episodes;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;

/** Whether a file begins and ends as MCAP files do. */
final class FileEnds {
  private static final byte[] MAGIC = {(byte) 0x89, 'M', 'C', 'A', 'P', '0', '\r', '\n'};

  private FileEnds() {}

  /** Whether it begins as one, but was not finished. */
  static boolean isCutOff(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      long size = channel.size();
      return size >= MAGIC.length
          && isMagic(channel, 0)
          && (size < 2L * MAGIC.length || !isMagic(channel, size - MAGIC.length));
    }
  }

  private static boolean isMagic(FileChannel channel, long position) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(MAGIC.length);
    while (bytes.hasRemaining()
        && channel.read(bytes, position + bytes.position()) >= 0) { // Until there is no more.
      continue;
    }
    return Arrays.equals(bytes.array(), MAGIC);
  }
}

package org.gaitway.adapter.ros1.tcpros;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FrameReaderTest {
  private static final int STREAMS = 200_000;

  /** Hands out bytes in random pieces, as a socket does. */
  private static final class Pieces implements ReadableByteChannel {
    private final ByteBuffer bytes;
    private final Random random;
    private final int largest;

    Pieces(byte[] bytes, Random random, int largest) {
      this.bytes = ByteBuffer.wrap(bytes);
      this.random = random;
      this.largest = largest;
    }

    @Override
    public int read(ByteBuffer target) {
      if (!bytes.hasRemaining()) {
        return -1;
      }
      int most = Math.min(Math.min(bytes.remaining(), target.remaining()), largest);
      int count = 1 + random.nextInt(most);
      target.put(bytes.slice(bytes.position(), count));
      bytes.position(bytes.position() + count);
      return count;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }

  private static byte[] joined(List<byte[]> messages) {
    int size = messages.stream().mapToInt(message -> 4 + message.length).sum();
    ByteBuffer stream = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    messages.forEach(message -> stream.putInt(message.length).put(message));
    return stream.array();
  }

  private static byte[] message(FrameReader reader) {
    return Arrays.copyOfRange(reader.array(), reader.offset(), reader.offset() + reader.length());
  }

  @Test
  void messagesAreCutHoweverTheyArrive() throws IOException {
    Random random = new Random(3);
    List<byte[]> messages = new ArrayList<>();
    for (int length : new int[] {0, 1, 3, 70_000, 65_532, 5, 300_000, 0, 1_000_000, 7}) {
      byte[] message = new byte[length];
      random.nextBytes(message);
      messages.add(message);
    }
    for (int largest : new int[] {100, 5000, 1 << 30}) {
      Pieces pieces = new Pieces(joined(messages), random, largest);
      FrameReader reader = new FrameReader(1_000_000);
      for (byte[] message : messages) {
        assertTrue(reader.next(pieces));
        assertArrayEquals(message, message(reader));
      }
      assertFalse(reader.next(pieces));
    }
  }

  @Test
  void aLongMessageIsRefusedBeforeMemoryIsTaken() {
    byte[] stream = {1, 0, 0, 64, 'x'};
    FrameReader reader = new FrameReader(1 << 20);
    PeerException e =
        assertThrows(PeerException.class, () -> reader.next(new Pieces(stream, new Random(1), 10)));
    assertTrue(e.getMessage().contains("at most 1048576 bytes"), e.getMessage());
    assertTrue(e.getMessage().contains("1073741825"), e.getMessage());
    assertEquals(1 << 16, reader.array().length);
  }

  @Test
  void memoryGrowsWithWhatArrives() {
    byte[] stream = new byte[100_000];
    ByteBuffer.wrap(stream).order(ByteOrder.LITTLE_ENDIAN).putInt(0, 1 << 30);
    FrameReader reader = new FrameReader(Integer.MAX_VALUE);
    IOException e =
        assertThrows(IOException.class, () -> reader.next(new Pieces(stream, new Random(1), 5000)));
    assertTrue(e.getMessage().contains("within a message, after 100000 bytes"), e.getMessage());
    assertTrue(reader.array().length <= 1 << 18);
  }

  @Test
  void anyBytesAreMessagesOrRefused() {
    Random random = new Random(11);
    long messages = 0;
    long refusals = 0;
    for (int i = 0; i < STREAMS; i++) {
      byte[] stream = new byte[random.nextInt(40)];
      for (int k = 0; k < stream.length; k++) {
        stream[k] = (byte) (random.nextInt(4) == 0 ? random.nextInt() : random.nextInt(3));
      }
      FrameReader reader = new FrameReader(30);
      Pieces pieces = new Pieces(stream, random, 40);
      try {
        while (reader.next(pieces)) {
          messages++;
        }
      } catch (IOException e) {
        refusals++;
      }
    }
    assertTrue(messages > 1000 && refusals > 1000, messages + " and " + refusals);
  }
}

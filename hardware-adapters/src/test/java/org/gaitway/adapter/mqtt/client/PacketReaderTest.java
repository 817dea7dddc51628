package org.gaitway.adapter.mqtt.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Packets cut from a stream that comes in pieces of any size. */
class PacketReaderTest {
  private static final int MAX = 3000;

  /** Gives some bytes at a time, and now and then nothing in time. */
  private static final class Trickle extends InputStream {
    private final InputStream all;
    private final Random random;

    Trickle(byte[] all, long seed) {
      this.all = new ByteArrayInputStream(all);
      this.random = new Random(seed);
    }

    @Override
    public int read() {
      throw new AssertionError("bytes are read in blocks");
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      if (random.nextInt(4) == 0) {
        throw new SocketTimeoutException();
      }
      return all.read(
          buffer, offset, Math.min(length, 1 + random.nextInt(random.nextInt(900) + 1)));
    }
  }

  private static void next(PacketReader reader) throws IOException {
    while (true) {
      try {
        reader.next();
        return;
      } catch (SocketTimeoutException e) {
        assertEquals(0, reader.length()); // Go on.
      }
    }
  }

  private static OutgoingPacket message(byte[] body) {
    OutgoingPacket packet = new OutgoingPacket();
    packet.write(body, 0, body.length);
    packet.finish(PacketType.PUBLISH.firstByte());
    return packet;
  }

  @Test
  void packetsComeWholeHoweverTheyArrive() throws IOException {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      byte[][] bodies = new byte[20][];
      ByteArrayOutputStream stream = new ByteArrayOutputStream();
      for (int i = 0; i < bodies.length; i++) {
        bodies[i] = new byte[random.nextInt(3) == 0 ? random.nextInt(6) : random.nextInt(2 * MAX)];
        random.nextBytes(bodies[i]);
        message(bodies[i]).writeTo(stream);
      }
      PacketReader reader = new PacketReader(new Trickle(stream.toByteArray(), seed), MAX);
      for (byte[] body : bodies) {
        next(reader);
        assertEquals(body.length > MAX, reader.isCut());
        assertEquals(PacketType.PUBLISH, reader.type());
        byte[] found =
            Arrays.copyOfRange(reader.buffer(), reader.body(), reader.body() + reader.length());
        assertArrayEquals(Arrays.copyOf(body, Math.min(body.length, MAX)), found);
      }
      assertThrows(EOFException.class, () -> next(reader));
    }
  }

  @Test
  void randomBytesEndInAnErrorOrInPackets() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      PacketReader reader = new PacketReader(new ByteArrayInputStream(bytes), 64);
      IOException e =
          assertThrows(
              IOException.class,
              () -> {
                while (true) {
                  reader.next();
                  reader.type();
                  assertTrue(reader.body() + reader.length() <= bytes.length);
                }
              });
      assertTrue(e instanceof EOFException || e instanceof ProtocolException, e.toString());
    }
  }

  /** The lengths at which a digit is added (table 2.4 of the standard). */
  @Test
  void lengthsHaveAsManyBytesAsTheyNeed() throws IOException {
    for (int[] sizes : new int[][] {{0, 2}, {127, 2}, {128, 3}, {16383, 3}, {16384, 4}}) {
      ByteArrayOutputStream stream = new ByteArrayOutputStream();
      message(new byte[sizes[0]]).writeTo(stream);
      assertEquals(sizes[0] + sizes[1], stream.size());
    }
  }
}

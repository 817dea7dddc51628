package org.gaitway.adapter.ros1.tcpros;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ConnectionHeaderTest {
  private static final int FUZZ_CASES = 500_000;

  private static ByteBuffer bytes(int... values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length);
    for (int value : values) {
      bytes.put((byte) value);
    }
    return bytes.flip();
  }

  @Test
  void theBytesAreThoseOfTheSpecification() {
    byte[] encoded = ConnectionHeader.of("a", "b", "topic", "/x").encode().array();
    byte[] expected = "\21\0\0\0\3\0\0\0a=b\10\0\0\0topic=/x".getBytes(StandardCharsets.UTF_8);
    expected[0] = 4 + 3 + 4 + 8;
    assertEquals(ByteBuffer.wrap(expected), ByteBuffer.wrap(encoded));
  }

  @Test
  void fieldsAreReadBack() throws IOException {
    ConnectionHeader header =
        ConnectionHeader.of("md5sum", "*", "text", "a=b\nc", "persistent", "1");
    ConnectionHeader read =
        ConnectionHeader.read(new ByteArrayInputStream(header.encode().array()), 1000);
    assertEquals("*", read.require("md5sum"));
    assertEquals("a=b\nc", read.require("text"));
    assertTrue(read.isSet("persistent"));
    assertTrue(read.get("probe").isEmpty());
    PeerException e = assertThrows(PeerException.class, () -> read.require("topic"));
    assertTrue(e.getMessage().contains("'topic'"), e.getMessage());
  }

  @Test
  void malformedHeadersAreRefusedWithTheReason() {
    refused("claims 5 bytes, there are 1", bytes(5, 0, 0, 0, 'a'));
    refused("claims 4294967295 bytes", bytes(255, 255, 255, 255, 'a', '=', 'b'));
    refused("2 bytes too many", bytes(3, 0, 0, 0, 'a', '=', 'b', 0, 0));
    refused("expected 'key=value'", bytes(3, 0, 0, 0, 'a', 'b', 'c'));
    refused("expected 'key=value'", bytes(2, 0, 0, 0, '=', 'c'));
  }

  private static void refused(String reason, ByteBuffer bytes) {
    PeerException e = assertThrows(PeerException.class, () -> ConnectionHeader.parse(bytes));
    assertTrue(e.getMessage().contains(reason), e.getMessage());
  }

  @Test
  void aLongHeaderIsRefusedBeforeItIsRead() {
    byte[] large = {0, 0, 0, 127};
    PeerException e =
        assertThrows(
            PeerException.class,
            () -> ConnectionHeader.read(new ByteArrayInputStream(large), 1 << 18));
    assertTrue(e.getMessage().contains("at most 262144"), e.getMessage());
  }

  @Test
  void anyBytesAreAHeaderOrRefused() {
    Random random = new Random(7);
    int wellFormed = 0;
    for (int i = 0; i < FUZZ_CASES; i++) {
      try {
        ConnectionHeader.parse(mutated(random));
        wellFormed++;
      } catch (PeerException e) {
        assertTrue(!e.getMessage().isEmpty());
      }
    }
    assertTrue(wellFormed > 0 && wellFormed < FUZZ_CASES, "well formed: " + wellFormed);
  }

  private static ByteBuffer mutated(Random random) {
    ByteBuffer header = ConnectionHeader.of("topic", "/x", "md5sum", "*").encode();
    byte[] bytes = new byte[random.nextInt(header.limit() - 3)];
    header.get(4, bytes);
    for (int flips = random.nextInt(4); flips > 0 && bytes.length > 0; flips--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
    }
    return ByteBuffer.wrap(bytes);
  }

  @Test
  void whatIsPrintedIsOneShortLine() {
    String text = ConnectionHeader.printable("a\nb\u001b[0m" + "x".repeat(10_000));
    assertTrue(text.startsWith("a?b?[0mxxx"), text);
    assertTrue(text.length() < 600);
  }
}

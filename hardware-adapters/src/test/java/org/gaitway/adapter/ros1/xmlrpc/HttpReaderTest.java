package org.gaitway.adapter.ros1.xmlrpc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HttpReaderTest {
  private static final int CASES = 300_000;

  private static HttpReader reader(String text) {
    return new HttpReader(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)), 1 << 20);
  }

  @Test
  void connectionIsKeptUnlessSomeoneSaysOtherwise() throws IOException {
    assertEquals(true, reader("POST / HTTP/1.1\r\n\r\n").readRequest().keepsConnection());
    assertEquals(false, reader("POST / HTTP/1.0\r\n\r\n").readRequest().keepsConnection());
    assertEquals(
        false, reader("POST / HTTP/1.1\nConnection: Close\n\n").readRequest().keepsConnection());
    assertEquals(
        true,
        reader("HTTP/1.0 200 OK\r\nconnection: Keep-Alive\r\ncontent-length: 0\r\n\r\n")
            .readResponse()
            .keepsConnection());
    HttpMessage untilClosed = reader("HTTP/1.1 200 OK\r\n\r\nabc").readResponse();
    assertEquals(false, untilClosed.keepsConnection());
    assertArrayEquals(new byte[] {'a', 'b', 'c'}, untilClosed.body());
  }

  @Test
  void damagedMessagesAreReadOrRefused() {
    String request = "POST / HTTP/1.1\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello";
    String response =
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n";
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Random random = new Random(1);
    int refused = 0;
    for (int i = 0; i < CASES; i++) {
      boolean isRequest = random.nextBoolean();
      String text = damaged(isRequest ? request : response, random);
      long before = threads.getCurrentThreadAllocatedBytes();
      try {
        HttpMessage message = isRequest ? reader(text).readRequest() : reader(text).readResponse();
        assertTrue(message.body().length <= text.length(), text);
      } catch (XmlRpcException | EOFException e) {
        refused++;
      } catch (IOException e) {
        throw new AssertionError(text, e);
      }
      long allocated = threads.getCurrentThreadAllocatedBytes() - before;
      assertTrue(allocated < 200_000, () -> allocated + " bytes for " + text);
    }
    assertTrue(refused > CASES / 4 && refused < CASES, refused + " refused");
  }

  private static String damaged(String text, Random random) {
    StringBuilder damaged = new StringBuilder(text);
    for (int n = random.nextInt(3); n >= 0; n--) {
      int at = random.nextInt(damaged.length());
      switch (random.nextInt(4)) {
        case 0 -> damaged.setCharAt(at, (char) random.nextInt(256));
        case 1 -> damaged.insert(at, "0123456789abcdef".charAt(random.nextInt(16)));
        case 2 -> damaged.insert(at, random.nextBoolean() ? "\r\n" : "99999999");
        default -> damaged.setLength(at + 1);
      }
    }
    return damaged.toString();
  }
}

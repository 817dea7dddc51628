package org.gaitway.adapter.ros1.xmlrpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Writer and reader together. */
class XmlRpcCodecTest {
  private static final int CASES = 300_000;

  @Property(tries = 500, seed = "1")
  void whatIsWrittenIsRead(@ForAll("values") Object value) throws XmlRpcException {
    assertEquals(value, XmlRpcReader.readResponse("test", XmlRpcWriter.response(value)));
    MethodCall call = XmlRpcReader.readCall(XmlRpcWriter.call("test", List.of(value, 1)));
    assertEquals(new MethodCall("test", List.of(value, 1)), call);
  }

  @Provide
  Arbitrary<Object> values() {
    Arbitrary<String> texts =
        Arbitraries.strings().withCharRange(' ', '\ud7ff').withChars('\t', '\n', '\r');
    Arbitrary<Object> scalars =
        Arbitraries.oneOf(
            texts,
            Arbitraries.integers(),
            Arbitraries.doubles(),
            Arbitraries.of(true, false),
            Arbitraries.of(Double.NaN, Double.NEGATIVE_INFINITY, LocalDateTime.MAX.withNano(0))
                .map(v -> v instanceof LocalDateTime ? LocalDateTime.of(2026, 1, 2, 3, 4, 5) : v));
    return Arbitraries.recursive(
        () -> scalars,
        inner ->
            Arbitraries.oneOf(
                inner.list().ofMaxSize(3).map(list -> (Object) list),
                Arbitraries.maps(texts, inner).ofMaxSize(3).map(map -> (Object) map)),
        0,
        3);
  }

  @Test
  void callsHaveTheFormThatAllOfRosReads() {
    assertEquals(
        "<?xml version='1.0'?>\n<methodCall><methodName>a</methodName><params><param><value><string>"
            + "&lt;b&gt; &amp;</string></value></param><param><value><array><data><value><int>1</int>"
            + "</value></data></array></value></param></params></methodCall>\n",
        new String(XmlRpcWriter.call("a", List.of("<b> &", List.of(1))), StandardCharsets.UTF_8));
  }

  @Test
  void whatXmlRpcCannotCarryIsRefused() {
    assertRefused(
        null,
        "expected an Integer, Boolean, Double, String, byte[], LocalDateTime, List or Map, found null");
    assertRefused(
        1L,
        "expected an Integer, Boolean, Double, String, byte[], LocalDateTime, List or Map, found a"
            + " java.lang.Long");
    assertRefused("\0", "expected characters that XML can hold, found U+0000");
    assertRefused("\ud800", "expected characters that XML can hold, found U+D800");
    assertRefused(Map.of(1, 2), "expected strings as the names of members, found 1");
    List<Object> ring = new ArrayList<>();
    ring.add(ring);
    assertRefused(ring, "expected values at most 100 deep, found deeper ones");
  }

  private static void assertRefused(Object value, String message) {
    IllegalArgumentException error =
        assertThrows(
            IllegalArgumentException.class, () -> XmlRpcWriter.call("a", Arrays.asList(value)));
    assertEquals(message, error.getMessage());
  }

  @Test
  void damagedXmlIsReadOrRefused() {
    byte[] whole =
        XmlRpcWriter.call(
            "requestTopic",
            List.of(
                "/node",
                List.of(List.of("TCPROS"), Map.of("a", 1.5, "b", true)),
                new byte[] {1, 2},
                LocalDateTime.of(2026, 1, 2, 3, 4, 5)));
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Random random = new Random(1);
    int refused = 0;
    for (int i = 0; i < CASES; i++) {
      byte[] xml = damaged(whole, random);
      long before = threads.getCurrentThreadAllocatedBytes();
      try {
        XmlRpcReader.readCall(xml);
      } catch (XmlRpcException e) {
        assertTrue(e.getMessage().startsWith("expected "), e.getMessage());
        refused++;
      }
      long allocated = threads.getCurrentThreadAllocatedBytes() - before;
      assertTrue(allocated < 200_000, () -> allocated + " bytes for " + new String(xml));
    }
    assertTrue(refused > CASES / 2 && refused < CASES, refused + " refused");
  }

  /** Cuts, flips bits, or puts pieces of markup somewhere. */
  private static byte[] damaged(byte[] whole, Random random) {
    String[] pieces = {"<value>", "</value>", "<", ">", "&", "&#9;", "<!--", "<![CDATA[", "/", "'"};
    int at = random.nextInt(whole.length);
    switch (random.nextInt(3)) {
      case 0:
        return Arrays.copyOf(whole, at);
      case 1:
        byte[] flipped = whole.clone();
        flipped[at] ^= (byte) (1 << random.nextInt(8));
        return flipped;
      default:
        String xml = new String(whole, StandardCharsets.ISO_8859_1);
        String piece = pieces[random.nextInt(pieces.length)];
        int end = Math.min(xml.length(), at + random.nextInt(20));
        return (xml.substring(0, at) + piece + xml.substring(end))
            .getBytes(StandardCharsets.ISO_8859_1);
    }
  }
}

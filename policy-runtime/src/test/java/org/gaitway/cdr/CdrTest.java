package org.gaitway.cdr;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CdrTest {
  private static final String DEFINITION =
      """
      bool flag
      uint8 small
      int16 short_one
      uint32 unsigned
      int64 large
      float32 single
      float64 wide
      string text
      Part[] parts
      float64[3] vector
      uint16[] shorts
      string[] names
      bool[2] flags
      Nothing nothing
      ================================================================================
      MSG: demo_msgs/Part
      uint8 a
      float64 b
      ================================================================================
      MSG: demo_msgs/Nothing
      """;

  private static MessageDecoder decoder(String definition) throws CdrException {
    return new MessageDecoder(MessageDefinition.parse("demo_msgs/Demo", definition));
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text.replace(" ", ""));
  }

  private static void assertRefused(String expected, String definition, String bytes) {
    CdrException refused =
        assertThrows(CdrException.class, () -> decoder(definition).decode(hex(bytes)));
    assertEquals(expected, refused.getMessage());
  }

  @Test
  void everyTypeComesBack() throws Exception {
    CdrWriter cdr = new CdrWriter().begin();
    cdr.bool(true).int8(200).int16(-3).int32(-1).int64(Long.MIN_VALUE);
    cdr.float32(1.5f).float64(Math.PI).string("grün").sequence(2);
    cdr.int8(1).float64(2).int8(3).float64(-0.0).elements(new double[] {1, 2, 3}, 3);
    cdr.sequence(2).int16(65_535).int16(7).strings(new byte[][] {{'a'}, {}});
    cdr.bool(false).bool(true).int8(0);
    MessageValue value = decoder(DEFINITION).decode(cdr.toByteArray());
    assertTrue(value.flag("flag"));
    assertEquals(200, value.integer("small"));
    assertEquals(-3, value.integer("short_one"));
    assertEquals(4_294_967_295L, value.integer("unsigned"));
    assertEquals(Long.MIN_VALUE, value.integer("large"));
    assertEquals(1.5, value.number("single"));
    assertEquals(Math.PI, value.number("wide"));
    assertEquals("grün", value.text("text"));
    assertEquals(3, value.messages("parts")[1].integer("a"));
    assertEquals(-0.0, value.messages("parts")[1].number("b"));
    assertArrayEquals(new double[] {1, 2, 3}, value.doubles("vector"));
    assertArrayEquals(new long[] {65_535, 7}, value.integers("shorts"));
    assertArrayEquals(new double[] {65_535, 7}, value.doubles("shorts"));
    assertArrayEquals(new String[] {"a", ""}, value.texts("names"));
    assertArrayEquals(new boolean[] {false, true}, (boolean[]) value.get("flags"));
    assertEquals(0, value.message("nothing").fields().size());
  }

  @Test
  void valuesAreAlignedFromTheBodysStart() {
    byte[] bytes = new CdrWriter().begin().int8(1).float64(1).int8(2).int32(3).toByteArray();
    assertArrayEquals(hex("00010000 01 00000000000000 000000000000f03f 02 000000 03000000"), bytes);
  }

  @Test
  void anEmptySequenceOfDoublesIsNotAligned() throws Exception {
    byte[] bytes = new CdrWriter().begin().float64s(new double[0]).int8(9).toByteArray();
    assertArrayEquals(hex("00010000 00000000 09"), bytes);
    assertEquals(9, decoder("float64[] none\nint8 nine").decode(bytes).integer("nine"));
  }

  @Test
  void bigEndianIsReadToo() throws Exception {
    MessageValue value =
        decoder("int32 a\nfloat64 b\nstring c\nint16[] d")
            .decode(
                hex(
                    "00000000 00000001 00000000 3ff0000000000000"
                        + "00000002 6100 0000 00000001 0102"));
    assertEquals(1, value.integer("a"));
    assertEquals(1.0, value.number("b"));
    assertEquals("a", value.text("c"));
    assertArrayEquals(new long[] {0x0102}, value.integers("d"));
  }

  @Test
  void whatIsNoMessageIsRefusedWithTheField() {
    assertRefused(
        "expected 4 bytes that say how the message is encoded, found 2 bytes", "int8 a", "0001");
    assertRefused("expected plain CDR, encapsulation 0 or 1, found 7", "int8 a", "00070000 01");
    assertRefused(
        "field a: expected int32, 4 bytes, found 2 bytes left", "int32 a", "00010000 0102");
    assertRefused("field a: expected a bool, 0 or 1, found 2", "bool a", "00010000 02");
    assertRefused(
        "field p.b: expected float64[3], found 1 bytes left",
        "P p\n====\nMSG: demo_msgs/P\nfloat64[3] b",
        "00010000 00");
    assertRefused(
        "field a: expected 4294967295 elements of at least 8 bytes, found 1 bytes left",
        "float64[] a",
        "00010000 ffffffff 00");
    assertRefused(
        "field a: expected at most 2 elements, found 3", "int8[<=2] a", "00010000 03000000 010203");
    assertRefused(
        "field a: expected a string with a zero at its end, found 98",
        "string a",
        "00010000 02000000 6162");
    assertRefused(
        "field a: expected a string in UTF-8, found other bytes",
        "string a",
        "00010000 02000000 ff00");
    assertRefused(
        "field a: expected a string of at most 1 bytes, found 2",
        "string<=1 a",
        "00010000 03000000 616200");
    assertRefused(
        "expected the message's end, found 4 more bytes", "int8 a", "00010000 01 00000000");
  }

  @Test
  void fieldsOfAnotherKindAreRefused() throws Exception {
    MessageValue value = decoder("int8 a\nstring[] b").decode(hex("00010000 01 000000 00000000"));
    assertEquals(
        "no field c in demo_msgs/Demo; there are [a, b]",
        assertThrows(IllegalArgumentException.class, () -> value.get("c")).getMessage());
    assertEquals(
        "field b of demo_msgs/Demo is a string[], asked for was numbers",
        assertThrows(IllegalArgumentException.class, () -> value.doubles("b")).getMessage());
  }

  @Property
  void anyTextComesBack(@ForAll String text) throws CdrException {
    String whole = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    byte[] bytes = new CdrWriter().begin().int8(1).string(whole).toByteArray();
    assertEquals(whole, decoder("int8 a\nstring text").decode(bytes).text("text"));
  }

  @Property
  void anyNumbersComeBackBitForBit(@ForAll double[] wide, @ForAll float[] single)
      throws CdrException {
    byte[] bytes = new CdrWriter().begin().float64s(wide).float32s(single).toByteArray();
    MessageValue value = decoder("float64[] wide\nfloat32[] single").decode(bytes);
    assertArrayEquals(wide, value.doubles("wide"));
    assertArrayEquals(single, value.floats("single"));
  }
}

package org.gaitway.cdr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.gaitway.cdr.MessageField.Arity;
import org.junit.jupiter.api.Test;

class MessageDefinitionTest {
  private static MessageDefinition parse(String... lines) throws CdrException {
    return MessageDefinition.parse("demo_msgs/msg/Demo", String.join("\n", lines));
  }

  private static void assertRefused(String expected, String... lines) {
    CdrException refused = assertThrows(CdrException.class, () -> parse(lines));
    assertEquals(expected, refused.getMessage());
  }

  @Test
  void fieldsOfEveryShapeAreRead() throws Exception {
    MessageDefinition demo =
        parse(
            "# a comment",
            "float64[9] covariance   # of position",
            "string<=10[<=5] names",
            "uint8[] data",
            "",
            "int32 count -7",
            "string greeting \"it's # fine\"",
            "bool ok true");
    assertEquals("demo_msgs/Demo", demo.name());
    assertEquals(
        List.of("float64[9]", "string<=10[<=5]", "uint8[]", "int32", "string", "bool"),
        demo.fields().stream().map(MessageField::type).toList());
    assertEquals(
        List.of("covariance", "names", "data", "count", "greeting", "ok"),
        demo.fields().stream().map(MessageField::name).toList());
    assertEquals(Arity.ARRAY, demo.fields().get(0).arity());
    assertEquals(Optional.of("-7"), demo.fields().get(3).defaultValue());
    assertEquals(Optional.of("\"it's # fine\""), demo.fields().get(4).defaultValue());
  }

  @Test
  void constantsAreNoFields() throws Exception {
    MessageDefinition demo =
        parse("uint8 RUN=1", "string NAME = 'x # y' # a name", "string BARE=a b # c", "int8 value");
    assertEquals(List.of("value"), demo.fields().stream().map(MessageField::name).toList());
    assertEquals(
        List.of("1", "x # y", "a b"),
        demo.constants().stream().map(MessageConstant::value).toList());
  }

  @Test
  void typesThatAreUsedFollowTheSeparator() throws Exception {
    MessageDefinition demo =
        parse(
            "std_msgs/msg/Header header",
            "Part[2] parts",
            "builtin_interfaces/Duration left",
            "=".repeat(80),
            "MSG: std_msgs/Header",
            "builtin_interfaces/Time stamp",
            "string frame_id",
            "=".repeat(80),
            "MSG: demo_msgs/Part",
            "float32 size");
    MessageDefinition header = demo.fields().get(0).message().orElseThrow();
    assertEquals("std_msgs/Header", header.name());
    assertEquals("builtin_interfaces/Time", header.fields().get(0).type());
    assertEquals("demo_msgs/Part[2]", demo.fields().get(1).type());
    assertEquals(12 + 8 + 8, demo.leastBytes());
  }

  @Test
  void whatIsNoDefinitionIsRefusedWithItsLine() {
    assertRefused("line 2: expected 'type name', found 'float64'", "int8 a", "float64");
    assertRefused("line 2: 'a' is there twice", "int8 a", "int16 a");
    assertRefused("line 1 uses demo_msgs/Part, which the text does not define", "Part part");
    assertRefused("line 1: expected an array of at least one element", "int8[0] none");
    assertRefused("line 1: expected a number after '<='", "int8[<=] some");
    assertRefused("line 1: expected a bound on a string, found one on int8", "int8<=3 some");
    assertRefused(
        "line 1: expected a constant of one plain value, found one of type Part", "Part P=1");
    assertRefused(
        "line 1: wstring is not read: its encoding differs from one middleware to another",
        "wstring text");
    assertRefused(
        "line 3: expected MSG: package/Type after the separator, found 'int8 b'",
        "int8 a",
        "=====",
        "int8 b");
  }

  @Test
  void aTypeThatHoldsItselfIsRefused() {
    assertRefused(
        "type demo_msgs/Part holds itself",
        "Part part",
        "=====",
        "MSG: demo_msgs/Part",
        "Part[] parts");
  }

  @Test
  void deepNestingIsRefused() {
    StringBuilder text = new StringBuilder("T0 t\n");
    for (int i = 0; i < 200; i++) {
      text.append("=====\nMSG: demo_msgs/T").append(i).append("\nT").append(i + 1).append(" t\n");
    }
    text.append("=====\nMSG: demo_msgs/T200\nint8 t\n");
    CdrException deep = assertThrows(CdrException.class, () -> parse(text.toString()));
    assertTrue(deep.getMessage().endsWith("is nested more than 64 deep"), deep.getMessage());
  }

  @Test
  void typesBeyondAllSizesCostNothing() {
    StringBuilder text = new StringBuilder("T0[1000000] a\nT0[1000000] b\n");
    for (int i = 0; i < 60; i++) {
      text.append("=====\nMSG: demo_msgs/T").append(i);
      text.append("\nT" + (i + 1) + "[1000000] a\nT" + (i + 1) + "[1000000] b\n");
    }
    text.append("=====\nMSG: demo_msgs/T60\nint8 t\n");
    CdrException refused =
        assertThrows(
            CdrException.class,
            () -> new MessageDecoder(parse(text.toString())).decode(new byte[100]));
    assertEquals(
        "field a: expected demo_msgs/T0[1000000], found 96 bytes left", refused.getMessage());
  }
}

package org.gaitway.adapter.ros1.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionParserTest {
  private static final TypeName NAME = new TypeName("my_msgs", "Gait");

  private static MessageDefinition parse(String text) throws DefinitionException {
    return DefinitionParser.message(NAME, "Gait.msg", text);
  }

  @Test
  void fieldsMayBeArraysAndMessages() throws DefinitionException {
    MessageDefinition definition =
        parse(
            """
            # A comment.
            Header header
            float64[]  position # [rad]
            \tuint8[16] id
            Foot[4] feet
            geometry_msgs/Pose pose#close
            """);
    List<String> fields = definition.fields().stream().map(f -> f.type() + " " + f.name()).toList();
    assertEquals(
        List.of(
            "std_msgs/Header header",
            "float64[] position",
            "uint8[16] id",
            "my_msgs/Foot[4] feet",
            "geometry_msgs/Pose pose"),
        fields);
    assertEquals(
        "[std_msgs/Header, my_msgs/Foot, geometry_msgs/Pose]", definition.references().toString());
  }

  @Test
  void stringConstantsGoOnToTheEndOfTheLine() throws DefinitionException {
    List<Constant> constants =
        parse("string HASH =  a # b  \nstring EQUALS=a=b\nstring NONE=\nstring ONLY=#1\n")
            .constants();
    assertEquals(
        List.of(
            new Constant(Primitive.STRING, "HASH", "a # b"),
            new Constant(Primitive.STRING, "EQUALS", "a=b"),
            new Constant(Primitive.STRING, "NONE", ""),
            new Constant(Primitive.STRING, "ONLY", "#1")),
        constants);
  }

  @Test
  void otherConstantsEndAtAComment() throws DefinitionException {
    List<Constant> constants =
        parse("int32 A = -5 # b\nbool B=True\nfloat32 C=1e-3\nuint64 D=18446744073709551615\n")
            .constants();
    assertEquals("-5", constants.get(0).text());
    assertEquals(true, constants.get(1).truth());
    assertEquals(1e-3, constants.get(2).number());
    assertEquals(-1L, constants.get(3).integer());
  }

  @Test
  void servicesHaveTwoHalvesWithLinesOfTheirFile() throws DefinitionException {
    ServiceDefinition service =
        DefinitionParser.service(NAME, "Gait.srv", "int8 a\r\n---\r\nFoot b\r\n");
    assertEquals("my_msgs/GaitRequest", service.request().name().toString());
    assertEquals("int8 a\n", service.request().text());
    assertEquals("my_msgs/Foot", service.response().fields().get(0).type().toString());
    DefinitionException error =
        assertThrows(
            DefinitionException.class,
            () -> DefinitionParser.service(NAME, "Gait.srv", "int8 a\n---\n\nint8\n"));
    assertEquals(
        "Gait.srv:4: expected TYPE NAME or TYPE NAME=VALUE, found 'int8'", error.getMessage());
    assertThrows(
        DefinitionException.class, () -> DefinitionParser.service(NAME, "Gait.srv", "int8 a\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "float64 | expected TYPE NAME or TYPE NAME=VALUE, found 'float64'",
        "float64 a b | expected TYPE NAME or TYPE NAME=VALUE, found 'float64 a b'",
        "float64[ a | expected [] or [NUMBER] after the type of an array's elements, found 'float64[ a'",
        "float64[-1] a | expected [] or [NUMBER] after the type of an array's elements, found 'float64[-1] a'",
        "float64[2][2] a | expected [] or [NUMBER] after the type of an array's elements, found 'float64[2][2] a'",
        "a/b/c d | expected a type such as float64, Header or geometry_msgs/Pose, found 'a/b/c d'",
        "int8 1a | expected a name of letters, digits and underscores after a letter, found 'int8 1a'",
        "time A=1 | expected a constant of a primitive type, neither time nor duration, found 'time A=1'",
        "uint8 A=256 | A: expected an integer from 0 to 255, found '256'",
        "int64 A=0x10 | A: expected an integer from -9223372036854775808 to 9223372036854775807, found '0x10'",
        "float32 A=one | A: expected a number, found 'one'",
        "bool A=2 | A: expected True, False, 1 or 0, found '2'",
      })
  void errorsNameTheLine(String line, String message) {
    DefinitionException error =
        assertThrows(DefinitionException.class, () -> parse("int8 ok\n" + line + "\n"));
    assertEquals("Gait.msg:2: " + message, error.getMessage());
  }

  @Test
  void namesAreThereOnce() {
    DefinitionException error =
        assertThrows(DefinitionException.class, () -> parse("int8 a\nint16 a\n"));
    assertEquals("Gait.msg:2: the name a is there twice", error.getMessage());
  }

  @Property(tries = 20_000, seed = "1")
  void anyTextIsADefinitionOrRefused(
      @ForAll
          @Chars({'#', '=', '[', ']', '/', '\n', ' ', '-', 'a', '1'})
          @CharRange(from = 'a', to = 'c')
          String text) {
    try {
      assertEquals(text, parse("int8 " + text).text().substring(5));
    } catch (DefinitionException e) {
      assertEquals("Gait.msg:", e.getMessage().substring(0, 9));
    }
  }
}

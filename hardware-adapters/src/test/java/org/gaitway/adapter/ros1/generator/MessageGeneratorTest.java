package org.gaitway.adapter.ros1.generator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.gaitway.adapter.ros1.RosPython;
import org.gaitway.adapter.ros1.generator.DefinitionFinder.Kind;
import org.gaitway.adapter.ros1.message.FieldValues;
import org.gaitway.adapter.ros1.message.MessageType;
import org.gaitway.adapter.ros1.message.RosInput;
import org.gaitway.adapter.ros1.message.RosMessage;
import org.gaitway.adapter.ros1.message.RosOutput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessageGeneratorTest {

  @TempDir Path folder;

  private void define(String file, String text) throws IOException {
    Path path = folder.resolve("src").resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private MessageGenerator.Generated generate(DefinitionFinder shipped) throws IOException {
    DefinitionFolders definitions = new DefinitionFolders(List.of(folder.resolve("src")));
    return new MessageGenerator(definitions, shipped, "zoo")
        .generate(definitions.names(Kind.MSG), definitions.names(Kind.SRV), folder.resolve("java"));
  }

  /** A definition with fields of every primitive type: alone, and as arrays of either kind. */
  private static String everything() {
    StringBuilder text = new StringBuilder();
    for (Primitive primitive : Primitive.values()) {
      String name = primitive.rosName();
      text.append(
          "%s %s_one\n%s[] %s_any\n%s[3] %s_three\n".formatted(name, name, name, name, name, name));
    }
    return text + "Part part\nPart[] parts\nPart[2] two_parts\nother/Part[] foreign\n";
  }

  @Test
  void everyKindOfFieldIsReadAndWrittenAsPythonDoes() throws Exception {
    define("animals/msg/Everything.msg", everything());
    define("animals/msg/Part.msg", "string name\ntime[] times\nduration[2] durations\n");
    define("other/msg/Part.msg", "Header header\nuint8[] data\nfloat32[2] xy\n");
    MessageGenerator.Generated generated = generate(new ShippedDefinitions());
    assertEquals("[std_msgs/Header]", generated.shipped().toString());
    CompiledMessages compiled = CompiledMessages.of(generated.files(), folder);
    assertEquals(List.of(), compiled.warnings());
    try (URLClassLoader loader = compiled.loader()) {
      MessageType<?> type =
          (MessageType<?>)
              loader.loadClass("zoo.msg.animals.Everything").getField("TYPE").get(null);
      assertAgreesWithPython(type);
    }
  }

  private static void assertAgreesWithPython(MessageType<?> type) throws Exception {
    String text =
        Base64.getEncoder().encodeToString(type.definition().getBytes(StandardCharsets.UTF_8));
    RosMessage message = type.newMessage();
    for (String record :
        RosPython.run("text " + type.name() + " " + text, "ros_random_messages.py")) {
      String[] parts = record.split(" ");
      byte[] bytes = HexFormat.of().parseHex(parts[2].substring(1));
      RosInput in = new RosInput(bytes);
      message.read(in);
      in.expectEnd();
      assertEquals(parts[3], FieldValues.of(message));
      RosOutput out = new RosOutput(1);
      message.write(out);
      assertArrayEquals(bytes, out.toByteArray());
      assertEquals(parts[4], type.md5sum());
      RosMessage copy = type.newMessage();
      copy.getClass().getMethod("set", copy.getClass()).invoke(copy, message);
      assertEquals(message, copy);
      copy.getClass().getMethod("set", copy.getClass()).invoke(copy, copy);
      assertEquals(message, copy);
    }
  }

  @Test
  void namesThatJavaHasAreChanged() throws Exception {
    define("package/msg/class.msg", "int8 for\nint8 out\nint8[] other\nint8 in\n");
    define(
        "package/msg/String.msg", "string String\nint8 TYPE=1\nclass[] List\nint8 this_is_fine\n");
    define("package/msg/Time.msg", "time Time\nduration[] Double\n");
    define("package/srv/Object.srv", "Time new\n---\nList null\n");
    define("package/msg/List.msg", "float64[] java\nfloat64 org\nother/List List\nString Arrays\n");
    define("other/msg/List.msg", "");
    CompiledMessages compiled =
        CompiledMessages.of(generate((k, n) -> Optional.empty()).files(), folder);
    assertEquals(List.of(), compiled.warnings());
    try (URLClassLoader loader = compiled.loader()) {
      Class<?> string = loader.loadClass("zoo.msg.package_.StringMessage");
      assertEquals((byte) 1, string.getField("TYPE_").get(null));
      assertTrue(
          ((MessageType<?>) string.getField("TYPE").get(null)).name().equals("package/String"));
      loader.loadClass("zoo.srv.package_.ObjectMessage").getField("TYPE").get(null);
      loader.loadClass("zoo.msg.package_.class_").getField("for_");
    }
  }

  @Test
  void constantsHaveTheirValues() throws Exception {
    define(
        "animals/msg/Constants.msg",
        """
        bool YES=True
        int8 LOW=-128
        uint8 BYTE=255
        char CHAR=65
        uint32 GREATEST=4294967295
        uint64 ALL=18446744073709551615
        float32 THIRD=0.333
        float64 INFINITE=-inf
        float64 UNKNOWN=nan
        string TEXT=  "a" \\ # \u00e4 = b
        """);
    CompiledMessages compiled =
        CompiledMessages.of(generate((k, n) -> Optional.empty()).files(), folder);
    assertEquals(List.of(), compiled.warnings());
    try (URLClassLoader loader = compiled.loader()) {
      Class<?> constants = loader.loadClass("zoo.msg.animals.Constants");
      assertEquals(true, constants.getField("YES").get(null));
      assertEquals((byte) -128, constants.getField("LOW").get(null));
      assertEquals(255, constants.getField("BYTE").get(null));
      assertEquals(65, constants.getField("CHAR").get(null));
      assertEquals(4294967295L, constants.getField("GREATEST").get(null));
      assertEquals(-1L, constants.getField("ALL").get(null));
      assertEquals(0.333f, constants.getField("THIRD").get(null));
      assertEquals(Double.NEGATIVE_INFINITY, constants.getField("INFINITE").get(null));
      assertEquals(Double.NaN, constants.getField("UNKNOWN").get(null));
      assertEquals("\"a\" \\ # \u00e4 = b", constants.getField("TEXT").get(null));
    }
  }

  @Test
  void messageThatDiffersFromTheShippedOneIsWrittenAnew() throws IOException {
    define("std_msgs/msg/Header.msg", "uint32 seq\ntime stamp\nstring frame_id # same\n");
    define("geometry_msgs/msg/Point.msg", "float32 x\nfloat32 y\n");
    define("animals/msg/Cat.msg", "Header header\ngeometry_msgs/Point nose\n");
    MessageGenerator.Generated generated = generate(new ShippedDefinitions());
    assertEquals("[std_msgs/Header]", generated.shipped().toString());
    assertEquals(2, generated.files().size());
    String cat = Files.readString(folder.resolve("java/zoo/msg/animals/Cat.java"));
    assertTrue(cat.contains("import org.gaitway.adapter.ros1.msg.std_msgs.Header;"), cat);
    assertTrue(cat.contains("import zoo.msg.geometry_msgs.Point;"), cat);
  }

  @Test
  void filesThatStayTheSameAreNotWritten() throws IOException {
    define("animals/msg/Cat.msg", "int8 lives\n");
    Path file = generate(new ShippedDefinitions()).files().get(0);
    FileTime time = FileTime.fromMillis(0);
    Files.setLastModifiedTime(file, time);
    generate(new ShippedDefinitions());
    assertEquals(time, Files.getLastModifiedTime(file));
  }
}

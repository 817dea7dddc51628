package org.gaitway.adapter.rosbag;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.gaitway.adapter.ros1.generator.DefinitionFinder;
import org.gaitway.adapter.ros1.generator.ShippedDefinitions;
import org.gaitway.adapter.ros1.message.RosOutput;
import org.gaitway.cdr.CdrWriter;
import org.gaitway.cdr.MessageDecoder;
import org.gaitway.cdr.MessageDefinition;
import org.junit.jupiter.api.Test;

class Ros1TypeTest {
  private static final DefinitionFinder SHIPPED = new ShippedDefinitions();
  private static final DefinitionFinder NOTHING = (kind, name) -> Optional.empty();

  private static final String JOINT_STATE =
      """
      std_msgs/Header header
      string[] name
      float64[] position
      float64[] velocity
      float64[] effort
      ================
      MSG: std_msgs/Header
      builtin_interfaces/Time stamp
      string frame_id
      """;

  @Test
  void standardTypeBecomesThatOfRos1() throws IOException {
    MessageDefinition type = MessageDefinition.parse("sensor_msgs/msg/JointState", JOINT_STATE);
    for (DefinitionFinder known : new DefinitionFinder[] {SHIPPED, NOTHING}) {
      Ros1Type ros1 = Ros1Type.of(type, known);
      assertEquals("sensor_msgs/JointState", ros1.name());
      assertEquals("3066dcd76a6cfaef579bd0f34173e9fd", ros1.md5sum());
    }
    assertEquals(Map.of(), Ros1Type.of(type, SHIPPED).texts());
    assertEquals(2, Ros1Type.of(type, NOTHING).texts().size());
  }

  @Test
  void boundsAndDefaultsFallAwayAndStampsAreBuiltIn() throws IOException {
    MessageDefinition type =
        MessageDefinition.parse(
            "x_msgs/msg/Odd",
            """
            uint8 FEW=3
            string<=5 word "a"
            float32[<=7] values
            uint8[4] four
            builtin_interfaces/Duration lasting
            builtin_interfaces/Time[] times
            """);
    assertEquals(
        """
        uint8 FEW=3
        string word
        float32[] values
        uint8[4] four
        duration lasting
        time[] times
        """,
        Ros1Type.of(type, SHIPPED).texts().get("x_msgs/Odd"));
  }

  @Test
  void typeThatDiffersFromOneOfTheSameNameKeepsItsOwnFields() throws IOException {
    MessageDefinition type = MessageDefinition.parse("std_msgs/msg/String", "string text\n");
    Ros1Type ros1 = Ros1Type.of(type, SHIPPED);
    assertEquals("string text\n", ros1.text());
    assertEquals(Map.of("std_msgs/String", "string text\n"), ros1.texts());
  }

  @Test
  void stampBefore1970IsRefused() throws IOException {
    MessageDefinition type =
        MessageDefinition.parse("x_msgs/msg/Stamp", "builtin_interfaces/Time stamp\n");
    byte[] bytes = new CdrWriter().begin().int32(-1).int32(0).toByteArray();
    var message = new MessageDecoder(type).decode(bytes);
    IllegalArgumentException error =
        assertThrows(
            IllegalArgumentException.class, () -> Ros1Messages.write(message, 0, new RosOutput()));
    assertTrue(error.getMessage().contains("found -1"), error.getMessage());
  }
}

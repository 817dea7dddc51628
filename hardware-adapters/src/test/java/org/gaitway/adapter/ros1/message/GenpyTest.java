package org.gaitway.adapter.ros1.message;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.gaitway.adapter.ros1.RosPython;
import org.junit.jupiter.api.Test;

/** Messages as ROS's Python classes write them. */
class GenpyTest {
  private static final int MESSAGES_OF_EACH_TYPE = 40;

  /** For each type, the message that the next one is read into. */
  private final Map<String, RosMessage> messages = new HashMap<>();

  @Test
  void everyShippedTypeReadsWhatPythonWritesAndWritesItBack() throws Exception {
    StringBuilder names = new StringBuilder();
    for (MessageType<?> type : ShippedMessages.messages()) {
      add("msg", type, names);
    }
    for (ServiceType<?, ?> service : ShippedMessages.services()) {
      add("srv", service.request(), names);
      add("srv", service.response(), names);
    }

    List<String> records = RosPython.run(names.toString(), "ros_random_messages.py");

    assertEquals(messages.size() * MESSAGES_OF_EACH_TYPE, records.size());
    assertTrue(messages.size() >= 100, messages.size() + " types");
    RosOutput out = new RosOutput();
    for (String record : records) {
      String[] parts = record.split(" ");
      byte[] bytes = HexFormat.of().parseHex(parts[2].substring(1));
      RosMessage message = messages.get(parts[0] + " " + parts[1]);
      RosInput in = new RosInput(bytes);
      message.read(in);
      in.expectEnd();
      assertEquals(parts[3], FieldValues.of(message), parts[1]);
      out.reset();
      message.write(out);
      assertArrayEquals(bytes, out.toByteArray(), parts[1]);
      assertCopies(message, bytes);
      assertEquals(parts[4], message.type().md5sum(), parts[1]);
    }
  }

  private void add(String kind, MessageType<?> type, StringBuilder names) {
    messages.put(kind + " " + type.name(), type.newMessage());
    names.append(kind).append(' ').append(type.name()).append('\n');
  }

  private static void assertCopies(RosMessage message, byte[] bytes) throws Exception {
    RosMessage read = message.type().newMessage();
    read.read(new RosInput(bytes));
    assertEquals(message, read);
    assertEquals(message.hashCode(), read.hashCode());
    assertEquals(message.toString(), read.toString());
    RosMessage set = message.type().newMessage();
    set.getClass().getMethod("set", set.getClass()).invoke(set, message);
    assertEquals(message, set);
  }
}

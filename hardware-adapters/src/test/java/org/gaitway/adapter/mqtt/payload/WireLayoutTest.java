package org.gaitway.adapter.mqtt.payload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.gaitway.adapter.mqtt.Samples;
import org.gaitway.robot.RobotLayout;
import org.junit.jupiter.api.Test;

/** The message in which a robot says what it has. */
class WireLayoutTest {
  private static WireLayout read(String text) throws PayloadException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return WireLayout.read(bytes, 0, bytes.length);
  }

  @Test
  void whatIsWrittenIsRead() throws PayloadException {
    WireLayout written = WireLayout.of(Samples.ROBOT);
    WireLayout read = read(written.toString());
    assertEquals(Samples.ROBOT, read.layout());
    assertEquals(written.hash(), read.hash());
  }

  @Test
  void theTextIsTheDocumentedOne() {
    assertEquals(
        "{\"version\":1,\"joints\":[\"hip\",\"knee\",\"tail\"],\"commanded\":[\"knee\",\"hip\"],"
            + "\"sensors\":[{\"name\":\"foot\",\"size\":3},{\"name\":\"battery\",\"size\":1}]}",
        WireLayout.of(Samples.ROBOT).toString());
  }

  /** From the published test vectors of FNV-1a: "a" hashes to af63dc4c8601ec8c. */
  @Test
  void theHashIsFnv1a() throws PayloadException {
    assertEquals(0xaf63dc4c8601ec8cL, WireLayout.hash(new byte[] {'a'}));
    assertNotEquals(read("{\"version\":1}").hash(), read("{\"version\": 1}").hash());
  }

  @Test
  void whatIsNoLayoutIsRefusedWithTheReason() {
    expectRefusal("{\"version\":2}", "expected a layout of version 1, found 2");
    expectRefusal("{\"version\":1,\"joints\":[\"a\",\"a\"]}", "joint 'a' is there twice");
    expectRefusal("{\"version\":1,\"commanded\":[\"a\"]}", "must be measured");
    expectRefusal("{\"version\":1,\"joints\":[1]}", "joints: expected a text, found an integer");
    expectRefusal("{\"version\":1,\"sensors\":[{\"name\":\"s\"}]}", "size must be at least 1");
    expectRefusal("{\"version\":1,\"sensors\":[{\"name\":\"s\",\"size\":99999}]}", "1024 values");
    expectRefusal("{\"version\":1} 2", "expected the end");
  }

  private static void expectRefusal(String text, String problem) {
    PayloadException e = assertThrows(PayloadException.class, () -> read(text));
    assertTrue(e.getMessage().contains(problem), e.getMessage());
  }

  @Test
  void numbersOfAnotherLayoutAreNeverTakenForThoseOfThisOne() throws PayloadException {
    RobotLayout swapped = RobotLayout.of(List.of("knee", "hip"));
    RobotLayout layout = RobotLayout.of(List.of("hip", "knee"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StateMessage message = new StateMessage(swapped);
    new BinaryStates(WireLayout.of(swapped), swapped).encode(message, out);
    BinaryStates reader = new BinaryStates(WireLayout.of(layout), layout);
    PayloadException e =
        assertThrows(
            PayloadException.class,
            () -> reader.decode(out.toByteArray(), 0, out.size(), new StateMessage(layout)));
    assertEquals(PayloadException.Kind.WRONG_LAYOUT, e.kind());
  }
}

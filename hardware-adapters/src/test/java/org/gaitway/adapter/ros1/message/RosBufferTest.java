package org.gaitway.adapter.ros1.message;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.gaitway.adapter.ros1.msg.sensor_msgs.Image;
import org.gaitway.adapter.ros1.msg.sensor_msgs.JointState;
import org.gaitway.adapter.ros1.msg.std_msgs.Header;
import org.gaitway.adapter.ros1.msg.std_msgs.UInt8;
import org.gaitway.adapter.ros1.srv.std_srvs.SetBool;
import org.junit.jupiter.api.Test;

/** What is written, and what is read. */
class RosBufferTest {

  @Test
  void numbersAreLittleEndian() {
    RosOutput out = new RosOutput(1);
    out.writeBool(true);
    out.writeInt16((short) 0x0102);
    out.writeUint32(0xFFFFFFFEL);
    out.writeFloat64(1);
    out.writeString("\u00e4b");
    out.writeTime(new Time(1, 2));
    assertEquals(
        "01" + "0201" + "feffffff" + "000000000000f03f" + "03000000c3a462" + "0100000002000000",
        HexFormat.of().formatHex(out.toByteArray()));
    out.setInt32(3, 7);
    assertEquals("07000000", HexFormat.of().formatHex(out.array(), 3, 7));
    assertEquals(out.size(), out.buffer().remaining());
    assertThrows(IndexOutOfBoundsException.class, () -> out.setInt32(out.size() - 3, 0));
    out.reset();
    assertEquals(0, out.buffer().remaining());
  }

  @Property(tries = 2000, seed = "1")
  void textsAreUtf8(@ForAll String text) throws RosFormatException {
    RosOutput out = new RosOutput();
    out.writeString(text);
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    RosInput in = new RosInput(out.toByteArray());
    assertArrayEquals(utf8, in.readBytes(new byte[0], in.readCount(1)));
    in = new RosInput(out.toByteArray());
    assertEquals(new String(utf8, StandardCharsets.UTF_8), in.readString());
  }

  @Test
  void textThatWasReadBeforeIsTheSameObject() throws RosFormatException {
    RosOutput out = new RosOutput();
    out.writeString("base_link");
    String previous = "base_link".concat("");
    assertSame(previous, new RosInput(out.toByteArray()).readString(previous));
    assertEquals("base_link", new RosInput(out.toByteArray()).readString("base_lint"));
    byte[] latin1 = {1, 0, 0, 0, (byte) 0xE4};
    assertEquals("\ufffd", new RosInput(latin1).readString("\u00e4"));
  }

  @Test
  void unsignedNumbersOutOfRangeAreRefused() {
    UInt8 message = new UInt8();
    message.data = 256;
    IllegalArgumentException error =
        assertThrows(IllegalArgumentException.class, () -> message.write(new RosOutput()));
    assertEquals("a uint8 is from 0 to 255, found 256", error.getMessage());
    Header header = new Header();
    header.seq = -1;
    assertThrows(IllegalArgumentException.class, () -> header.write(new RosOutput()));
  }

  @Test
  void errorsSayWhereAndHowMuchIsMissing() {
    byte[] bytes = new byte[100];
    RosInput in = new RosInput();
    in.wrap(bytes, 10, 15);
    RosFormatException error = assertThrows(RosFormatException.class, () -> new Header().read(in));
    assertEquals("uint32 at byte 12: expected 4 bytes, found 3", error.getMessage());
    assertThrows(IndexOutOfBoundsException.class, () -> in.wrap(bytes, 90, 11));
  }

  @Test
  void countsAreComparedWithWhatIsLeft() throws RosFormatException {
    byte[] bytes = HexFormat.of().parseHex("0300000000000000" + "00000000000000000000000000");
    RosFormatException error =
        assertThrows(RosFormatException.class, () -> new RosInput(bytes).readCount(8));
    assertEquals(
        "at byte 0: expected at most 2 elements of 8 bytes or more, since 17 bytes are left, found 3",
        error.getMessage());
    assertEquals(3, new RosInput(bytes).readCount(5));
  }

  @Test
  void bytesThatAreLeftAreAnErrorWhenAllShouldBeRead() throws RosFormatException {
    RosInput in = new RosInput(new byte[9]);
    in.readInt32();
    assertEquals(4, in.position());
    RosFormatException error = assertThrows(RosFormatException.class, in::expectEnd);
    assertEquals("the message ends at byte 4, but 5 more follow", error.getMessage());
  }

  @Test
  void typesTellWhetherTheyBeginWithAHeader() {
    assertTrue(JointState.TYPE.hasHeader());
    assertTrue(Image.TYPE.hasHeader());
    assertEquals(false, Header.TYPE.hasHeader());
    assertEquals(false, RawMessage.ANY.hasHeader());
    MessageType<RawMessage> later =
        RawMessage.type("a/B", "*", "# Header header\nint8 A=1\n\nint8 a\nHeader header\n");
    assertEquals(false, later.hasHeader());
    assertTrue(
        RawMessage.type("a/B", "*", "int8 A=1 # b\n std_msgs/Header  header# c\n").hasHeader());
    assertEquals("std_srvs/SetBool 09fb03525b03e7ea1fd3992bafd87e16", SetBool.TYPE.toString());
  }

  @Test
  void rawMessagesKeepTheBytesOfOthers() throws RosFormatException {
    JointState state = new JointState();
    state.position = new double[] {1, 2};
    RosOutput out = new RosOutput();
    state.write(out);
    MessageType<RawMessage> type =
        RawMessage.type(
            JointState.TYPE.name(), JointState.TYPE.md5sum(), JointState.TYPE.definition());
    RawMessage raw = type.newMessage();
    raw.read(new RosInput(out.toByteArray()));
    assertEquals("sensor_msgs/JointState, 48 bytes", raw.toString());
    assertEquals(JointState.TYPE, raw.type());
    RosOutput again = new RosOutput();
    raw.write(again);
    assertArrayEquals(out.toByteArray(), again.toByteArray());
  }
}

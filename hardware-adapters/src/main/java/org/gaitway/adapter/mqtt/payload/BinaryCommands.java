package org.gaitway.adapter.mqtt.payload;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.gaitway.robot.JointCommand;

/**
 * Commands in the compact form: a header, then 64-bit numbers in the order of the commanded joints
 * of the robot's layout: position, velocity, effort, kp, kd (commanded joints each).
 */
public final class BinaryCommands implements Format<CommandMessage> {
  private static final int GROUPS = 5;

  private final BinaryHeader header;
  private final int[] joints;
  private final ByteBuffer outgoing;

  /**
   * @param wire the robot's layout
   * @param commanded the same joints, in the order of the commands that are written or read
   * @throws IllegalArgumentException if they are not the same
   */
  public BinaryCommands(WireLayout wire, List<String> commanded) {
    List<String> robot = wire.layout().commanded();
    if (commanded.size() != robot.size() || !robot.containsAll(commanded)) {
      throw new IllegalArgumentException(
          "commanded must be " + robot + " in some order, was " + commanded);
    }
    joints = commanded.stream().mapToInt(robot::indexOf).toArray();
    header = new BinaryHeader("GWC1", wire.hash(), GROUPS * joints.length);
    outgoing = header.newMessage();
  }

  @Override
  public void encode(CommandMessage message, OutputStream out) {
    JointCommand command = message.command();
    header.write(outgoing, message.answers(), message.sequence());
    put(0, command.position());
    put(1, command.velocity());
    put(2, command.effort());
    put(3, command.kp());
    put(4, command.kd());
    try {
      out.write(outgoing.array());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int at(int group, int joint) {
    return BinaryHeader.SIZE + (group * joints.length + joints[joint]) * Double.BYTES;
  }

  private void put(int group, double[] values) {
    for (int i = 0; i < joints.length; i++) {
      outgoing.putDouble(at(group, i), values[i]);
    }
  }

  @Override
  public void decode(byte[] buffer, int offset, int length, CommandMessage message)
      throws PayloadException {
    ByteBuffer in = header.expect(buffer, offset, length);
    message.answers(BinaryHeader.stamp(in));
    message.sequence(BinaryHeader.sequence(in));
    JointCommand command = message.command();
    get(in, 0, command.position());
    get(in, 1, command.velocity());
    get(in, 2, command.effort());
    get(in, 3, command.kp());
    get(in, 4, command.kd());
    if (!command.isFinite()) {
      throw PayloadException.malformed("expected finite numbers, found others");
    }
  }

  private void get(ByteBuffer in, int group, double[] out) {
    for (int i = 0; i < joints.length; i++) {
      out[i] = in.getDouble(at(group, i));
    }
  }
}

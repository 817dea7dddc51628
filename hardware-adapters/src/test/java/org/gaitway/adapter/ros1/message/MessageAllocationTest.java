package org.gaitway.adapter.ros1.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.gaitway.adapter.ros1.msg.geometry_msgs.TransformStamped;
import org.gaitway.adapter.ros1.msg.sensor_msgs.Imu;
import org.gaitway.adapter.ros1.msg.sensor_msgs.JointState;
import org.gaitway.adapter.ros1.msg.std_msgs.Float64MultiArray;
import org.gaitway.adapter.ros1.msg.std_msgs.MultiArrayDimension;
import org.gaitway.adapter.ros1.msg.tf2_msgs.TFMessage;
import org.junit.jupiter.api.Test;

/** Messages of one shape, one after the other, are written and read without allocating. */
class MessageAllocationTest {

  @Test
  void jointStatesOfTwelveJoints() throws RosFormatException {
    JointState message = new JointState();
    message.header.frame_id = "base_link";
    message.name = new String[12];
    for (int i = 0; i < 12; i++) {
      message.name[i] = "joint_" + i;
    }
    message.position = new double[12];
    message.velocity = new double[12];
    message.effort = new double[12];
    assertAllocatesNothing(message, new JointState());
  }

  @Test
  void arraysOfNumbers() throws RosFormatException {
    Float64MultiArray message = new Float64MultiArray();
    MultiArrayDimension dimension = new MultiArrayDimension();
    dimension.label = "joint";
    dimension.size = 12;
    message.layout.dim.add(dimension);
    message.data = new double[12];
    assertAllocatesNothing(message, new Float64MultiArray());
  }

  @Test
  void measurementsOfAnImu() throws RosFormatException {
    assertAllocatesNothing(new Imu(), new Imu());
  }

  @Test
  void listsOfTransforms() throws RosFormatException {
    TFMessage message = new TFMessage();
    for (int i = 0; i < 5; i++) {
      TransformStamped transform = new TransformStamped();
      transform.child_frame_id = "link_" + i;
      message.transforms.add(transform);
    }
    assertAllocatesNothing(message, new TFMessage());
  }

  private static void assertAllocatesNothing(RosMessage written, RosMessage read)
      throws RosFormatException {
    RosOutput out = new RosOutput();
    RosInput in = new RosInput();
    // The JVM allocates a few bytes itself when it replaces code, at times that differ.
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 20; round++) {
      least = Math.min(least, bytesOfAThousandMessages(written, read, out, in));
    }
    assertEquals(written, read);
    assertEquals(0, least);
  }

  private static long bytesOfAThousandMessages(
      RosMessage written, RosMessage read, RosOutput out, RosInput in) throws RosFormatException {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 1000; i++) {
      out.reset();
      written.write(out);
      in.wrap(out.array(), 0, out.size());
      read.read(in);
      in.expectEnd();
    }
    return threads.getCurrentThreadAllocatedBytes() - before;
  }
}

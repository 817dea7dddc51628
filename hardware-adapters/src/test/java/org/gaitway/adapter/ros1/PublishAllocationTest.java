package org.gaitway.adapter.ros1;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.gaitway.adapter.ros1.msg.sensor_msgs.JointState;
import org.gaitway.adapter.ros1.msg.std_msgs.Float64MultiArray;
import org.junit.jupiter.api.Test;

/** A control loop publishes and takes the latest message over without allocating. */
class PublishAllocationTest {
  private static final int TICKS = 20_000;

  private Publisher<JointState> states;
  private LatestMessage<Float64MultiArray> commands;
  private double sum;

  @Test
  void aLoopAllocatesNothing() throws Exception {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    try (RosMaster master = new RosMaster();
        Node robot = Node.start(master.settings("robot"), NodeLog.standardError());
        Node policy = Node.start(master.settings("policy"), NodeLog.standardError())) {
      states = robot.publisher("state", JointState.TYPE, PublisherOptions.streaming());
      commands = robot.latest("command", Float64MultiArray.TYPE);
      var answers =
          policy.publisher("command", Float64MultiArray.TYPE, PublisherOptions.streaming());
      Float64MultiArray answer = new Float64MultiArray();
      policy.subscriber(
          "state",
          JointState.TYPE,
          state -> {
            answer.data = state.position;
            answers.publish(answer);
          });
      Waiting.until(
          "both are connected",
          () -> states.subscriberCount() == 1 && commands.publisherCount() == 1);
      JointState state = new JointState();
      state.name = new String[] {"hip", "knee", "ankle"};
      state.position = new double[3];
      // Whatever runs for the first time has the JVM allocate, such as what is done for a full
      // socket.
      Waiting.until("a loop without a byte", () -> allocated(threads, state) == 0);
      assertTrue(commands.received() > 0);
      assertTrue(sum > 0);
    }
  }

  private long allocated(ThreadMXBean threads, JointState state) {
    long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    loop(state, TICKS);
    return threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
  }

  private void loop(JointState state, int ticks) {
    for (int i = 0; i < ticks; i++) {
      state.position[0] = i;
      states.publish(state);
      if (commands.poll()) {
        sum += commands.message().data[0] + commands.arrivalNanos() * 1e-18;
      }
    }
  }
}

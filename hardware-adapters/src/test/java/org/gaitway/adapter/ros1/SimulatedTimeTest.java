package org.gaitway.adapter.ros1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.gaitway.adapter.ros1.message.Time;
import org.gaitway.adapter.ros1.msg.rosgraph_msgs.Clock;
import org.junit.jupiter.api.Test;

/** Time from a simulation, and from the machine. */
class SimulatedTimeTest {

  @Test
  void timeComesFromTheClockTopic() throws Exception {
    try (RosMaster master = new RosMaster();
        Node simulation = Node.start(master.settings("simulation"), NodeLog.standardError())) {
      assertFalse(simulation.clock().isSimulated());
      long now = System.currentTimeMillis();
      long told = TimeUnit.NANOSECONDS.toMillis(simulation.clock().nanos());
      assertTrue(Math.abs(told - now) < 1000, told + " and " + now);
      simulation.parameters().set("/use_sim_time", true);
      var clock = simulation.publisher("/clock", Clock.TYPE, PublisherOptions.latched());
      try (Node node = Node.start(master.settings("java_node"), NodeLog.standardError());
          PeerNode rospy = PeerNode.rospy(master, "rospy_peer");
          PeerNode roscpp = PeerNode.roscpp(master, "roscpp_peer")) {
        assertTrue(node.clock().isSimulated());
        assertEquals(0, node.clock().nanos());
        Clock message = new Clock();
        message.clock.setNsec(12_345_678_901L);
        clock.publish(message);
        Waiting.until("the time", () -> node.clock().nanos() == 12_345_678_901L);
        rospy.run("wait(lambda: rospy.get_rostime().to_nsec() == 12345678901)");
        Waiting.until("the time", () -> roscpp.run("time").equals("12345678901"));
        Time stamp = new Time();
        node.clock().now(stamp);
        assertEquals(new Time(12, 345_678_901), stamp);
      }
    }
  }
}

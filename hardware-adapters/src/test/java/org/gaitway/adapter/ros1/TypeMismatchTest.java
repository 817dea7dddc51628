package org.gaitway.adapter.ros1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.gaitway.adapter.ros1.msg.std_msgs.Float64MultiArray;
import org.gaitway.adapter.ros1.msg.std_msgs.StringMessage;
import org.gaitway.adapter.ros1.srv.std_srvs.SetBool;
import org.gaitway.adapter.ros1.srv.std_srvs.Trigger;
import org.gaitway.adapter.ros1.srv.std_srvs.TriggerRequest;
import org.junit.jupiter.api.Test;

/** Two nodes that mean different types by one name. */
class TypeMismatchTest {

  @Test
  void bothSidesSayWhatTheyExpectedAndWhatTheyFound() throws Exception {
    CollectedLog publishing = new CollectedLog();
    CollectedLog subscribing = new CollectedLog();
    try (RosMaster master = new RosMaster();
        PeerNode rospy = PeerNode.rospy(master, "rospy_peer");
        Node publisher = Node.start(master.settings("publisher"), publishing);
        Node subscriber = Node.start(master.settings("subscriber"), subscribing)) {
      var out = publisher.publisher("x", StringMessage.TYPE, PublisherOptions.streaming());
      subscriber.subscriber("x", Float64MultiArray.TYPE, m -> {});
      String[] told = {
        "topic /x",
        "expected std_msgs/String with md5sum " + StringMessage.TYPE.md5sum(),
        "/subscriber has std_msgs/Float64MultiArray with md5sum " + Float64MultiArray.TYPE.md5sum()
      };
      Waiting.until("the subscriber is told", () -> subscribing.has(told));
      assertTrue(publishing.has(told), publishing.toString());
      assertEquals(0, out.subscriberCount());

      rospy.run("sub = rospy.Subscriber('/x', Float64MultiArray)");
      Waiting.until("rospy is refused", () -> publishing.has("/rospy_peer has std_msgs/Float64"));
      rospy.run("pub = rospy.Publisher('/y', String, queue_size=1)");
      subscriber.subscriber("y", Float64MultiArray.TYPE, m -> {});
      Waiting.until(
          "rospy's is refused",
          () ->
              subscribing.has("ERROR", "/y", "[std_msgs/Float64MultiArray] vs. [std_msgs/String]"));
    }
  }

  @Test
  void servicesAreComparedToo() throws Exception {
    try (RosMaster master = new RosMaster();
        Node node = Node.start(master.settings("java_node"), NodeLog.silent())) {
      node.serviceServer("x", SetBool.TYPE, (request, response) -> response.success = true);
      try (var client = node.serviceClient("x", Trigger.TYPE, ServiceClientOptions.standard())) {
        IOException e = assertThrows(IOException.class, () -> client.call(new TriggerRequest()));
        assertTrue(e.getMessage().contains("service /x"), e.getMessage());
        assertTrue(e.getMessage().contains(SetBool.TYPE.md5sum()), e.getMessage());
        assertTrue(e.getMessage().contains(Trigger.TYPE.md5sum()), e.getMessage());
      }
    }
  }

  @Test
  void oneNodeHasOneTypeAndOnePublisherForATopic() throws Exception {
    try (RosMaster master = new RosMaster();
        Node node = Node.start(master.settings("java_node"), NodeLog.silent())) {
      node.subscriber("x", StringMessage.TYPE, m -> {});
      assertThrows(
          IllegalStateException.class, () -> node.subscriber("x", Float64MultiArray.TYPE, m -> {}));
      node.publisher("x", StringMessage.TYPE, PublisherOptions.streaming()).close();
      node.publisher("x", StringMessage.TYPE, PublisherOptions.streaming());
      assertThrows(
          IllegalStateException.class,
          () -> node.publisher("x", StringMessage.TYPE, PublisherOptions.streaming()));
    }
  }
}

package org.gaitway.adapter.ros1;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.gaitway.adapter.ros1.msg.sensor_msgs.JointState;
import org.gaitway.adapter.ros1.msg.std_msgs.Float64MultiArray;
import org.gaitway.adapter.ros1.msg.std_msgs.StringMessage;
import org.gaitway.adapter.ros1.srv.std_srvs.SetBool;
import org.gaitway.adapter.ros1.srv.std_srvs.SetBoolRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Topics and services between this library and roscpp. */
class RoscppTest {
  private static RosMaster master;
  private static PeerNode roscpp;
  private static Node node;

  @BeforeAll
  static void start() throws Exception {
    master = new RosMaster();
    roscpp = PeerNode.roscpp(master, "roscpp_peer");
    node = Node.start(master.settings("java_node"), NodeLog.standardError());
  }

  @AfterAll
  static void stop() throws Exception {
    node.close();
    roscpp.close();
    master.close();
  }

  @Test
  void statesGoOutAndCommandsComeBack() throws Exception {
    AtomicReference<double[]> back = new AtomicReference<>();
    roscpp.run("echo /state /command");
    try (var states = node.publisher("state", JointState.TYPE, PublisherOptions.streaming());
        var commands =
            node.subscriber("command", Float64MultiArray.TYPE, m -> back.set(m.data.clone()))) {
      Waiting.until(
          "both are connected",
          () -> states.subscriberCount() == 1 && commands.publisherCount() == 1);
      JointState state = new JointState();
      state.position = new double[] {1, 2, 3};
      // roscpp may not have taken in the new subscriber to its commands yet.
      Waiting.until(
          "an answer",
          () -> {
            states.publish(state);
            return back.get() != null;
          });
      assertArrayEquals(state.position, back.get());
    }
  }

  @Test
  void latchedMessagesArriveBothWays() throws Exception {
    List<String> heard = new CopyOnWriteArrayList<>();
    roscpp.run("say /from_roscpp first");
    roscpp.run("say /from_roscpp second");
    node.subscriber("from_roscpp", StringMessage.TYPE, m -> heard.add(m.data));
    try (var ours = node.publisher("from_java", StringMessage.TYPE, PublisherOptions.latched())) {
      Waiting.until("the last word", () -> heard.equals(List.of("second")));
      StringMessage word = new StringMessage();
      word.data = "kept";
      ours.publish(word);
      roscpp.run("hear /from_java");
      Waiting.until("roscpp hears", () -> roscpp.run("heard /from_java").equals("kept"));
    }
  }

  @Test
  void servicesAreCalledBothWays() throws Exception {
    roscpp.run("serve /of_roscpp");
    node.serviceServer("of_java", SetBool.TYPE, (request, response) -> response.message = "java");
    try (var client =
        node.serviceClient("of_roscpp", SetBool.TYPE, ServiceClientOptions.standard())) {
      assertTrue(client.waitFor(Duration.ofSeconds(10)));
      SetBoolRequest request = new SetBoolRequest();
      assertThrows(ServiceException.class, () -> client.call(request));
      request.data = true;
      assertEquals("roscpp", client.call(request).message);
      assertEquals("java", roscpp.run("call /of_java 1"));
    }
  }
}

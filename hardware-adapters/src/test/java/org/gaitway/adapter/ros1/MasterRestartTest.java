package org.gaitway.adapter.ros1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.gaitway.adapter.ros1.msg.std_msgs.StringMessage;
import org.gaitway.adapter.ros1.srv.std_srvs.SetBool;
import org.gaitway.adapter.ros1.srv.std_srvs.SetBoolRequest;
import org.gaitway.adapter.ros1.srv.std_srvs.SetBoolResponse;
import org.junit.jupiter.api.Test;

/** The master dies and another takes its place. */
class MasterRestartTest {

  private static StringMessage word(String data) {
    StringMessage message = new StringMessage();
    message.data = data;
    return message;
  }

  private static NodeSettings watchful(NodeSettings settings) {
    return new NodeSettings(
        settings.name(),
        settings.namespace(),
        settings.masterUri(),
        settings.host(),
        settings.remappings(),
        settings.parameters(),
        settings.masterWaitSeconds(),
        0.1,
        settings.closeAtExit(),
        settings.limits());
  }

  @Test
  void everythingIsRegisteredAgainAndConnectionsSurvive() throws Exception {
    CollectedLog log = new CollectedLog();
    List<String> heard = new CopyOnWriteArrayList<>();
    try (RosMaster master = new RosMaster();
        PeerNode rospy = PeerNode.rospy(master, "rospy_peer");
        Node node = Node.start(watchful(master.settings("java_node")), log)) {
      var out = node.publisher("out", StringMessage.TYPE, PublisherOptions.streaming());
      var in = node.subscriber("in", StringMessage.TYPE, m -> heard.add(m.data));
      node.serviceServer(
          "serve",
          SetBool.TYPE,
          (SetBoolRequest request, SetBoolResponse response) -> response.success = true);
      rospy.run("got = []; sub = rospy.Subscriber('/out', String, got.append)");
      rospy.run("pub = rospy.Publisher('/in', String, queue_size=10)");
      Waiting.until("out is connected", () -> out.subscriberCount() == 1);
      rospy.run("wait(lambda: pub.get_num_connections() == 1)");
      Waiting.until("in is connected", () -> in.publisherCount() == 1);

      master.kill();
      Waiting.until("it is noticed", () -> log.has("ERROR", "the master", "is gone"));
      out.publish(word("without a master"));
      rospy.run("wait(lambda: len(got) == 1)");
      rospy.run("pub.publish('still here')");
      Waiting.until("the topic goes on", () -> heard.equals(List.of("still here")));

      master.start();
      Waiting.until(
          "the node is known again",
          () -> {
            String info = RosTool.run(master, "rosnode", "info", "-q", "/java_node");
            return List.of("/out", "/in", "/rosout", "/serve").stream()
                .allMatch(name -> info.contains(" * " + name));
          });
      assertTrue(log.has("WARN", "the master is back"), log.toString());
      // rospy does not register again, but its connections are there.
      out.publish(word("after"));
      rospy.run("wait(lambda: len(got) == 2)");
      rospy.run("pub.publish('after')");
      Waiting.until("the topic goes on", () -> heard.size() == 2);

      try (PeerNode late = PeerNode.rospy(master, "late_peer")) {
        late.run("pub = rospy.Publisher('/in', String, queue_size=10, latch=True)");
        late.run("pub.publish('late')");
        Waiting.until("a new publisher is found", () -> heard.contains("late"));
        late.run("call = rospy.ServiceProxy('/serve', SetBool)");
        assertEquals("success: True; message: ''", late.run("call(True)"));
      }
      rospy.run("pub.publish('old friend')");
      Waiting.until("the old one is kept", () -> heard.contains("old friend"));
    }
  }

  @Test
  void whatIsAddedWhileTheMasterIsGoneBecomesKnownLater() throws Exception {
    CollectedLog log = new CollectedLog();
    try (RosMaster master = new RosMaster();
        Node node = Node.start(watchful(master.settings("java_node")), log)) {
      master.kill();
      node.publisher("out", StringMessage.TYPE, PublisherOptions.streaming());
      assertTrue(log.has("WARN", "publisher of /out", "will retry"), log.toString());
      master.start();
      Waiting.until(
          "the topic is known", () -> RosTool.run(master, "rostopic", "list").contains("/out"));
    }
  }

  @Test
  void aMasterThatIsNotThereIsNamed() throws Exception {
    RosMaster master = new RosMaster();
    NodeSettings settings = master.settings("java_node");
    master.close();
    NodeSettings impatient =
        new NodeSettings(
            settings.name(),
            settings.namespace(),
            settings.masterUri(),
            settings.host(),
            settings.remappings(),
            settings.parameters(),
            0,
            1,
            true,
            settings.limits());
    IOException e = assertThrows(IOException.class, () -> Node.start(impatient, NodeLog.silent()));
    assertTrue(e.getMessage().contains("no ROS master answers at " + master.uri()));
  }

  @Test
  void aNodeThatEndsWithoutAMasterDoesNotWait() throws Exception {
    RosMaster master = new RosMaster();
    Node node = Node.start(master.settings("java_node"), NodeLog.silent());
    node.publisher("out", StringMessage.TYPE, PublisherOptions.streaming());
    master.close();
    node.close();
    assertTrue(node.isClosed());
  }
}

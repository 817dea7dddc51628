package org.gaitway.adapter.ros1;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.gaitway.adapter.ros1.message.RawMessage;
import org.gaitway.adapter.ros1.msg.sensor_msgs.JointState;
import org.gaitway.adapter.ros1.msg.std_msgs.Float64MultiArray;
import org.gaitway.adapter.ros1.msg.std_msgs.StringMessage;
import org.gaitway.adapter.ros1.srv.std_srvs.SetBool;
import org.gaitway.adapter.ros1.srv.std_srvs.SetBoolRequest;
import org.gaitway.adapter.ros1.srv.std_srvs.SetBoolResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Topics, services and parameters between this library and rospy. */
class RospyTest {
  private static RosMaster master;
  private static PeerNode rospy;
  private static Node node;
  private static final CollectedLog LOG = new CollectedLog();

  @BeforeAll
  static void start() throws Exception {
    master = new RosMaster();
    rospy = PeerNode.rospy(master, "rospy_peer");
    node = Node.start(master.settings("java_node"), LOG);
  }

  @AfterAll
  static void stop() throws Exception {
    node.close();
    rospy.close();
    master.close();
  }

  private static StringMessage text(String data) {
    var message = new StringMessage();
    message.data = data;
    return message;
  }

  @Test
  void rospyReceivesWhatIsPublished() throws Exception {
    rospy.run("a = []; sub_a = rospy.Subscriber('/a', JointState, a.append)");
    try (Publisher<JointState> publisher =
        node.publisher("a", JointState.TYPE, PublisherOptions.streaming())) {
      Waiting.until("rospy connects", () -> publisher.subscriberCount() == 1);
      JointState state = new JointState();
      state.header.stamp.setNsec(1_500_000_000L);
      state.name = new String[] {"hip", "knee"};
      state.position = new double[] {0.25, -1e-300};
      publisher.publish(state);
      publisher.publish(state);
      rospy.run("wait(lambda: len(a) == 2)");
      assertEquals("['hip', 'knee']", rospy.run("a[0].name"));
      assertEquals("(0.25, -1e-300)", rospy.run("a[0].position"));
      assertEquals("1500000000", rospy.run("a[0].header.stamp"));
      assertEquals("[1, 2]", rospy.run("[m.header.seq for m in a]"));
    }
  }

  @Test
  void whatRospyPublishesIsReceived() throws Exception {
    List<double[]> received = new CopyOnWriteArrayList<>();
    try (Subscriber<Float64MultiArray> subscriber =
        node.subscriber("b", Float64MultiArray.TYPE, m -> received.add(m.data.clone()))) {
      rospy.run("b = rospy.Publisher('/b', Float64MultiArray, queue_size=10)");
      Waiting.until("rospy is connected", () -> subscriber.publisherCount() == 1);
      rospy.run("wait(lambda: b.get_num_connections() == 1)");
      rospy.run("b.publish(data=[1.5, 2.5])");
      rospy.run("b.publish(data=[])");
      Waiting.until("two messages", () -> received.size() == 2);
      assertArrayEquals(new double[] {1.5, 2.5}, received.get(0));
      assertArrayEquals(new double[0], received.get(1));
    }
  }

  @Test
  void theLatestMessageIsTakenOver() throws Exception {
    rospy.run("c = rospy.Publisher('/c', Float64MultiArray, queue_size=10)");
    try (LatestMessage<Float64MultiArray> latest = node.latest("c", Float64MultiArray.TYPE)) {
      assertFalse(latest.poll());
      rospy.run("wait(lambda: c.get_num_connections() == 1)");
      rospy.run("[c.publish(data=[float(i)]) for i in range(5)]");
      Waiting.until("five messages", () -> latest.received() == 5);
      assertTrue(latest.poll());
      assertEquals(4, latest.message().data[0]);
      assertFalse(latest.poll());
      assertEquals(4, latest.message().data[0]);
    }
  }

  @Test
  void latchedMessagesReachLateSubscribers() throws Exception {
    try (var publisher = node.publisher("d", StringMessage.TYPE, PublisherOptions.latched())) {
      publisher.publish(text("old"));
      publisher.publish(text("new"));
      rospy.run("d = []; sub_d = rospy.Subscriber('/d', String, d.append)");
      rospy.run("wait(lambda: len(d) > 0)");
      publisher.publish(text("newer"));
      rospy.run("wait(lambda: len(d) > 1)");
      assertEquals("['new', 'newer']", rospy.run("[m.data for m in d]"));
    }
  }

  @Test
  void lateSubscribersOfThisNodeGetLatchedMessagesToo() throws Exception {
    rospy.run("e = rospy.Publisher('/e', String, queue_size=10, latch=True); e.publish('kept')");
    List<String> first = new CopyOnWriteArrayList<>();
    List<String> second = new CopyOnWriteArrayList<>();
    var type = StringMessage.TYPE;
    node.subscriber("e", type, m -> first.add(m.data));
    Waiting.until("the latched message", () -> first.equals(List.of("kept")));
    node.subscriber("e", type, m -> second.add(m.data));
    assertEquals(List.of("kept"), second);
    rospy.run("e.publish('fresh')");
    Waiting.until("the next", () -> second.equals(List.of("kept", "fresh")));
    assertEquals(first, second);
  }

  @Test
  void anyTypeIsReceivedAsBytes() throws Exception {
    rospy.run("f = rospy.Publisher('/f', String, queue_size=1, latch=True); f.publish('abc')");
    AtomicReference<byte[]> received = new AtomicReference<>();
    node.subscriber("f", RawMessage.ANY, m -> received.set(m.data.clone()));
    Waiting.until("a message", () -> received.get() != null);
    assertArrayEquals(new byte[] {3, 0, 0, 0, 'a', 'b', 'c'}, received.get());
  }

  @Test
  void largeMessagesPassBothWays() throws Exception {
    AtomicReference<double[]> back = new AtomicReference<>();
    rospy.run("g_out = rospy.Publisher('/g_out', Float64MultiArray, queue_size=1)");
    rospy.run("g = rospy.Subscriber('/g_in', Float64MultiArray, g_out.publish)");
    node.subscriber("g_out", Float64MultiArray.TYPE, m -> back.set(m.data.clone()));
    try (var publisher =
        node.publisher("g_in", Float64MultiArray.TYPE, PublisherOptions.streaming())) {
      Waiting.until("rospy subscribes", () -> publisher.subscriberCount() == 1);
      rospy.run("wait(lambda: g_out.get_num_connections() == 1)");
      Float64MultiArray large = new Float64MultiArray();
      large.data = new double[2_000_000];
      for (int i = 0; i < large.data.length; i++) {
        large.data[i] = i;
      }
      publisher.publish(large);
      Waiting.until("it comes back", () -> back.get() != null);
      assertArrayEquals(large.data, back.get());
    }
  }

  @Test
  void rospyCallsAService() throws Exception {
    var server = node.serviceServer("h", SetBool.TYPE, RospyTest::turnOn);
    rospy.run("h = rospy.ServiceProxy('/h', SetBool)");
    rospy.run("h2 = rospy.ServiceProxy('/h', SetBool, persistent=True)");
    assertEquals("success: True; message: \"on\"", rospy.run("h(True)"));
    assertEquals("success: True; message: \"on\"", rospy.run("h2(True)"));
    assertEquals("success: True; message: \"on\"", rospy.run("h2(True)"));
    IOException refusal = assertThrows(IOException.class, () -> rospy.run("h(False)"));
    assertTrue(refusal.getMessage().contains("cannot be turned off"), refusal.getMessage());
    rospy.run("h2.close()");
    server.close();
    IOException gone = assertThrows(IOException.class, () -> rospy.run("h(True)"));
    assertTrue(gone.getMessage().contains("ServiceException"), gone.getMessage());
  }

  private static void turnOn(SetBoolRequest request, SetBoolResponse response)
      throws ServiceException {
    if (!request.data) {
      throw new ServiceException("cannot be turned off");
    }
    response.success = true;
    response.message = "on";
  }

  @Test
  void servicesOfRospyAreCalled() throws Exception {
    rospy.run(
        "i = rospy.Service('/i', SetBool, lambda r: SetBoolResponse(True, 'was %s' % r.data) if r.data else None)");
    for (boolean persistent : List.of(false, true)) {
      try (var client =
          node.serviceClient("i", SetBool.TYPE, new ServiceClientOptions(persistent, 10))) {
        assertTrue(client.waitFor(Duration.ofSeconds(10)));
        SetBoolRequest request = new SetBoolRequest();
        request.data = true;
        assertEquals("was True", client.call(request).message);
        assertEquals("was True", client.call(request).message);
        request.data = false;
        assertThrows(ServiceException.class, () -> client.call(request));
        request.data = true;
        assertEquals("was True", client.call(request).message);
      }
    }
  }

  @Test
  void aServiceThatIsNotThereIsNamed() throws Exception {
    try (var client =
        node.serviceClient("nowhere", SetBool.TYPE, ServiceClientOptions.standard())) {
      IOException e = assertThrows(IOException.class, () -> client.call(new SetBoolRequest()));
      assertTrue(e.getMessage().contains("/nowhere") || e.getMessage().contains("lookupService"));
      assertFalse(client.waitFor(Duration.ofMillis(1)));
    }
  }

  @Test
  void parametersAreShared() throws Exception {
    Parameters parameters = node.parameters();
    rospy.run("rospy.set_param('/p', {'gain': 1.5, 'names': ['a', 'b'], 'on': True})");
    assertEquals(Optional.of(1.5), parameters.get("p/gain", Double.class));
    assertEquals(
        Optional.of(Map.of("gain", 1.5, "names", List.of("a", "b"), "on", true)),
        parameters.get("/p"));
    assertThrows(IllegalArgumentException.class, () -> parameters.get("p/names", Double.class));
    assertEquals(Optional.empty(), parameters.get("/q"));
    parameters.set("~limit", 3);
    assertEquals("3", rospy.run("rospy.get_param('/java_node/limit')"));
    assertEquals(Optional.of(3.0), parameters.get("~limit", Double.class));
    assertTrue(parameters.has("~limit"));
    assertTrue(parameters.names().contains("/java_node/limit"));
    parameters.delete("~limit");
    assertFalse(parameters.has("~limit"));
    assertEquals(Optional.of("/p"), parameters.search("p"));
    assertEquals(Optional.empty(), parameters.search("never"));
  }

  @Test
  void changesOfParametersAreTold() throws Exception {
    List<String> changes = new CopyOnWriteArrayList<>();
    node.parameters().set("/r/a", 1);
    node.parameters().subscribe("/r/a", (key, value) -> changes.add(key + "=" + value));
    rospy.run("rospy.set_param('/r/a', 2)");
    Waiting.until("the change", () -> changes.size() == 2);
    assertEquals(List.of("/r/a=1", "/r/a=2"), changes);
    node.parameters().unsubscribe("/r/a");
  }
}

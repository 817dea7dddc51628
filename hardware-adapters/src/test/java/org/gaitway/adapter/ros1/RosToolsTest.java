package org.gaitway.adapter.ros1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.gaitway.adapter.ros1.msg.sensor_msgs.JointState;
import org.gaitway.adapter.ros1.msg.std_msgs.StringMessage;
import org.gaitway.adapter.ros1.srv.std_srvs.SetBool;
import org.gaitway.adapter.ros1.srv.std_srvs.SetBoolRequest;
import org.gaitway.adapter.ros1.srv.std_srvs.SetBoolResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The command-line tools of ROS see the node as they see any other. */
class RosToolsTest {
  private static final int PUBLISH_MS = 10;

  private static RosMaster master;
  private static Node node;
  private static ScheduledExecutorService loop;
  private static final CopyOnWriteArrayList<String> HEARD = new CopyOnWriteArrayList<>();

  @BeforeAll
  static void start() throws Exception {
    master = new RosMaster();
    node = Node.start(master.settings("robot").withNamespace("/lab"), NodeLog.standardError());
    Publisher<JointState> states =
        node.publisher("joint_states", JointState.TYPE, PublisherOptions.streaming());
    node.subscriber("words", StringMessage.TYPE, message -> HEARD.add(message.data));
    node.serviceServer("~enable", SetBool.TYPE, RosToolsTest::enable);
    JointState state = new JointState();
    state.name = new String[] {"hip"};
    state.position = new double[] {0.5};
    loop = Executors.newSingleThreadScheduledExecutor();
    loop.scheduleAtFixedRate(() -> states.publish(state), 0, PUBLISH_MS, TimeUnit.MILLISECONDS);
  }

  private static void enable(SetBoolRequest request, SetBoolResponse response) {
    response.success = request.data;
    response.message = "it is " + request.data;
  }

  @AfterAll
  static void stop() throws Exception {
    loop.shutdown();
    assertTrue(loop.awaitTermination(10, TimeUnit.SECONDS));
    node.close();
    master.close();
  }

  private static void assertHas(String output, String... parts) {
    for (String part : parts) {
      assertTrue(output.contains(part), "expected '" + part + "' in:\n" + output);
    }
  }

  @Test
  void rosnodeKnowsTheNode() throws Exception {
    CompletableFuture<String> echo =
        RosTool.started(master, "rostopic", "echo", "-n", "150", "/lab/joint_states");
    Waiting.until("rostopic connects", () -> info().contains("direction: outbound"));
    String info = info();
    echo.cancel(true);
    assertHas(
        info,
        "* /lab/joint_states [sensor_msgs/JointState]",
        "* /rosout [rosgraph_msgs/Log]",
        "* /lab/words [unknown type]",
        "* /lab/robot/enable",
        "* /lab/robot/get_loggers",
        "* /lab/robot/set_logger_level",
        "Pid: " + ProcessHandle.current().pid(),
        " * topic: /lab/joint_states",
        "- 127.0.0.1:",
        "transport: TCPROS");
    assertHas(RosTool.run(master, "rosnode", "ping", "-c", "1", "/lab/robot"), "time=");
    assertHas(RosTool.run(master, "rosnode", "list"), "/lab/robot");
  }

  private static String info() throws Exception {
    return RosTool.run(master, "rosnode", "info", "/lab/robot");
  }

  @Test
  void rostopicListensAndTalks() throws Exception {
    CompletableFuture<String> rate =
        RosTool.started(master, "timeout", "-s", "INT", "4", "rostopic", "hz", "/lab/joint_states");
    assertHas(
        RosTool.run(master, "rostopic", "echo", "-n", "1", "/lab/joint_states"),
        "name:",
        "hip",
        "position: [0.5]");
    assertHas(
        RosTool.run(master, "rostopic", "info", "/lab/joint_states"),
        "Type: sensor_msgs/JointState",
        "Publishers:",
        "* /lab/robot (http://127.0.0.1:");
    assertHas(RosTool.run(master, "rostopic", "list"), "/lab/joint_states", "/lab/words");
    CompletableFuture<String> talk =
        RosTool.started(
            master, "rostopic", "pub", "-1", "/lab/words", "std_msgs/String", "data: hello");
    Waiting.until("the word", () -> HEARD.contains("hello"));
    talk.join();
    assertHas(rate.join(), "average rate: ", "window:");
  }

  @Test
  void rosserviceCallsTheNode() throws Exception {
    assertHas(RosTool.run(master, "rosservice", "list"), "/lab/robot/enable");
    assertHas(
        RosTool.run(master, "rosservice", "info", "/lab/robot/enable"),
        "Node: /lab/robot",
        "Type: std_srvs/SetBool",
        "Args: data");
    assertEquals(
        "std_srvs/SetBool", RosTool.run(master, "rosservice", "type", "/lab/robot/enable").strip());
    assertHas(
        RosTool.run(master, "rosservice", "call", "/lab/robot/enable", "true"),
        "success: True",
        "it is True".toLowerCase(java.util.Locale.ROOT));
    assertHas(
        RosTool.run(master, "rosservice", "call", "/lab/robot/get_loggers"), "level: \"info\"");
  }

  @Test
  void rosparamSharesParameters() throws Exception {
    node.parameters().set("~gain", 2.5);
    assertEquals("2.5", RosTool.run(master, "rosparam", "get", "/lab/robot/gain").strip());
    RosTool.run(master, "rosparam", "set", "/lab/robot/rate", "50");
    assertEquals(50, node.parameters().get("~rate", Integer.class).orElseThrow());
    assertHas(RosTool.run(master, "rosparam", "list"), "/lab/robot/gain");
  }

  @Test
  void rosnodeEndsANode() throws Exception {
    Node other = Node.start(master.settings("other"), NodeLog.silent());
    assertHas(RosTool.run(master, "rosnode", "kill", "/other"), "killed");
    other.awaitClosed();
    assertTrue(other.isClosed());
    assertTrue(!RosTool.run(master, "rosnode", "list").contains("/other"));
  }

  @Test
  void aNodeOfTheSameNameTakesOver() throws Exception {
    Node first = Node.start(master.settings("twin"), NodeLog.silent());
    Node second = Node.start(master.settings("twin"), NodeLog.silent());
    first.awaitClosed();
    assertTrue(!second.isClosed());
    assertHas(RosTool.run(master, "rosnode", "ping", "-c", "1", "/twin"), "time=");
    second.close();
  }
}

package org.gaitway.adapter.ros1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.gaitway.adapter.ros1.master.RosApi;
import org.gaitway.adapter.ros1.msg.std_msgs.StringMessage;
import org.gaitway.adapter.ros1.xmlrpc.XmlRpcClient;
import org.junit.jupiter.api.Test;

/** How a node leaves the graph, and what others see of it. */
class NodeEndTest {

  private static Process program(RosMaster master, String name) throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Process process =
        master.start(
            List.of(
                java.toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                EndedNode.class.getName(),
                master.uri(),
                name),
            name + ".log");
    assertEquals("ready", process.inputReader().readLine());
    return process;
  }

  private static String state(RosMaster master) throws IOException {
    try (XmlRpcClient client = new XmlRpcClient(Duration.ofSeconds(5), Duration.ofSeconds(5))) {
      return RosApi.call(client, URI.create(master.uri()), "getSystemState", "/test").toString();
    }
  }

  @Test
  void aTerminatedProgramUnregisters() throws Exception {
    try (RosMaster master = new RosMaster()) {
      Process process = program(master, "ended");
      String before = state(master);
      assertTrue(before.contains("[/word, [/ended]]"), before);
      assertTrue(before.contains("/ended/get_loggers"), before);
      process.destroy();
      process.waitFor();
      assertEquals("[[], [], []]", state(master));
    }
  }

  @Test
  void aPublisherThatCrashedIsReplacedByTheNext() throws Exception {
    List<String> words = new CopyOnWriteArrayList<>();
    try (RosMaster master = new RosMaster();
        Node node = Node.start(master.settings("listener"), NodeLog.standardError())) {
      node.subscriber("word", StringMessage.TYPE, m -> words.add(m.data));
      for (int i = 0; i < 2; i++) {
        Process process = program(master, "talker");
        String expected = "pid " + process.pid();
        Waiting.until("the word", () -> words.contains(expected));
        process.destroyForcibly().waitFor();
      }
      assertEquals(2, words.size());
    }
  }

  @Test
  void closingUnregistersWhatTheNodeDid() throws Exception {
    try (RosMaster master = new RosMaster()) {
      Node node = Node.start(master.settings("java_node"), NodeLog.standardError());
      var publisher = node.publisher("x", StringMessage.TYPE, PublisherOptions.streaming());
      var subscriber = node.subscriber("x", StringMessage.TYPE, m -> {});
      var second = node.latest("x", StringMessage.TYPE);
      Waiting.until("the node hears itself", () -> publisher.subscriberCount() == 1);
      Waiting.until("both ends know", () -> second.publisherCount() == 1);
      subscriber.close();
      assertTrue(state(master).contains("/x"));
      second.close();
      publisher.close();
      assertFalse(state(master).contains("/x"));
      publisher.publish(new StringMessage());
      node.close();
      node.close();
      assertEquals("[[], [], []]", state(master));
      assertThrows(IOException.class, () -> node.parameters().has("x"));
    }
  }
}

package org.gaitway.adapter.ros1;

import java.util.Map;
import org.gaitway.adapter.ros1.msg.std_msgs.StringMessage;

/** A program with one node, which publishes a latched word until the program is told to end. */
final class EndedNode {

  private EndedNode() {}

  /**
   * Runs it.
   *
   * @param args URI of the master, name of the node
   */
  public static void main(String[] args) throws Exception {
    NodeSettings settings =
        NodeArguments.environment(
            NodeSettings.named(args[1]), Map.of("ROS_MASTER_URI", args[0], "ROS_IP", "127.0.0.1"));
    Node node = Node.start(settings, NodeLog.standardError());
    StringMessage word = new StringMessage();
    word.data = "pid " + ProcessHandle.current().pid();
    node.publisher("word", StringMessage.TYPE, PublisherOptions.latched()).publish(word);
    System.out.println("ready");
    node.awaitClosed();
  }
}

package org.gaitway.adapter.ros1.robot;

import java.io.IOException;
import java.io.InterruptedIOException;
import org.gaitway.adapter.ros1.Node;
import org.gaitway.adapter.ros1.NodeArguments;
import org.gaitway.adapter.ros1.NodeLog;
import org.gaitway.adapter.ros1.NodeSettings;

/** Starts the node of one side of a robot. */
final class RobotNodes {
  private RobotNodes() {}

  /**
   * Starts a node where the settings say, or else the environment.
   *
   * @throws IOException if the master cannot be reached
   */
  static Node start(Ros1RobotSettings settings, NodeLog log) throws IOException {
    NodeSettings node =
        NodeArguments.environment(NodeSettings.named(settings.node()), System.getenv())
            .withNamespace(settings.namespace());
    if (!settings.master().isEmpty()) {
      node = node.withMaster(settings.master());
    }
    try {
      return Node.start(node, log);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for the ROS master");
    }
  }
}

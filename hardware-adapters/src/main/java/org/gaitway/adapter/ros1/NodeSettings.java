package org.gaitway.adapter.ros1;

import java.net.URI;
import java.util.Map;
import org.gaitway.adapter.ros1.name.GraphName;
import org.gaitway.adapter.ros1.tcpros.ConnectionLimits;
import org.gaitway.config.Setting;

/**
 * How a node takes its place in the ROS graph.
 *
 * @param name of the node, one word
 * @param namespace that its relative names are in
 * @param masterUri where the master is
 * @param host name or address by which other nodes reach this machine; empty to take the machine's
 * @param remappings names that are replaced by others
 * @param parameters private parameters to set at the start: numbers, {@code true}, {@code false} or
 *     text
 * @param masterWaitSeconds how long to wait for the master at the start [s]
 * @param masterCheckSeconds how often to check that the master knows the node [s]
 * @param closeAtExit whether the node unregisters when the JVM is told to end
 * @param limits what other nodes may ask for
 */
public record NodeSettings(
    @Setting("Name of the node, one word") String name,
    @Setting("Namespace of relative names") String namespace,
    @Setting(value = "Where the ROS master is", source = "ROS_MASTER_URI") String masterUri,
    @Setting(
            value = "Name or address by which other nodes reach this machine; empty: the machine's",
            source = "ROS_HOSTNAME, ROS_IP")
        String host,
    @Setting("Names that are replaced by others") Map<String, String> remappings,
    @Setting("Private parameters to set at the start") Map<String, String> parameters,
    @Setting(value = "How long to wait for the master at the start [s]", min = 0, max = 1e6)
        double masterWaitSeconds,
    @Setting(
            value = "How often to check that the master knows the node [s]",
            min = 0.01,
            max = 3600)
        double masterCheckSeconds,
    @Setting("Whether the node unregisters when the program is told to end") boolean closeAtExit,
    @Setting("What other nodes may ask for") ConnectionLimits limits) {

  /** Checks names and ranges. */
  public NodeSettings {
    GraphName.checkedNodeName(name);
    GraphName.checked(namespace);
    remappings = Map.copyOf(remappings);
    parameters = Map.copyOf(parameters);
    checkMaster(masterUri);
    if (!(masterWaitSeconds >= 0 && masterWaitSeconds <= 1e6)) {
      throw new IllegalArgumentException(
          "masterWaitSeconds must be from 0 to 1e6, was " + masterWaitSeconds);
    }
    if (!(masterCheckSeconds >= 0.01 && masterCheckSeconds <= 3600)) {
      throw new IllegalArgumentException(
          "masterCheckSeconds must be from 0.01 to 3600, was " + masterCheckSeconds);
    }
  }

  private static void checkMaster(String uri) {
    URI parsed = URI.create(uri);
    if (!"http".equals(parsed.getScheme()) || parsed.getHost() == null || parsed.getPort() < 0) {
      throw new IllegalArgumentException(
          "masterUri must be like http://localhost:11311, was " + uri);
    }
  }

  /**
   * A node at the master of this machine.
   *
   * @param name one word
   */
  public static NodeSettings named(String name) {
    return new NodeSettings(
        name,
        "/",
        "http://localhost:11311",
        "",
        Map.of(),
        Map.of(),
        10,
        1,
        true,
        ConnectionLimits.standard());
  }

  /** These settings at another master. */
  public NodeSettings withMaster(String uri) {
    return new NodeSettings(
        name,
        namespace,
        uri,
        host,
        remappings,
        parameters,
        masterWaitSeconds,
        masterCheckSeconds,
        closeAtExit,
        limits);
  }

  /** These settings in another namespace. */
  public NodeSettings withNamespace(String other) {
    return new NodeSettings(
        name,
        other,
        masterUri,
        host,
        remappings,
        parameters,
        masterWaitSeconds,
        masterCheckSeconds,
        closeAtExit,
        limits);
  }

  /** These settings with another name or address of this machine. */
  public NodeSettings withHost(String other) {
    return new NodeSettings(
        name,
        namespace,
        masterUri,
        other,
        remappings,
        parameters,
        masterWaitSeconds,
        masterCheckSeconds,
        closeAtExit,
        limits);
  }

  /** These settings with another name. */
  public NodeSettings withName(String other) {
    return new NodeSettings(
        other,
        namespace,
        masterUri,
        host,
        remappings,
        parameters,
        masterWaitSeconds,
        masterCheckSeconds,
        closeAtExit,
        limits);
  }

  /** These settings with other limits. */
  public NodeSettings withLimits(ConnectionLimits other) {
    return new NodeSettings(
        name,
        namespace,
        masterUri,
        host,
        remappings,
        parameters,
        masterWaitSeconds,
        masterCheckSeconds,
        closeAtExit,
        other);
  }

  /** These settings with other names and private parameters. */
  public NodeSettings withNames(Map<String, String> otherRemappings, Map<String, String> others) {
    return new NodeSettings(
        name,
        namespace,
        masterUri,
        host,
        otherRemappings,
        others,
        masterWaitSeconds,
        masterCheckSeconds,
        closeAtExit,
        limits);
  }
}

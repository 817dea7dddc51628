package org.gaitway.adapter.ros1;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads settings as every ROS node does: from the environment and from arguments. */
public final class NodeArguments {
  private static final String ASSIGN = ":=";

  private NodeArguments() {}

  /**
   * Takes {@code ROS_MASTER_URI}, {@code ROS_NAMESPACE}, {@code ROS_HOSTNAME} and {@code ROS_IP}
   * into settings; of the last two the first wins.
   *
   * @param settings to begin with
   * @param environment such as {@link System#getenv()}
   */
  public static NodeSettings environment(NodeSettings settings, Map<String, String> environment) {
    NodeSettings result = settings;
    if (environment.containsKey("ROS_MASTER_URI")) {
      result = result.withMaster(environment.get("ROS_MASTER_URI"));
    }
    if (environment.containsKey("ROS_NAMESPACE")) {
      result = result.withNamespace(environment.get("ROS_NAMESPACE"));
    }
    String host = environment.getOrDefault("ROS_HOSTNAME", environment.get("ROS_IP"));
    return host == null ? result : result.withHost(host);
  }

  /**
   * Takes arguments into settings: {@code __name}, {@code __ns}, {@code __master}, {@code
   * __hostname} and {@code __ip}; {@code _key:=value} for a private parameter; {@code from:=to} for
   * a remapping. Other arguments, and {@code __log}, are left alone.
   *
   * @param settings to begin with
   * @param arguments of the program
   * @throws IllegalArgumentException if a name is not allowed
   */
  public static NodeSettings arguments(NodeSettings settings, List<String> arguments) {
    NodeSettings result = settings;
    Map<String, String> remappings = new LinkedHashMap<>(settings.remappings());
    Map<String, String> parameters = new LinkedHashMap<>(settings.parameters());
    for (String argument : arguments) {
      int at = argument.indexOf(ASSIGN);
      if (at <= 0) {
        continue;
      }
      String key = argument.substring(0, at);
      String value = argument.substring(at + ASSIGN.length());
      if (key.startsWith("__")) {
        result = special(result, key, value);
      } else if (key.startsWith("_")) {
        parameters.put(key.substring(1), value);
      } else {
        remappings.put(key, value);
      }
    }
    return result.withNames(remappings, parameters);
  }

  private static NodeSettings special(NodeSettings settings, String key, String value) {
    return switch (key) {
      case "__name" -> settings.withName(value);
      case "__ns" -> settings.withNamespace(value);
      case "__master" -> settings.withMaster(value);
      case "__hostname", "__ip" -> settings.withHost(value);
      default -> settings;
    };
  }
}

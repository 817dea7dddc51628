package org.gaitway.adapter.ros1.name;

import java.util.LinkedHashMap;
import java.util.Map;

/** Turns the names that a node uses into global ones. Immutable. */
public final class NameResolver {
  private final String namespace;
  private final String nodeName;
  private final Map<String, String> remappings = new LinkedHashMap<>();

  /**
   * @param namespace that relative names are in, such as {@code /} or {@code arm}
   * @param name of the node, one word
   * @param remappings names that are replaced by others; both sides may be relative
   * @throws IllegalArgumentException if one of the names is not allowed
   */
  public NameResolver(String namespace, String name, Map<String, String> remappings) {
    this.namespace = GraphName.global(GraphName.checked(namespace));
    this.nodeName = GraphName.global(this.namespace + "/" + GraphName.checkedNodeName(name));
    remappings.forEach((from, to) -> this.remappings.put(global(from), global(to)));
  }

  /** The node's global name. */
  public String nodeName() {
    return nodeName;
  }

  /** The namespace of relative names, {@code /} or without a slash at its end. */
  public String namespace() {
    return namespace;
  }

  /**
   * The global name that a name stands for.
   *
   * @param name global, private or relative
   * @throws IllegalArgumentException if it is not allowed
   */
  public String resolve(String name) {
    String resolved = global(name);
    return remappings.getOrDefault(resolved, resolved);
  }

  private String global(String name) {
    GraphName.checked(name);
    if (name.startsWith("/")) {
      return GraphName.global(name);
    }
    if (name.startsWith("~")) {
      return GraphName.global(nodeName + "/" + name.substring(1));
    }
    return GraphName.global(namespace + "/" + name);
  }
}

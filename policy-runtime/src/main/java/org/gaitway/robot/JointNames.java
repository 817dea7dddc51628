package org.gaitway.robot;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names of joints in order, each once, and where each is. */
final class JointNames {
  private final List<String> names;
  private final Map<String, Integer> indices = new HashMap<>();

  /**
   * @throws IllegalArgumentException if a name is there twice
   */
  JointNames(List<String> names) {
    this.names = List.copyOf(names);
    for (String name : names) {
      if (indices.put(name, indices.size()) != null) {
        throw new IllegalArgumentException("joint '" + name + "' is there twice");
      }
    }
  }

  List<String> names() {
    return names;
  }

  /**
   * @throws IllegalArgumentException if there is no such joint
   */
  int index(String name) {
    Integer index = indices.get(name);
    if (index == null) {
      throw new IllegalArgumentException("no joint '" + name + "'; there are " + names);
    }
    return index;
  }
}

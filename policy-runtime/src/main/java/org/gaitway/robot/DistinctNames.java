package org.gaitway.robot;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names of one kind of thing in order, each once, and where each is. */
final class DistinctNames {
  private final String kind;
  private final List<String> names;
  private final Map<String, Integer> indices = new HashMap<>();

  /**
   * @param kind what is named, for messages: {@code joint}
   * @throws IllegalArgumentException if a name is there twice
   */
  DistinctNames(String kind, List<String> names) {
    this.kind = kind;
    this.names = List.copyOf(names);
    for (String name : names) {
      if (indices.put(name, indices.size()) != null) {
        throw new IllegalArgumentException(kind + " '" + name + "' is there twice");
      }
    }
  }

  List<String> names() {
    return names;
  }

  /**
   * @throws IllegalArgumentException if there is no such thing
   */
  int index(String name) {
    Integer index = indices.get(name);
    if (index == null) {
      throw new IllegalArgumentException("no " + kind + " '" + name + "'; there are " + names);
    }
    return index;
  }
}

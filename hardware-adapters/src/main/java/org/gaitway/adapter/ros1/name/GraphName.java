package org.gaitway.adapter.ros1.name;

/**
 * The rules of names in the ROS graph. A name is global ({@code /arm/joint_states}), private to a
 * node ({@code ~gain}) or relative to its namespace ({@code joint_states}).
 */
public final class GraphName {

  private GraphName() {}

  /**
   * Checks a name that is not resolved yet.
   *
   * @return the name
   * @throws IllegalArgumentException if ROS allows no such name, with what is wrong
   */
  public static String checked(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean allowed = i == 0 ? isLetter(c) || c == '/' || c == '~' : isWord(c) || c == '/';
      if (!allowed) {
        throw new IllegalArgumentException(
            "the ROS name '"
                + name
                + "' has '"
                + c
                + "' at position "
                + (i + 1)
                + "; expected "
                + (i == 0 ? "a letter, '/' or '~'" : "letters, digits, '_' or '/'"));
      }
    }
    return name;
  }

  /**
   * Checks the name of a node, which has no namespace in it.
   *
   * @return the name
   * @throws IllegalArgumentException if it is empty, or not a word
   */
  public static String checkedNodeName(String name) {
    if (name.isEmpty() || name.startsWith("~") || name.contains("/")) {
      throw new IllegalArgumentException(
          "the node name '" + name + "' must be one word; its namespace is a setting of its own");
    }
    return checked(name);
  }

  /** The name with a slash before it, none after it, and no two in a row. */
  public static String global(String name) {
    StringBuilder result = new StringBuilder("/");
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c != '/' || result.charAt(result.length() - 1) != '/') {
        result.append(c);
      }
    }
    if (result.length() > 1 && result.charAt(result.length() - 1) == '/') {
      result.setLength(result.length() - 1);
    }
    return result.toString();
  }

  /** Whether a global name is in a namespace. */
  public static boolean isBelow(String name, String namespace) {
    return name.startsWith(namespace.equals("/") ? namespace : namespace + "/");
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private static boolean isWord(char c) {
    return isLetter(c) || c >= '0' && c <= '9' || c == '_';
  }
}

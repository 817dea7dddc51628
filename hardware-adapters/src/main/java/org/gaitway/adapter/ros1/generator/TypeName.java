package org.gaitway.adapter.ros1.generator;

import java.util.regex.Pattern;

/**
 * The name of a type of message or service.
 *
 * @param packageName of the ROS package, such as {@code sensor_msgs}
 * @param name within the package, such as {@code JointState}
 */
public record TypeName(String packageName, String name) implements Comparable<TypeName> {
  private static final Pattern LEGAL = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

  /** Checks that both are names. */
  public TypeName {
    if (!isLegal(packageName) || !isLegal(name)) {
      throw new IllegalArgumentException(
          "expected PACKAGE/TYPE, each of letters, digits and underscores after a letter, found '%s/%s'"
              .formatted(packageName, name));
    }
  }

  /**
   * Returns a name.
   *
   * @param text such as {@code sensor_msgs/JointState}
   * @throws IllegalArgumentException if it is no name with a package
   */
  public static TypeName of(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("expected PACKAGE/TYPE, found '" + text + "'");
    }
    return new TypeName(text.substring(0, slash), text.substring(slash + 1));
  }

  /** Whether a word may name a package, a type, a field or a constant. */
  static boolean isLegal(String word) {
    return LEGAL.matcher(word).matches();
  }

  /** Another type of the same package. */
  TypeName withSuffix(String suffix) {
    return new TypeName(packageName, name + suffix);
  }

  @Override
  public int compareTo(TypeName other) {
    return toString().compareTo(other.toString());
  }

  /** Package, slash, name. */
  @Override
  public String toString() {
    return packageName + "/" + name;
  }
}

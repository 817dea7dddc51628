package org.gaitway.adapter.ros1.generator;

import java.util.Set;

/**
 * What Java calls a ROS type, field or constant: the same, unless Java, or what generated classes
 * are made of, has that name already.
 */
final class JavaNames {

  /** Classes that generated code speaks of by their short names. */
  private static final Set<String> TAKEN_TYPES =
      Set.of(
          "ArrayList",
          "Arrays",
          "Boolean",
          "Byte",
          "Character",
          "Double",
          "Duration",
          "Float",
          "Integer",
          "List",
          "Long",
          "MessageType",
          "Object",
          "Objects",
          "Override",
          "RosFormatException",
          "RosInput",
          "RosMessage",
          "RosOutput",
          "ServiceType",
          "Short",
          "Stream",
          "String",
          "System",
          "Time");

  /** What a generated class has of its own, and classes whose static methods it calls. */
  private static final Set<String> TAKEN_FIELDS =
      Set.of("Arrays", "Double", "Float", "Long", "Objects", "Stream", "String", "System", "TYPE");

  private static final Set<String> KEYWORDS =
      Set.of(
          "abstract",
          "assert",
          "boolean",
          "break",
          "byte",
          "case",
          "catch",
          "char",
          "class",
          "const",
          "continue",
          "default",
          "do",
          "double",
          "else",
          "enum",
          "extends",
          "false",
          "final",
          "finally",
          "float",
          "for",
          "goto",
          "if",
          "implements",
          "import",
          "instanceof",
          "int",
          "interface",
          "long",
          "native",
          "new",
          "null",
          "package",
          "permits",
          "private",
          "protected",
          "public",
          "record",
          "return",
          "sealed",
          "short",
          "static",
          "strictfp",
          "super",
          "switch",
          "synchronized",
          "this",
          "throw",
          "throws",
          "transient",
          "true",
          "try",
          "var",
          "void",
          "volatile",
          "while",
          "yield");

  private JavaNames() {}

  /** The simple name of the class of a message or service. */
  static String classOf(String rosName) {
    return TAKEN_TYPES.contains(rosName) ? rosName + "Message" : withoutKeyword(rosName);
  }

  /** The name of a field or constant. */
  static String field(String rosName) {
    return TAKEN_FIELDS.contains(rosName) ? rosName + "_" : withoutKeyword(rosName);
  }

  /** The last part of the name of a Java package. */
  static String packagePart(String rosPackage) {
    return withoutKeyword(rosPackage);
  }

  private static String withoutKeyword(String name) {
    return KEYWORDS.contains(name) ? name + "_" : name;
  }
}

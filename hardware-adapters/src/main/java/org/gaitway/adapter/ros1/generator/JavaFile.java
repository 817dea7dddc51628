package org.gaitway.adapter.ros1.generator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A file of source code with one class: its package, its imports, and what it calls other classes.
 */
final class JavaFile {
  private static final String MESSAGE_PACKAGE = "org.gaitway.adapter.ros1.message.";

  /** What generated classes may need. */
  private static final List<String> LIBRARY =
      List.of(
          "java.util.ArrayList",
          "java.util.Arrays",
          "java.util.List",
          "java.util.Objects",
          "java.util.stream.Stream",
          MESSAGE_PACKAGE + "Duration",
          MESSAGE_PACKAGE + "MessageType",
          MESSAGE_PACKAGE + "RosFormatException",
          MESSAGE_PACKAGE + "RosInput",
          MESSAGE_PACKAGE + "RosMessage",
          MESSAGE_PACKAGE + "RosOutput",
          MESSAGE_PACKAGE + "ServiceType",
          MESSAGE_PACKAGE + "Time");

  private final String packageName;
  private final String className;
  private final Set<String> imports = new TreeSet<>();

  /**
   * @param packageName Java package of the class
   * @param className its simple name
   */
  JavaFile(String packageName, String className) {
    this.packageName = packageName;
    this.className = className;
  }

  /**
   * What this file calls the classes of messages: short names where they are distinct, and imported
   * then, else long ones.
   *
   * @param messages that the class refers to
   * @param packages where they are
   */
  Map<TypeName, String> classNames(Set<TypeName> messages, JavaPackages packages) {
    Map<TypeName, String> names = new HashMap<>();
    for (TypeName message : messages) {
      String simple = JavaNames.classOf(message.name());
      String owner = packages.ofMessage(message);
      boolean distinct =
          !simple.equals(className)
              && messages.stream()
                  .filter(m -> JavaNames.classOf(m.name()).equals(simple))
                  .allMatch(message::equals);
      boolean isHere = owner.equals(packageName);
      names.put(message, distinct || isHere ? simple : owner + "." + simple);
      if (distinct && !isHere) {
        imports.add(owner + "." + simple);
      }
    }
    return names;
  }

  /**
   * Writes the file, unless it is there with the same text.
   *
   * @param folder root of the source tree
   * @param origin the definition that the class is made from
   * @param body the class
   * @return the file
   */
  Path write(Path folder, String origin, String body) throws IOException {
    for (String type : LIBRARY) {
      String simple = type.substring(type.lastIndexOf('.') + 1);
      if (Pattern.compile("\\b" + simple + "\\b").matcher(body).find()) {
        imports.add(type);
      }
    }
    StringBuilder text = new StringBuilder();
    text.append("// Generated from ").append(origin).append("; changes here would be lost.\n");
    text.append("package ").append(packageName).append(";\n\n");
    imports.forEach(type -> text.append("import ").append(type).append(";\n"));
    text.append('\n').append(body);
    Path file = folder.resolve(packageName.replace('.', '/')).resolve(className + ".java");
    Files.createDirectories(file.getParent());
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), bytes)) {
      Files.write(file, bytes);
    }
    return file;
  }
}

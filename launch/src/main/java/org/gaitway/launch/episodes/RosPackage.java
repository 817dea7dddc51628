package org.gaitway.launch.episodes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Definitions of messages as packages for ROS 1's catkin. Once such a package is built, the tools
 * of ROS know its messages, and {@code rosbag check} accepts bags with them.
 */
final class RosPackage {
  private static final Pattern REFERENCE = Pattern.compile("(?m)^([a-z]\\w*)/\\w+");

  private static final String MANIFEST =
      """
      <?xml version="1.0"?>
      <package format="2">
        <name>%s</name>
        <version>0.1.0</version>
        <description>Messages of episodes</description>
        <maintainer email="nobody@example.com">nobody</maintainer>
        <license>none</license>
        <buildtool_depend>catkin</buildtool_depend>
        <build_depend>message_generation</build_depend>
        <exec_depend>message_runtime</exec_depend>
      %s</package>
      """;

  private static final String BUILD =
      """
      cmake_minimum_required(VERSION 3.0.2)
      project(%s)
      find_package(catkin REQUIRED COMPONENTS message_generation %s)
      add_message_files(DIRECTORY msg)
      generate_messages(DEPENDENCIES %s)
      catkin_package(CATKIN_DEPENDS message_runtime %s)
      """;

  private RosPackage() {}

  /**
   * Writes packages into a folder.
   *
   * @param definitions by type, {@code PACKAGE/TYPE}
   */
  static void write(Map<String, String> definitions, Path folder) throws IOException {
    Map<String, Set<String>> uses = new TreeMap<>();
    for (Map.Entry<String, String> definition : definitions.entrySet()) {
      String[] name = definition.getKey().split("/");
      Path messages = Files.createDirectories(folder.resolve(name[0]).resolve("msg"));
      Files.writeString(messages.resolve(name[1] + ".msg"), definition.getValue());
      Set<String> used = uses.computeIfAbsent(name[0], key -> new TreeSet<>());
      Matcher matcher = REFERENCE.matcher(definition.getValue());
      while (matcher.find()) {
        used.add(matcher.group(1));
      }
      used.remove(name[0]);
    }
    for (Map.Entry<String, Set<String>> entry : uses.entrySet()) {
      writeBuild(folder.resolve(entry.getKey()), entry.getKey(), entry.getValue());
    }
  }

  private static void writeBuild(Path folder, String name, Set<String> uses) throws IOException {
    StringBuilder depends = new StringBuilder();
    uses.forEach(used -> depends.append("  <depend>").append(used).append("</depend>\n"));
    Files.writeString(folder.resolve("package.xml"), MANIFEST.formatted(name, depends));
    String list = String.join(" ", uses);
    Files.writeString(folder.resolve("CMakeLists.txt"), BUILD.formatted(name, list, list, list));
  }
}

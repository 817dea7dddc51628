package org.gaitway.episode;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The definitions of the message types that episodes have. */
public final class MessageTexts {
  private static final String SEPARATOR = "=".repeat(80);
  private static final Pattern FIELD = Pattern.compile("(?m)^([A-Za-z]\\w*(?:/\\w+)?)(?:\\[.*])? ");

  private MessageTexts() {}

  /**
   * A type's definition with those of all types that it uses, as MCAP's {@code ros2msg} has it.
   *
   * @param type such as {@code sensor_msgs/msg/JointState}
   * @throws IllegalArgumentException if episodes have no such type
   */
  public static String of(String type) {
    String name = type.replace("/msg/", "/");
    Map<String, String> texts = new LinkedHashMap<>();
    collect(name, texts);
    StringBuilder all = new StringBuilder(texts.remove(name));
    texts.forEach(
        (used, text) ->
            all.append(SEPARATOR).append("\nMSG: ").append(used).append('\n').append(text));
    return all.toString();
  }

  private static void collect(String name, Map<String, String> texts) {
    if (texts.containsKey(name)) {
      return;
    }
    String text = read(name);
    texts.put(name, text);
    Matcher field = FIELD.matcher(text);
    while (field.find()) {
      String used = field.group(1);
      if (Character.isUpperCase(used.charAt(0))) {
        collect(name.substring(0, name.indexOf('/') + 1) + used, texts);
      } else if (used.contains("/")) {
        collect(used, texts);
      }
    }
  }

  private static String read(String name) {
    try (InputStream in = MessageTexts.class.getResourceAsStream("msg/" + name + ".msg")) {
      if (in == null) {
        throw new IllegalArgumentException("episodes have no message type " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the program is damaged: " + name + ".msg", e);
    }
  }
}

package org.gaitway.adapter.rosbag;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gaitway.adapter.ros1.generator.DefinitionCatalog;
import org.gaitway.adapter.ros1.generator.DefinitionFinder;
import org.gaitway.adapter.ros1.generator.TypeName;
import org.gaitway.cdr.MessageDefinition;
import org.gaitway.cdr.MessageField;

/**
 * The type of ROS 1 that corresponds to one of ROS 2: the same fields, with {@code time} and {@code
 * duration} in place of their messages, and {@code seq} at the start of each {@code
 * std_msgs/Header}. Bounds and default values fall away. So the standard types become those of ROS
 * 1, with their md5sums.
 *
 * @param name as {@code PACKAGE/TYPE}
 * @param md5sum 32 hexadecimal digits
 * @param text its definition, followed by those that it refers to
 * @param texts the definitions alone, by type, of those types that ROS 1 does not know
 */
public record Ros1Type(String name, String md5sum, String text, Map<String, String> texts) {

  /**
   * Translates a type.
   *
   * @param definition of ROS 2
   * @param known definitions of ROS 1; those that mean the same are taken word for word, others
   *     differ from ROS 1's in the md5sum too
   * @throws IOException if ROS 1 has no way to say it, with the reason
   */
  public static Ros1Type of(MessageDefinition definition, DefinitionFinder known)
      throws IOException {
    Map<String, String> translated = new TreeMap<>();
    translate(definition, translated);
    DefinitionFinder own = finder(translated);
    Map<String, String> unknown = new TreeMap<>(translated);
    for (String type : translated.keySet()) {
      if (isSame(TypeName.of(type), own, known)) {
        unknown.remove(type);
      }
    }
    DefinitionCatalog catalog = new DefinitionCatalog(finder(unknown).orElse(known));
    var message = catalog.message(TypeName.of(definition.name()));
    return new Ros1Type(
        definition.name(), catalog.md5sum(message), catalog.fullText(message), Map.copyOf(unknown));
  }

  private static DefinitionFinder finder(Map<String, String> texts) {
    return (kind, name) ->
        Optional.ofNullable(texts.get(name.toString()))
            .map(text -> new DefinitionFinder.Found("ros1:" + name, text));
  }

  private static boolean isSame(TypeName name, DefinitionFinder own, DefinitionFinder known)
      throws IOException {
    return known.find(DefinitionFinder.Kind.MSG, name).isPresent()
        && md5sum(name, known).equals(md5sum(name, own));
  }

  private static String md5sum(TypeName name, DefinitionFinder finder) throws IOException {
    DefinitionCatalog catalog = new DefinitionCatalog(finder);
    return catalog.md5sum(catalog.message(name));
  }

  private static void translate(MessageDefinition definition, Map<String, String> texts) {
    StringBuilder text = new StringBuilder();
    definition
        .constants()
        .forEach(
            constant ->
                text.append(constant.type().word())
                    .append(' ' + constant.name() + '=' + constant.value() + '\n'));
    if (Ros1Messages.isHeader(definition)) {
      text.append("uint32 seq\n");
    }
    for (MessageField field : definition.fields()) {
      text.append(type(field)).append(' ').append(field.name()).append('\n');
    }
    texts.put(definition.name(), text.toString());
    for (MessageField field : definition.fields()) {
      field
          .message()
          .filter(type -> Ros1Messages.stampWord(type).isEmpty() && !texts.containsKey(type.name()))
          .ifPresent(type -> translate(type, texts));
    }
  }

  private static String type(MessageField field) {
    String element =
        field
            .message()
            .map(type -> Ros1Messages.stampWord(type).orElse(type.name()))
            .orElseGet(() -> field.primitive().orElseThrow().word());
    return switch (field.arity()) {
      case SINGLE -> element;
      case ARRAY -> element + "[" + field.count() + "]";
      case SEQUENCE -> element + "[]";
    };
  }
}

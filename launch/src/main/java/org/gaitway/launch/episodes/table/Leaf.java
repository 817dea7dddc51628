package org.gaitway.launch.episodes.table;

import java.util.ArrayList;
import java.util.List;
import org.gaitway.cdr.MessageDefinition;
import org.gaitway.cdr.MessageField;
import org.gaitway.cdr.MessageValue;

/**
 * A field of a topic's messages, or of a message within them, that becomes one column or several: a
 * value, a stamp [ns], an array of values, or an array of messages, which becomes JSON.
 *
 * @param name with those of the fields that it is in, separated by dots
 * @param outer the messages that it is in
 * @param field itself
 * @param type of the cells, or of their elements
 * @param array whether it has any number of values
 */
record Leaf(
    String name, List<MessageField> outer, MessageField field, CellType type, boolean array) {
  private static final List<String> STAMPS =
      List.of("builtin_interfaces/Time", "builtin_interfaces/Duration");
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  /** All leaves of a type, in the order of its fields. */
  static List<Leaf> of(MessageDefinition definition) {
    List<Leaf> leaves = new ArrayList<>();
    add(definition, List.of(), leaves);
    return leaves;
  }

  private static void add(
      MessageDefinition definition, List<MessageField> outer, List<Leaf> leaves) {
    for (MessageField field : definition.fields()) {
      if (field.message().isEmpty()) {
        CellType type = CellValue.type(field.primitive().orElseThrow());
        leaves.add(leaf(outer, field, type, field.isArray()));
      } else if (field.isArray()) {
        leaves.add(leaf(outer, field, CellType.TEXT, false));
      } else if (isStamp(field)) {
        leaves.add(leaf(outer, field, CellType.INTEGER, false));
      } else {
        List<MessageField> inner = new ArrayList<>(outer);
        inner.add(field);
        add(field.message().get(), inner, leaves);
      }
    }
  }

  private static Leaf leaf(
      List<MessageField> outer, MessageField field, CellType type, boolean array) {
    StringBuilder name = new StringBuilder();
    outer.forEach(message -> name.append(message.name()).append('.'));
    return new Leaf(name + field.name(), List.copyOf(outer), field, type, array);
  }

  private static boolean isStamp(MessageField field) {
    return field.message().isPresent() && STAMPS.contains(field.message().get().name());
  }

  /** The name of a field beside this one. */
  String sibling(String other) {
    return name.substring(0, name.length() - field.name().length()) + other;
  }

  /** The value in a message: one that a cell can hold, or an array of such. */
  Object value(MessageValue message) {
    MessageValue inner = message;
    for (MessageField step : outer) {
      inner = inner.message(step.name());
    }
    Object value = CellValue.of(inner, field);
    if (value instanceof MessageValue stamp) {
      return stamp.integer("sec") * NANOS_PER_SECOND + stamp.integer("nanosec");
    }
    return value instanceof MessageValue[] ? JsonCell.of(value) : value;
  }
}

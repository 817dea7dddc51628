package org.gaitway.adapter.ros1.generator;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a {@code .msg} file says, or a half of a {@code .srv} file.
 *
 * @param name of the type
 * @param text all of it, with comments, as publishers tell it to subscribers
 * @param constants in their order
 * @param fields in their order, which is that of the bytes
 */
public record MessageDefinition(
    TypeName name, String text, List<Constant> constants, List<Field> fields) {

  /** Makes the lists unmodifiable. */
  public MessageDefinition {
    constants = List.copyOf(constants);
    fields = List.copyOf(fields);
  }

  /** The messages that fields have as types, in the order of their first appearance. */
  Set<TypeName> references() {
    Set<TypeName> references = new LinkedHashSet<>();
    for (Field field : fields) {
      if (!field.type().isPrimitive()) {
        references.add(field.type().message());
      }
    }
    return references;
  }
}

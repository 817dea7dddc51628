package org.gaitway.adapter.ros1.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The source code of a message's class. */
final class MessageSource {
  private static final String INDENT = "\n        ";

  private final MessageDefinition definition;
  private final DefinitionCatalog catalog;
  private final String className;
  private final List<FieldSource> fields = new ArrayList<>();

  /**
   * @param definition from the catalogue
   * @param catalog has all that the definition refers to
   * @param classNames what the source calls the classes of those
   */
  MessageSource(
      MessageDefinition definition, DefinitionCatalog catalog, Map<TypeName, String> classNames) {
    this.definition = definition;
    this.catalog = catalog;
    this.className = JavaNames.classOf(definition.name().name());
    for (Field field : definition.fields()) {
      FieldType type = field.type();
      fields.add(new FieldSource(field, classNames.get(type.message()), catalog.minimumSize(type)));
    }
  }

  /** The class without package and imports. */
  String text() {
    return """
    /** The message {@code %s}. */
    public final class %s implements RosMessage {
    %s%s  /** The type of these messages. */
      public static final MessageType<%2$s> TYPE =
          new MessageType<>(
              %s,
              %s,
              %s,
              %2$s::new);

    %s  /** Makes a message with all fields zero, false or empty. */
      public %2$s() {}

    %s%s}
    """
        .formatted(
            definition.name(),
            className,
            constants(),
            definition.constants().isEmpty() ? "" : "\n",
            JavaLiteral.of(definition.name().toString()),
            JavaLiteral.of(catalog.md5sum(definition)),
            definitionText(),
            declarations(),
            serialization(),
            objectMethods());
  }

  private String constants() {
    return definition.constants().stream()
        .map(
            c ->
                "  /** {@code %s}. */\n  public static final %s %s = %s;\n"
                    .formatted(
                        c.type().rosName(),
                        c.type().javaType(),
                        JavaNames.field(c.name()),
                        JavaLiteral.of(c)))
        .collect(Collectors.joining("\n"));
  }

  /** A literal a line, since a literal may not have any length. */
  private String definitionText() {
    String text = catalog.fullText(definition);
    String lines =
        text.lines().map(JavaLiteral::of).collect(Collectors.joining(",\n              "));
    if (text.endsWith("\n")) {
      lines += ",\n              \"\"";
    }
    return text.isEmpty()
        ? "\"\""
        : "String.join(\n              \"\\n\",\n              " + lines + ")";
  }

  private String declarations() {
    return each(f -> "  /** " + f.description() + " */\n  " + f.declaration() + "\n\n");
  }

  private String serialization() {
    return """
      /**
       * Makes all fields equal to those of another message, with which they then share nothing.
       *
       * @param other is not kept
       */
      public void set(%s other) {
    %s%s  }

      @Override
      public MessageType<%1$s> type() {
        return TYPE;
      }

      @Override
      public void write(RosOutput out) {
    %s  }

      @Override
      public void read(RosInput in) throws RosFormatException {
    %s  }

    """
        .formatted(
            className,
            fields.stream().anyMatch(FieldSource::isListThatGrows)
                ? "    if (other == this) {\n      return;\n    }\n"
                : "",
            statements(FieldSource::set),
            statements(FieldSource::write),
            statements(FieldSource::read));
  }

  private String statements(Function<FieldSource, String> statement) {
    return each(f -> "    " + statement.apply(f) + "\n");
  }

  private String objectMethods() {
    return """
      @Override
      public boolean equals(Object other) {
        return other instanceof %s%s;
      }

      @Override
      public int hashCode() {
        return Objects.hash(%s);
      }

      /** The name of the type, and each field with its value. */
      @Override
      public String toString() {
        return %s;
      }
    """
        .formatted(
            fields.isEmpty() ? className : className + " that",
            each(f -> INDENT + "&& " + f.equality()),
            fields.stream().map(f -> INDENT + f.hash()).collect(Collectors.joining(",")),
            string());
  }

  private String string() {
    String start = definition.name() + "[";
    if (fields.isEmpty()) {
      return JavaLiteral.of(start + "]");
    }
    StringBuilder text = new StringBuilder(JavaLiteral.of(start));
    for (int i = 0; i < fields.size(); i++) {
      text.append(INDENT).append("+ ").append(fields.get(i).text(i == 0 ? "" : ", "));
    }
    return text.append(INDENT).append("+ \"]\"").toString();
  }

  private String each(Function<FieldSource, String> part) {
    return fields.stream().map(part).collect(Collectors.joining());
  }
}

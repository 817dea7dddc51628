package org.gaitway.adapter.ros1.generator;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads definitions of messages and services: a line each for a field ({@code TYPE NAME}) or a
 * constant ({@code TYPE NAME=VALUE}), comments after {@code #}. The rules are those of genmsg, but
 * any space separates words.
 */
public final class DefinitionParser {
  private static final TypeName HEADER = new TypeName("std_msgs", "Header");

  private final TypeName name;
  private final String source;
  private final List<Constant> constants = new ArrayList<>();
  private final List<Field> fields = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private int line;

  private DefinitionParser(TypeName name, String source, int line) {
    this.name = name;
    this.source = source;
    this.line = line;
  }

  /**
   * Reads a {@code .msg} file.
   *
   * @param name of the type; types without a package in the text are of its package
   * @param source what errors call the text, such as its path
   * @param text all of the file
   * @throws DefinitionException if the text is not a definition
   */
  public static MessageDefinition message(TypeName name, String source, String text)
      throws DefinitionException {
    return new DefinitionParser(name, source, 0).parse(withPlainLineEnds(text));
  }

  /**
   * Reads a {@code .srv} file: two definitions, separated by a line that begins with {@code ---}.
   *
   * @param name of the type; types without a package in the text are of its package
   * @param source what errors call the text, such as its path
   * @param text all of the file
   * @throws DefinitionException if the text is not a definition
   */
  public static ServiceDefinition service(TypeName name, String source, String text)
      throws DefinitionException {
    StringBuilder request = new StringBuilder();
    StringBuilder response = new StringBuilder();
    StringBuilder half = request;
    int responseLine = 0;
    int number = 0;
    for (String line : withPlainLineEnds(text).split("\n", -1)) {
      number++;
      if (line.startsWith("---")) {
        half = response;
        responseLine = number;
      } else {
        half.append(line).append('\n');
      }
    }
    if (half == request) {
      throw new DefinitionException(
          source + ": expected a line '---' between request and response, found none");
    }
    return new ServiceDefinition(
        name,
        new DefinitionParser(name.withSuffix("Request"), source, 0).parse(request.toString()),
        new DefinitionParser(name.withSuffix("Response"), source, responseLine)
            .parse(response.toString()));
  }

  private static String withPlainLineEnds(String text) {
    return text.replace("\r\n", "\n");
  }

  private MessageDefinition parse(String text) throws DefinitionException {
    for (String raw : text.split("\n", -1)) {
      line++;
      String clean = withoutComment(raw);
      if (clean.indexOf('=') >= 0) {
        parseConstant(raw, clean);
      } else if (!clean.isEmpty()) {
        parseField(clean);
      }
    }
    return new MessageDefinition(name, text, constants, fields);
  }

  private static String withoutComment(String line) {
    int hash = line.indexOf('#');
    return (hash < 0 ? line : line.substring(0, hash)).strip();
  }

  private void parseConstant(String raw, String clean) throws DefinitionException {
    String[] words = clean.split("\\s+|=", 2);
    Primitive type = Primitive.named(words[0]).filter(Primitive::canBeConstant).orElse(null);
    if (type == null) {
      throw wrong("a constant of a primitive type, neither time nor duration", clean);
    }
    // A string goes on to the end of the line: there, a hash does not begin a comment.
    String declaration = type == Primitive.STRING ? raw.strip() : clean;
    int equals = declaration.indexOf('=');
    String constant = declaration.substring(words[0].length(), equals).strip();
    checkName(constant, clean);
    try {
      constants.add(new Constant(type, constant, declaration.substring(equals + 1).strip()));
    } catch (IllegalArgumentException e) {
      throw new DefinitionException(place() + constant + ": " + e.getMessage());
    }
  }

  private void parseField(String clean) throws DefinitionException {
    String[] words = clean.split("\\s+");
    if (words.length != 2) {
      throw wrong("TYPE NAME or TYPE NAME=VALUE", clean);
    }
    checkName(words[1], clean);
    fields.add(new Field(type(words[0], clean), words[0], words[1]));
  }

  private FieldType type(String text, String clean) throws DefinitionException {
    int bracket = text.indexOf('[');
    String base = bracket < 0 ? text : text.substring(0, bracket);
    int count = bracket < 0 ? FieldType.SINGLE : count(text.substring(bracket), clean);
    Primitive primitive = Primitive.named(base).orElse(null);
    return new FieldType(primitive, primitive == null ? message(base, clean) : null, count);
  }

  private int count(String brackets, String clean) throws DefinitionException {
    if (brackets.equals("[]")) {
      return FieldType.VARIABLE;
    }
    if (!brackets.matches("\\[[0-9]{1,9}]")) {
      throw wrong("[] or [NUMBER] after the type of an array's elements", clean);
    }
    return Integer.parseInt(brackets.substring(1, brackets.length() - 1));
  }

  private TypeName message(String base, String clean) throws DefinitionException {
    if (base.equals("Header")) {
      return HEADER;
    }
    try {
      return base.indexOf('/') < 0 ? new TypeName(name.packageName(), base) : TypeName.of(base);
    } catch (IllegalArgumentException e) {
      throw wrong("a type such as float64, Header or geometry_msgs/Pose", clean);
    }
  }

  private void checkName(String word, String clean) throws DefinitionException {
    if (!TypeName.isLegal(word)) {
      throw wrong("a name of letters, digits and underscores after a letter", clean);
    }
    if (!names.add(word)) {
      throw new DefinitionException(place() + "the name " + word + " is there twice");
    }
  }

  private DefinitionException wrong(String expected, String found) {
    return new DefinitionException(place() + "expected " + expected + ", found '" + found + "'");
  }

  private String place() {
    return source + ":" + line + ": ";
  }
}

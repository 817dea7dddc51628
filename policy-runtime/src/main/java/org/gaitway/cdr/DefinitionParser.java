package org.gaitway.cdr;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a definition and those of the types that it uses. */
final class DefinitionParser {
  private static final int DEEPEST = 64;
  private static final String MSG = "MSG:";
  private static final Map<String, String> BUILT_IN =
      Map.of(
          "builtin_interfaces/Time", "int32 sec\nuint32 nanosec",
          "builtin_interfaces/Duration", "int32 sec\nuint32 nanosec");

  /** One type's own text. */
  private record Section(List<String> lines, int firstLine) {}

  private final Map<String, Section> sections = new HashMap<>();
  private final Map<String, MessageDefinition> done = new HashMap<>();
  private final Set<String> underWay = new HashSet<>();
  private final Section main;

  DefinitionParser(String text) throws CdrException {
    BUILT_IN.forEach((name, own) -> sections.put(name, new Section(own.lines().toList(), 1)));
    List<String> lines = text.lines().toList();
    main = section(lines, 0);
    int at = main.lines.size() + 1;
    while (at < lines.size()) {
      String head = lines.get(at).strip();
      if (!head.startsWith(MSG)) {
        throw at(at, "expected MSG: package/Type after the separator, found '" + head + "'");
      }
      Section dependency = section(lines, at + 1);
      sections.put(plain(head.substring(MSG.length()).strip()), dependency);
      at += dependency.lines.size() + 2;
    }
  }

  private static Section section(List<String> lines, int from) {
    int to = from;
    while (to < lines.size() && !isSeparator(lines.get(to))) {
      to++;
    }
    return new Section(lines.subList(Math.min(from, lines.size()), to), from + 1);
  }

  private static boolean isSeparator(String line) {
    String stripped = line.strip();
    return stripped.startsWith("====") && stripped.chars().allMatch(c -> c == '=');
  }

  private static String plain(String type) {
    return type.replace("/msg/", "/");
  }

  private static CdrException at(int index, String problem) {
    return new CdrException("line " + (index + 1) + ": " + problem);
  }

  MessageDefinition parse(String typeName) throws CdrException {
    String name = plain(typeName);
    sections.put(name, main);
    return definition(name, "the definition");
  }

  private MessageDefinition definition(String name, String user) throws CdrException {
    MessageDefinition known = done.get(name);
    if (known != null) {
      return known;
    }
    Section section = sections.get(name);
    if (section == null) {
      throw new CdrException(user + " uses " + name + ", which the text does not define");
    }
    if (!underWay.add(name)) {
      throw new CdrException("type " + name + " holds itself");
    }
    if (underWay.size() > DEEPEST) {
      throw new CdrException("type " + name + " is nested more than " + DEEPEST + " deep");
    }
    MessageDefinition read = read(name, section);
    underWay.remove(name);
    done.put(name, read);
    return read;
  }

  private MessageDefinition read(String name, Section section) throws CdrException {
    List<MessageField> fields = new ArrayList<>();
    List<MessageConstant> constants = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (int i = 0; i < section.lines.size(); i++) {
      DefinitionLine line = DefinitionLine.of(section.lines.get(i), section.firstLine + i);
      if (line.isEmpty()) {
        continue;
      }
      if (!names.add(line.name())) {
        throw line.refused("'" + line.name() + "' is there twice");
      }
      if (line.isConstant()) {
        constants.add(line.constant());
      } else {
        fields.add(field(line, name));
      }
    }
    return new MessageDefinition(name, fields, constants);
  }

  private MessageField field(DefinitionLine line, String owner) throws CdrException {
    Optional<PrimitiveType> primitive = PrimitiveType.of(line.element());
    Optional<MessageDefinition> message = Optional.empty();
    if (primitive.isEmpty()) {
      String element = plain(line.element());
      String pack = owner.substring(0, Math.max(0, owner.indexOf('/')));
      String full = element.contains("/") || pack.isEmpty() ? element : pack + "/" + element;
      message = Optional.of(definition(full, "line " + line.number()));
    }
    return new MessageField(
        line.name(),
        primitive,
        message,
        line.arity(),
        line.count(),
        line.textBound(),
        line.defaultValue());
  }
}

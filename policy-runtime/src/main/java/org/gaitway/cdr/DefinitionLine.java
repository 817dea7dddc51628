package org.gaitway.cdr;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gaitway.cdr.MessageField.Arity;

/** A line of a definition: a field, a constant, or nothing but a comment. */
final class DefinitionLine {
  private static final Pattern FORM =
      Pattern.compile(
          "(?<element>[A-Za-z][A-Za-z0-9_/]*)(<=(?<text>\\d{1,18}))?"
              + "(?<array>\\[(?<bounded><=)?(?<count>\\d{1,18})?\\])?"
              + "\\s+(?<name>[A-Za-z][A-Za-z0-9_]*)\\s*(?<rest>.*)");

  private final int number;
  private final Matcher form;

  private DefinitionLine(int number, Matcher form) {
    this.number = number;
    this.form = form;
  }

  /**
   * Reads a line.
   *
   * @param number of the line, for messages
   * @throws CdrException if it is none
   */
  static DefinitionLine of(String text, int number) throws CdrException {
    String content = withoutComment(text).strip();
    if (content.isEmpty()) {
      return new DefinitionLine(number, null);
    }
    Matcher form = FORM.matcher(content);
    DefinitionLine line = new DefinitionLine(number, form);
    if (!form.matches()) {
      throw line.refused("expected 'type name', found '" + content + "'");
    }
    line.check();
    return line;
  }

  /** A number sign within quotes is no comment. */
  private static String withoutComment(String text) {
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote == 0 && c == '#') {
        return text.substring(0, i);
      } else if (quote == 0 && (c == '"' || c == '\'')) {
        quote = c;
      } else if (quote != 0 && c == quote && text.charAt(i - 1) != '\\') {
        quote = 0;
      }
    }
    // A quote that is never closed was an apostrophe.
    int sign = quote == 0 ? -1 : text.indexOf('#');
    return sign < 0 ? text : text.substring(0, sign);
  }

  private void check() throws CdrException {
    String element = element();
    if (element.equals("wstring")) {
      throw refused("wstring is not read: its encoding differs from one middleware to another");
    }
    if (form.group("text") != null && !element.equals("string")) {
      throw refused("expected a bound on a string, found one on " + element);
    }
    if (form.group("bounded") != null && form.group("count") == null) {
      throw refused("expected a number after '<='");
    }
    if (arity() == Arity.ARRAY && count() == 0) {
      throw refused("expected an array of at least one element");
    }
    if (isConstant() && (PrimitiveType.of(element).isEmpty() || arity() != Arity.SINGLE)) {
      throw refused("expected a constant of one plain value, found one of type " + element);
    }
  }

  CdrException refused(String problem) {
    return new CdrException("line " + number + ": " + problem);
  }

  int number() {
    return number;
  }

  boolean isEmpty() {
    return form == null;
  }

  boolean isConstant() {
    return form.group("rest").startsWith("=");
  }

  String element() {
    return form.group("element");
  }

  String name() {
    return form.group("name");
  }

  Arity arity() {
    if (form.group("array") == null) {
      return Arity.SINGLE;
    }
    boolean fixed = form.group("count") != null && form.group("bounded") == null;
    return fixed ? Arity.ARRAY : Arity.SEQUENCE;
  }

  long count() {
    return form.group("count") == null ? Long.MAX_VALUE : Long.parseLong(form.group("count"));
  }

  long textBound() {
    return form.group("text") == null ? Long.MAX_VALUE : Long.parseLong(form.group("text"));
  }

  Optional<String> defaultValue() {
    return Optional.of(form.group("rest")).filter(rest -> !rest.isEmpty()).map(String::strip);
  }

  MessageConstant constant() {
    String value = form.group("rest").substring(1).strip();
    boolean quoted =
        value.length() >= 2
            && (value.charAt(0) == '"' || value.charAt(0) == '\'')
            && value.charAt(value.length() - 1) == value.charAt(0);
    return new MessageConstant(
        name(),
        PrimitiveType.of(element()).orElseThrow(),
        quoted ? value.substring(1, value.length() - 1) : value);
  }
}

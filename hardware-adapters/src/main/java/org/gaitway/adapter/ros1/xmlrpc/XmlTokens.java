package org.gaitway.adapter.ros1.xmlrpc;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tags and texts of an XML document, one after the other: as much of XML as XML-RPC needs.
 * Comments, processing instructions and attributes are passed over. A document type is refused, so
 * there are no entities but the five of XML itself, and nothing outside the document is ever read.
 *
 * <p>Line ends are left as they are. Bytes that are not of the encoding become the replacement
 * character, since ROS nodes send texts as they come.
 */
final class XmlTokens {
  private static final Map<String, String> ENTITIES =
      Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'");
  private static final Pattern ENCODING =
      Pattern.compile("<\\?xml[^>]{0,200}?\\sencoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,40})[\"']");

  /** What a token is. */
  enum Kind {
    /** A start tag. */
    START,
    /** An end tag; one follows the start tag of an empty element, too. */
    END,
    /** All characters up to the next tag, at least one. */
    TEXT,
    /** No more tokens, ever. */
    END_OF_DOCUMENT
  }

  private final String xml;
  private int position;
  private Kind kind;
  private String name = "";
  private String text = "";
  private boolean emptyElement;

  /**
   * @param bytes of the document
   * @throws XmlRpcException if it is in an encoding that is not known
   */
  XmlTokens(byte[] bytes) throws XmlRpcException {
    xml = new String(bytes, charset(bytes));
    position = xml.startsWith("\uFEFF") ? 1 : 0;
  }

  private static Charset charset(byte[] bytes) throws XmlRpcException {
    String start = new String(bytes, 0, Math.min(bytes.length, 256), StandardCharsets.ISO_8859_1);
    Matcher declared = ENCODING.matcher(start);
    String name = declared.find() ? declared.group(1).toLowerCase(Locale.ROOT) : "utf-8";
    return switch (name) {
      case "utf-8", "utf8", "us-ascii", "ascii" -> StandardCharsets.UTF_8;
      case "iso-8859-1", "latin1", "latin-1" -> StandardCharsets.ISO_8859_1;
      default ->
          throw new XmlRpcException(
              "expected XML in UTF-8, US-ASCII or ISO-8859-1, found '" + name + "'");
    };
  }

  /** Goes on to the next token. */
  Kind next() throws XmlRpcException {
    if (emptyElement) {
      emptyElement = false;
      kind = Kind.END;
      return kind;
    }
    StringBuilder characters = new StringBuilder();
    while (position < xml.length() && passText(characters)) {
      // Comments and the like do not divide a text.
    }
    if (characters.length() > 0) {
      text = characters.toString();
      kind = Kind.TEXT;
    } else if (position == xml.length()) {
      kind = Kind.END_OF_DOCUMENT;
    } else {
      readTag();
    }
    return kind;
  }

  /** What the present token is. */
  Kind kind() {
    return kind;
  }

  /** The name in the present tag. */
  String name() {
    return name;
  }

  /** The characters of the present text, entities replaced. */
  String text() {
    return text;
  }

  /** The present token in words, for errors. */
  String description() {
    return switch (kind) {
      case START -> "<" + name + ">";
      case END -> "</" + name + ">";
      case TEXT -> "the text '" + shortened(text) + "'";
      case END_OF_DOCUMENT -> "the end of the document";
    };
  }

  /** At most 40 characters of a text. */
  static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "...";
  }

  /** Takes characters up to the next tag, or passes over one thing that is none; false at a tag. */
  private boolean passText(StringBuilder characters) throws XmlRpcException {
    if (xml.charAt(position) != '<') {
      int end = xml.indexOf('<', position);
      end = end < 0 ? xml.length() : end;
      appendText(characters, position, end);
      position = end;
      return true;
    } else if (xml.startsWith("<!--", position)) {
      passOver("a comment", "-->");
      return true;
    } else if (xml.startsWith("<?", position)) {
      passOver("a processing instruction", "?>");
      return true;
    } else if (xml.startsWith("<![CDATA[", position)) {
      int start = position + "<![CDATA[".length();
      passOver("a CDATA section", "]]>");
      characters.append(xml, start, position - "]]>".length());
      return true;
    } else if (xml.startsWith("<!", position)) {
      throw new XmlRpcException("expected XML without a document type, found '<!'" + place());
    }
    return false;
  }

  private void passOver(String what, String end) throws XmlRpcException {
    int at = xml.indexOf(end, position);
    if (at < 0) {
      throw new XmlRpcException("expected '" + end + "' after " + what + place() + ", found none");
    }
    position = at + end.length();
  }

  private void appendText(StringBuilder characters, int from, int to) throws XmlRpcException {
    int at = from;
    while (at < to) {
      int ampersand = xml.indexOf('&', at);
      if (ampersand < 0 || ampersand >= to) {
        characters.append(xml, at, to);
        return;
      }
      characters.append(xml, at, ampersand);
      int semicolon = xml.indexOf(';', ampersand);
      if (semicolon < 0 || semicolon >= Math.min(to, ampersand + 12)) {
        throw new XmlRpcException("expected an entity such as '&amp;', found a lone '&'" + place());
      }
      characters.append(entity(xml.substring(ampersand + 1, semicolon)));
      at = semicolon + 1;
    }
  }

  private String entity(String entity) throws XmlRpcException {
    if (entity.startsWith("#")) {
      try {
        int code =
            entity.startsWith("#x")
                ? Integer.parseUnsignedInt(entity, 2, entity.length(), 16)
                : Integer.parseUnsignedInt(entity, 1, entity.length(), 10);
        return Character.toString(code);
      } catch (IllegalArgumentException e) { // A number format, or no code point.
        throw new XmlRpcException(
            "expected a character's number, found '&" + entity + ";'" + place());
      }
    }
    String character = ENTITIES.get(entity);
    if (character == null) {
      throw new XmlRpcException(
          "expected an entity of XML itself, found '&" + entity + ";'" + place());
    }
    return character;
  }

  private void readTag() throws XmlRpcException {
    boolean end = xml.startsWith("</", position);
    int start = position + (end ? 2 : 1);
    int at = start;
    while (at < xml.length() && isNameCharacter(xml.charAt(at))) {
      at++;
    }
    name = xml.substring(start, at);
    int close = end ? xml.indexOf('>', at) : closeOfStartTag(at);
    if (name.isEmpty() || close < 0) {
      throw new XmlRpcException(
          "expected a tag, found '" + shortened(xml.substring(position)) + "'" + place());
    }
    emptyElement = !end && xml.charAt(close - 1) == '/';
    kind = end ? Kind.END : Kind.START;
    position = close + 1;
  }

  /** Where the next '>' is that is not in the value of an attribute; -1 if there is none. */
  private int closeOfStartTag(int from) {
    char quote = 0;
    for (int at = from; at < xml.length(); at++) {
      char c = xml.charAt(at);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '>') {
        return at;
      }
    }
    return -1;
  }

  private static boolean isNameCharacter(char c) {
    return c > ' ' && c != '>' && c != '/' && c != '<' && c != '=' && c != '"' && c != '\'';
  }

  private String place() {
    return ", at character " + position;
  }
}

package org.gaitway.adapter.ros1.generator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Definitions with all that they refer to, and what follows from that: md5sums, the text that
 * publishers tell, the least number of bytes. The rules are those of genmsg.
 */
public final class DefinitionCatalog {
  private static final String SEPARATOR = "=".repeat(80) + "\n";

  private final DefinitionFinder finder;
  private final Map<TypeName, MessageDefinition> messages = new HashMap<>();
  private final Set<TypeName> loading = new LinkedHashSet<>();

  /**
   * @param finder where definitions come from
   */
  public DefinitionCatalog(DefinitionFinder finder) {
    this.finder = finder;
  }

  /**
   * A message, all of whose references are there.
   *
   * @param name of the type
   * @throws DefinitionException if it, or one that it refers to, is missing or wrong, or it
   *     contains itself
   * @throws IOException if a definition cannot be read
   */
  public MessageDefinition message(TypeName name) throws IOException {
    MessageDefinition known = messages.get(name);
    if (known != null) {
      return known;
    }
    if (!loading.add(name)) {
      throw new DefinitionException(
          "the message " + name + " contains itself, by way of " + loading);
    }
    try {
      DefinitionFinder.Found found = find(DefinitionFinder.Kind.MSG, name);
      MessageDefinition definition = DefinitionParser.message(name, found.source(), found.text());
      loadReferences(definition, found.source());
      messages.put(name, definition);
      return definition;
    } finally {
      loading.remove(name);
    }
  }

  /**
   * A service, all of whose references are there.
   *
   * @param name of the type
   * @throws DefinitionException if it, or a message that it refers to, is missing or wrong
   * @throws IOException if a definition cannot be read
   */
  public ServiceDefinition service(TypeName name) throws IOException {
    DefinitionFinder.Found found = find(DefinitionFinder.Kind.SRV, name);
    ServiceDefinition service = DefinitionParser.service(name, found.source(), found.text());
    loadReferences(service.request(), found.source());
    loadReferences(service.response(), found.source());
    return service;
  }

  private DefinitionFinder.Found find(DefinitionFinder.Kind kind, TypeName name)
      throws IOException {
    return finder
        .find(kind, name)
        .orElseThrow(
            () ->
                new DefinitionException(
                    "there is no definition of %s: expected a file %s/%s/%s.%s in the path"
                        .formatted(
                            name, name.packageName(), kind.word(), name.name(), kind.word())));
  }

  private void loadReferences(MessageDefinition definition, String source) throws IOException {
    for (TypeName reference : definition.references()) {
      try {
        message(reference);
      } catch (DefinitionException e) {
        throw new DefinitionException(source + " refers to " + reference + ": " + e.getMessage());
      }
    }
  }

  /**
   * The md5sum of a message: of its constants, then its fields, comments and spaces left out, and
   * with the md5sums of messages in place of their names.
   *
   * @param definition from this catalogue
   * @return 32 hexadecimal digits
   */
  public String md5sum(MessageDefinition definition) {
    return md5(md5Text(definition));
  }

  /**
   * The md5sum of a service.
   *
   * @param service from this catalogue
   * @return 32 hexadecimal digits
   */
  public String md5sum(ServiceDefinition service) {
    return md5(md5Text(service.request()) + md5Text(service.response()));
  }

  private String md5Text(MessageDefinition definition) {
    StringBuilder text = new StringBuilder();
    for (Constant constant : definition.constants()) {
      text.append(constant.type().rosName()).append(' ').append(constant.name());
      text.append('=').append(constant.text()).append('\n');
    }
    for (Field field : definition.fields()) {
      FieldType type = field.type();
      // Whether a message stands alone or in an array makes no difference to ROS.
      text.append(type.isPrimitive() ? field.typeText() : md5sum(messages.get(type.message())));
      text.append(' ').append(field.name()).append('\n');
    }
    return text.toString().strip();
  }

  private static String md5(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has MD5", e);
    }
  }

  /**
   * The text of a definition, followed by the texts of all that it refers to, each once.
   *
   * @param definition from this catalogue
   */
  public String fullText(MessageDefinition definition) {
    Set<TypeName> all = new LinkedHashSet<>();
    addReferences(definition, all);
    StringBuilder text = new StringBuilder(definition.text());
    for (TypeName name : all) {
      text.append('\n').append(SEPARATOR).append("MSG: ").append(name).append('\n');
      text.append(messages.get(name).text());
    }
    return text.toString();
  }

  private void addReferences(MessageDefinition definition, Set<TypeName> all) {
    for (TypeName name : definition.references()) {
      all.add(name);
      addReferences(messages.get(name), all);
    }
  }

  /**
   * The least number of bytes that a value has, no array.
   *
   * @param type of a field of a definition from this catalogue
   */
  int minimumSize(FieldType type) {
    if (type.isPrimitive()) {
      return type.primitive().minimumSize();
    }
    long size = 0;
    for (Field field : messages.get(type.message()).fields()) {
      FieldType part = field.type();
      size +=
          switch (part.count()) {
            case FieldType.SINGLE -> minimumSize(part);
            case FieldType.VARIABLE -> Integer.BYTES;
            default -> (long) part.count() * minimumSize(part);
          };
    }
    return (int) Math.min(size, Integer.MAX_VALUE);
  }
}

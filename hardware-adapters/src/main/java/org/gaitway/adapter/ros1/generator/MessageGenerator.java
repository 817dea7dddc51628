package org.gaitway.adapter.ros1.generator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Writes the classes of messages and services. A message {@code my_msgs/Gait} becomes {@code
 * ROOT.msg.my_msgs.Gait}; a service {@code my_msgs/Stop} becomes {@code ROOT.srv.my_msgs.Stop},
 * {@code StopRequest} and {@code StopResponse}. What a message refers to is written too, unless
 * Gaitway has that class already.
 */
public final class MessageGenerator {
  private static final Pattern JAVA_PACKAGE =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)*");

  private final DefinitionCatalog catalog;
  private final DefinitionFinder shippedFinder;
  private final DefinitionCatalog shippedCatalog;
  private final String javaPackage;

  /**
   * @param definitions where they come from; those that Gaitway ships need not be among them
   * @param javaPackage root of the packages of the classes
   * @throws IllegalArgumentException if there can be no such Java package
   */
  public MessageGenerator(DefinitionFinder definitions, String javaPackage) {
    this(definitions, new ShippedDefinitions(), javaPackage);
  }

  /**
   * @param shipped has the definitions of the classes that are there already
   */
  MessageGenerator(DefinitionFinder definitions, DefinitionFinder shipped, String javaPackage) {
    if (!JAVA_PACKAGE.matcher(javaPackage).matches()) {
      throw new IllegalArgumentException(
          "expected a Java package such as com.example.ros, found '" + javaPackage + "'");
    }
    this.catalog = new DefinitionCatalog(definitions.orElse(shipped));
    this.shippedFinder = shipped;
    this.shippedCatalog = new DefinitionCatalog(shipped);
    this.javaPackage = javaPackage;
  }

  /**
   * What was generated.
   *
   * @param files all files, those included that were there with the same text
   * @param shipped messages for which Gaitway's own classes are used
   */
  public record Generated(List<Path> files, Set<TypeName> shipped) {}

  /**
   * Writes the classes of messages and services, and of messages that they refer to.
   *
   * @param messages names of messages
   * @param services names of services
   * @param out root of the source tree to write to
   * @throws DefinitionException if a definition is missing or wrong
   * @throws IOException if a file cannot be read or written
   */
  public Generated generate(Collection<TypeName> messages, Collection<TypeName> services, Path out)
      throws IOException {
    List<ServiceDefinition> found = new ArrayList<>();
    Set<TypeName> roots = new TreeSet<>(messages);
    for (TypeName name : new TreeSet<>(services)) {
      ServiceDefinition service = catalog.service(name);
      found.add(service);
      roots.addAll(service.request().references());
      roots.addAll(service.response().references());
    }
    Set<TypeName> needed = withReferences(roots);
    Set<TypeName> shipped = shipped(needed);
    needed.removeAll(shipped);
    JavaPackages packages = new JavaPackages(javaPackage, shipped::contains);
    List<Path> files = new ArrayList<>();
    for (TypeName name : needed) {
      files.add(
          write(catalog.message(name), packages.ofMessage(name), name + ".msg", packages, out));
    }
    for (ServiceDefinition service : found) {
      files.addAll(write(service, packages, out));
    }
    return new Generated(files, shipped);
  }

  private Set<TypeName> withReferences(Set<TypeName> roots) throws IOException {
    Set<TypeName> all = new TreeSet<>(roots);
    Deque<TypeName> open = new ArrayDeque<>(roots);
    while (!open.isEmpty()) {
      for (TypeName reference : catalog.message(open.remove()).references()) {
        if (all.add(reference)) {
          open.add(reference);
        }
      }
    }
    return all;
  }

  /** A message is shipped if it has the same md5sum there, wherever its definition was found. */
  private Set<TypeName> shipped(Set<TypeName> names) throws IOException {
    Set<TypeName> shipped = new TreeSet<>();
    for (TypeName name : names) {
      if (shippedFinder.find(DefinitionFinder.Kind.MSG, name).isPresent()
          && shippedCatalog
              .md5sum(shippedCatalog.message(name))
              .equals(catalog.md5sum(catalog.message(name)))) {
        shipped.add(name);
      }
    }
    return shipped;
  }

  private Path write(
      MessageDefinition definition,
      String packageName,
      String origin,
      JavaPackages packages,
      Path out)
      throws IOException {
    JavaFile file = new JavaFile(packageName, JavaNames.classOf(definition.name().name()));
    Map<TypeName, String> classNames = file.classNames(definition.references(), packages);
    return file.write(out, origin, new MessageSource(definition, catalog, classNames).text());
  }

  private List<Path> write(ServiceDefinition service, JavaPackages packages, Path out)
      throws IOException {
    String packageName = packages.ofService(service.name());
    String origin = service.name() + ".srv";
    JavaFile file = new JavaFile(packageName, JavaNames.classOf(service.name().name()));
    return List.of(
        write(service.request(), packageName, origin, packages, out),
        write(service.response(), packageName, origin, packages, out),
        file.write(out, origin, new ServiceSource(service, catalog.md5sum(service)).text()));
  }
}

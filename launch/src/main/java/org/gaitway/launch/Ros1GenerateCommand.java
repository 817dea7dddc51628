package org.gaitway.launch;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.gaitway.adapter.ros1.generator.DefinitionException;
import org.gaitway.adapter.ros1.generator.DefinitionFinder.Kind;
import org.gaitway.adapter.ros1.generator.DefinitionFolders;
import org.gaitway.adapter.ros1.generator.MessageGenerator;
import org.gaitway.adapter.ros1.generator.TypeName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gaitway ros1 generate}: Java classes for messages and services of one's own. */
@Command(
    name = "generate",
    description = {
      "Write Java classes for ROS 1 messages and services.",
      "Messages that Gaitway has classes for are used, not written again."
    },
    sortOptions = false)
final class Ros1GenerateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--path",
      required = true,
      arity = "1",
      paramLabel = "DIR",
      description = {
        "Where packages are: a package, or a folder with some up to three levels below, such as a"
            + " workspace's src or an installation's share. May be repeated; what comes first counts."
      })
  private List<Path> path = new ArrayList<>();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The source tree to write to.")
  private Path out;

  @Option(
      names = "--java-package",
      paramLabel = "NAME",
      defaultValue = "ros1",
      description = {
        "Root of the Java packages: message my_msgs/Gait becomes NAME.msg.my_msgs.Gait.",
        "(default: ${DEFAULT-VALUE})"
      })
  private String javaPackage;

  @Parameters(
      paramLabel = "TYPE",
      arity = "0..*",
      description = {
        "A message or service (my_msgs/Gait), or all those of a package (my_msgs).",
        "(default: all in the path)"
      })
  private List<String> types = new ArrayList<>();

  @Override
  public Integer call() throws IOException {
    DefinitionFolders definitions = new DefinitionFolders(path);
    MessageGenerator generator = new MessageGenerator(definitions, javaPackage);
    SortedSet<TypeName> messages = definitions.names(Kind.MSG);
    SortedSet<TypeName> services = definitions.names(Kind.SRV);
    MessageGenerator.Generated generated =
        generator.generate(chosen(messages, services), chosen(services, messages), out);
    PrintWriter printer = spec.commandLine().getOut();
    printer.printf("%d files in %s%n", generated.files().size(), out);
    if (!generated.shipped().isEmpty()) {
      printer.printf("from Gaitway itself: %s%n", joined(generated.shipped()));
    }
    printer.flush();
    return Gaitway.OK;
  }

  /**
   * Those of some names that the command line names, each of which is there or among the others.
   */
  private SortedSet<TypeName> chosen(SortedSet<TypeName> names, SortedSet<TypeName> others)
      throws DefinitionException {
    if (types.isEmpty()) {
      return names;
    }
    SortedSet<TypeName> chosen = new TreeSet<>();
    for (String type : types) {
      List<TypeName> found = names.stream().filter(n -> isNamed(n, type)).toList();
      if (found.isEmpty() && others.stream().noneMatch(n -> isNamed(n, type))) {
        throw new DefinitionException(
            "there is no message, service or package " + type + " in " + path);
      }
      chosen.addAll(found);
    }
    return chosen;
  }

  private static boolean isNamed(TypeName name, String type) {
    return name.toString().equals(type) || name.packageName().equals(type);
  }

  private static String joined(Iterable<TypeName> names) {
    List<String> texts = new ArrayList<>();
    names.forEach(name -> texts.add(name.toString()));
    return String.join(", ", texts);
  }
}

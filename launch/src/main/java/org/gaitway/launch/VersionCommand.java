package org.gaitway.launch;

import java.util.Map;
import java.util.Optional;
import org.gaitway.sim.MujocoLibrary;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code gaitway version}: the program's version and those of what it stands on. */
@Command(name = "version", description = "Print the versions of Gaitway, MuJoCo and Java.")
public final class VersionCommand implements Runnable, IVersionProvider {

  @Spec private CommandSpec spec;

  /** The program's version; {@code development} when it runs from class files. */
  public static String program() {
    return Optional.ofNullable(Gaitway.class.getPackage().getImplementationVersion())
        .orElse("development");
  }

  /** Versions of the program and what it stands on, by name, for records of runs. */
  static Map<String, String> all() {
    return Map.of(
        "gaitway", program(),
        "mujoco", MujocoLibrary.version(),
        "java", System.getProperty("java.runtime.version"));
  }

  @Override
  public String[] getVersion() {
    return new String[] {"gaitway " + program()};
  }

  @Override
  public void run() {
    Map<String, String> versions = all();
    for (String name : new String[] {"gaitway", "mujoco", "java"}) {
      spec.commandLine().getOut().println(name + " " + versions.get(name));
    }
  }
}

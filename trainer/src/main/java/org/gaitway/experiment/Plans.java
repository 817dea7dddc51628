package org.gaitway.experiment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gaitway.config.ConfigBinder;
import org.gaitway.config.ConfigException;
import org.gaitway.config.NearestName;

/** Where plans come from: those that are shipped, and files. */
public final class Plans {
  private static final String SUFFIX = ".yaml";

  /** Names of the shipped plans. */
  public static final List<String> SHIPPED =
      List.of("ppo-table1", "ppo-figure3", "auxiliaries", "published", "teacher-student", "delays");

  private Plans() {}

  /**
   * Loads a plan.
   *
   * @param nameOrFile name of a shipped plan, or path of a YAML file
   * @throws ConfigException if there is no such plan, or something in it is not understood, naming
   *     the key and the line
   */
  public static Plan load(String nameOrFile) {
    if (SHIPPED.contains(nameOrFile)) {
      return ConfigBinder.bindText(Plan.empty(nameOrFile), nameOrFile, shipped(nameOrFile));
    }
    Path file = Path.of(nameOrFile);
    if (!Files.exists(file)) {
      String nearest = NearestName.of(nameOrFile, SHIPPED).orElseThrow();
      throw new ConfigException(
          "there is no plan and no file "
              + nameOrFile
              + " (did you mean "
              + nearest
              + "?); the shipped plans are "
              + String.join(", ", SHIPPED));
    }
    String name = file.getFileName().toString();
    String stem = name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
    return ConfigBinder.bind(Plan.empty(stem), Optional.of(file), List.of());
  }

  private static String shipped(String name) {
    try (InputStream in = Plans.class.getResourceAsStream(name + SUFFIX)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new ConfigException("cannot read the shipped plan " + name, e);
    }
  }
}

package org.gaitway.adapter.ros1.generator;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The definitions whose classes are part of Gaitway: those of ROS's common messages. */
public final class ShippedDefinitions implements DefinitionFinder {
  private static final String FOLDER = "/org/gaitway/adapter/ros1/definitions/";

  @Override
  public Optional<Found> find(Kind kind, TypeName name) throws IOException {
    String path =
        FOLDER + name.packageName() + "/" + kind.word() + "/" + name.name() + "." + kind.word();
    try (InputStream in = ShippedDefinitions.class.getResourceAsStream(path)) {
      return in == null
          ? Optional.empty()
          : Optional.of(
              new Found("gaitway:" + name, new String(in.readAllBytes(), StandardCharsets.UTF_8)));
    }
  }
}

package org.gaitway.adapter.ros1.generator;

import java.io.IOException;
import java.util.Optional;

/** Where definitions come from. */
public interface DefinitionFinder {

  /** The kinds of definition, by the name of their folders and the ending of their files. */
  enum Kind {
    /** Messages, {@code PACKAGE/msg/TYPE.msg}. */
    MSG("msg"),
    /** Services, {@code PACKAGE/srv/TYPE.srv}. */
    SRV("srv");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** The name of the folder, and the ending of the file without its dot. */
    public String word() {
      return word;
    }
  }

  /**
   * A definition that was found.
   *
   * @param source what errors call it, such as its path
   * @param text all of it
   */
  record Found(String source, String text) {}

  /**
   * Looks for a definition.
   *
   * @param kind of definition
   * @param name of the type
   * @throws IOException if it is there but cannot be read
   */
  Optional<Found> find(Kind kind, TypeName name) throws IOException;

  /** Looks here, and where that finds nothing, elsewhere. */
  default DefinitionFinder orElse(DefinitionFinder other) {
    return (kind, name) -> {
      Optional<Found> found = find(kind, name);
      return found.isPresent() ? found : other.find(kind, name);
    };
  }
}

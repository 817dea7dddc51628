package org.gaitway.task;

import java.util.List;
import org.gaitway.config.NearestName;

/** A task name that no task on the class path has. */
public final class UnknownTaskException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  UnknownTaskException(String name, List<String> known) {
    super(
        "unknown task " + name + nearest(name, known) + "; there are " + String.join(", ", known));
  }

  private static String nearest(String name, List<String> known) {
    return NearestName.of(name, known).map(near -> " (did you mean " + near + "?)").orElse("");
  }
}

package org.gaitway.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gaitway.task.TaskPath;
import picocli.CommandLine.Option;

/** The option {@code --tasks}, for commands that look tasks up by name. */
public final class TaskPathOption {

  @Option(
      names = "--tasks",
      paramLabel = "PATH",
      description =
          "A folder with a task of your own (its Java source and MJCF), or a jar. May be repeated.")
  private List<Path> paths = new ArrayList<>();

  /**
   * Makes the named tasks known.
   *
   * @throws IOException when one cannot be read
   */
  public void open() throws IOException {
    for (Path path : paths) {
      TaskPath.add(path);
    }
  }
}

package org.gaitway.launch.view;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.gaitway.launch.view.web.ViewServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gaitway view}: episodes in the browser. */
@Command(
    name = "view",
    description = {
      "Show episodes in the browser: the robot in 3D, contact forces, joints, rewards, safety"
          + " events, and the learning curves of a training run.",
      "The page comes from this computer alone and needs no network. Ctrl-C ends."
    },
    sortOptions = false)
public final class ViewCommand implements Callable<Integer> {
  private static final int GREATEST_PORT = 65_535;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE_OR_FOLDER",
      description = "An episode's file, or a folder with such files, such as a run folder.")
  private Path place;

  @Option(
      names = "--live",
      description = "Follow a running loop or training: files grow, and new ones come.")
  private boolean live;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "Port to serve at (default: any that is free).")
  private int port;

  @Option(names = "--open", description = "Open the page in the browser.")
  private boolean open;

  private ViewCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (port < 0 || port > GREATEST_PORT) {
      throw new ParameterException(
          spec.commandLine(), "--port must be from 0 to " + GREATEST_PORT + ", was " + port);
    }
    if (!Files.exists(place)) {
      throw new NoSuchFileException(place.toString());
    }
    Viewable.check(place, live);
    PrintWriter out = spec.commandLine().getOut();
    try (EpisodeShelf shelf = new EpisodeShelf(place, live);
        ViewServer server = serve(shelf)) {
      out.println("Viewer: " + server.address() + "  (Ctrl-C ends)");
      out.flush();
      if (open) {
        openBrowser(server.address());
      }
      new CountDownLatch(1).await(); // Until the JVM is told to end.
    }
    return 0;
  }

  private ViewServer serve(EpisodeShelf shelf) throws IOException {
    try {
      return new ViewServer(port, shelf);
    } catch (BindException e) {
      throw new IOException("port " + port + " is taken by another program", e);
    }
  }

  /** The program that opens what a desktop opens; where there is none, the address was printed. */
  private void openBrowser(URI page) {
    boolean mac = System.getProperty("os.name").startsWith("Mac");
    try {
      new ProcessBuilder(mac ? "open" : "xdg-open", page.toString())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      PrintWriter err = spec.commandLine().getErr();
      err.println("gaitway: no browser could be opened: " + e.getMessage());
      err.flush();
    }
  }
}

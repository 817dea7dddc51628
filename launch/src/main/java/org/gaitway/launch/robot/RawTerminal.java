package org.gaitway.launch.robot;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A terminal that gives each key at once and does not show it, until it is put back as it was; also
 * when the program ends. Signals such as that of Ctrl-C are as ever.
 */
final class RawTerminal implements AutoCloseable {
  private final String before;
  private final Thread atExit = new Thread(this::restore, "terminal");
  private boolean restored;

  private RawTerminal(String before) {
    this.before = before;
  }

  /** Changes the terminal that standard input is; nothing if it is none, or without stty. */
  static Optional<RawTerminal> open() throws InterruptedException {
    Optional<String> before = stty("-g");
    if (before.isEmpty() || stty("-icanon", "-echo", "min", "1", "time", "0").isEmpty()) {
      return Optional.empty();
    }
    RawTerminal terminal = new RawTerminal(before.get().strip());
    Runtime.getRuntime().addShutdownHook(terminal.atExit);
    return Optional.of(terminal);
  }

  /** What stty says of standard input; nothing if it fails. */
  private static Optional<String> stty(String... arguments) throws InterruptedException {
    List<String> command = new ArrayList<>(List.of("stty"));
    command.addAll(List.of(arguments));
    try {
      Process stty =
          new ProcessBuilder(command)
              .redirectInput(Redirect.INHERIT)
              .redirectError(Redirect.DISCARD)
              .start();
      String said = new String(stty.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return stty.waitFor() == 0 ? Optional.of(said) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // There is no stty: keys come line by line.
    }
  }

  /** Puts it back; twice is harmless. Any thread. */
  synchronized void restore() {
    try {
      if (!restored) {
        restored = true;
        stty(before);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // The terminal is put back all the same.
    }
  }

  @Override
  public void close() {
    restore();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      return; // The program is ending: the hook finds nothing left to do.
    }
  }
}

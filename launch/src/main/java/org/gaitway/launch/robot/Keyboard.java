package org.gaitway.launch.robot;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.gaitway.control.ControlLoop;
import org.gaitway.control.SoftStop;

/**
 * Lines from the keyboard: an empty one is the soft stop, since that is the quickest to type;
 * {@code r} arms it again, {@code q} ends the run, a number or a name selects a policy.
 */
final class Keyboard {
  private final SoftStop stop;
  private final ControlLoop loop;
  private final Runnable quit;
  private final Consumer<String> log;

  /**
   * @param log gets a line for each that was typed
   */
  Keyboard(SoftStop stop, ControlLoop loop, Runnable quit, Consumer<String> log) {
    this.stop = stop;
    this.loop = loop;
    this.quit = quit;
    this.log = log;
  }

  /** Reads lines on a thread of its own until there are no more. */
  void listen(InputStream in) {
    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    Thread thread =
        new Thread(
            () -> {
              try {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                  typed(line.strip());
                }
              } catch (IOException e) {
                log.accept("the keyboard cannot be read any more: " + e.getMessage());
              }
            },
            "keyboard");
    thread.setDaemon(true);
    thread.start();
  }

  private void typed(String line) {
    switch (line.toLowerCase(Locale.ROOT)) {
      case "", "s", "stop" -> {
        stop.trip("keyboard");
        log.accept("soft stop; 'r' and Enter arm it again");
      }
      case "r", "rearm" ->
          log.accept(stop.rearm() ? "armed again" : "the soft stop was not tripped");
      case "q", "quit" -> quit.run();
      default -> select(line);
    }
  }

  private void select(String line) {
    List<String> names = loop.policies().names();
    String name = line;
    if (line.matches("[1-9]") && Integer.parseInt(line) <= names.size()) {
      name = names.get(Integer.parseInt(line) - 1);
    }
    if (!names.contains(name)) {
      log.accept("Enter stops, 'r' arms again, 'q' ends; policies are " + String.join(", ", names));
      return;
    }
    loop.policies().select(name);
    log.accept("policy " + name);
  }
}

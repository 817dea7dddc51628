package org.gaitway.launch.robot;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.gaitway.control.ControlLoop;
import org.gaitway.control.SoftStop;

/**
 * The keyboard, key by key or line by line. Enter is the soft stop, since that is the quickest to
 * type; {@code r} arms it again, a number selects a policy. What drives is in {@link
 * KeyedVelocity}; {@code x} ends, and in lines {@code q} does.
 */
final class Keyboard {
  private static final String NUMBERS = "[-+0-9.eE]+(\\s+[-+0-9.eE]+)+";

  @FunctionalInterface
  private interface Reading {
    void run() throws IOException;
  }

  private final SoftStop stop;
  private final ControlLoop loop;
  private final Optional<KeyedVelocity> velocity;
  private final Runnable quit;
  private final Consumer<String> log;

  /**
   * @param velocity that it drives, where the robot can be told one
   * @param log gets a line for each that was typed
   */
  Keyboard(
      SoftStop stop,
      ControlLoop loop,
      Optional<KeyedVelocity> velocity,
      Runnable quit,
      Consumer<String> log) {
    this.stop = stop;
    this.loop = loop;
    this.velocity = velocity;
    this.quit = quit;
    this.log = log;
  }

  /** Reads lines on a thread of its own until there are no more. */
  void listen(InputStream in) {
    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    listen(
        () -> {
          for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            typed(line.strip());
          }
        });
  }

  /** Reads keys, of a terminal that gives each at once, on a thread of its own. */
  void listenToKeys(InputStream in) {
    log.accept(
        "w s go, a d sideways, q e turn (or arrows), space stands, t lets others drive; Enter is the"
            + " soft stop, r arms again, x ends");
    Keys keys = new Keys(in);
    listen(
        () -> {
          for (int key = keys.next(); key != Keys.END; key = keys.next()) {
            pressed(key);
          }
        });
  }

  private void listen(Reading reading) {
    Thread thread =
        new Thread(
            () -> {
              try {
                reading.run();
              } catch (IOException e) {
                log.accept("the keyboard cannot be read any more: " + e.getMessage());
              } finally {
                velocity.ifPresent(driven -> driven.press('t')); // Who has gone drives no more.
              }
            },
            "keyboard");
    thread.setDaemon(true);
    thread.start();
  }

  private void pressed(int key) {
    switch (key) {
      case '\n', '\r' -> trip();
      case 'r' -> rearm();
      case 'x' -> quit.run();
      default -> drive(key);
    }
  }

  private void drive(int key) {
    String told = velocity.map(driven -> driven.press(key)).orElse("");
    if (!told.isEmpty()) {
      log.accept(told);
    } else if (key >= '1' && key <= '9') {
      select(Character.toString(key));
    }
  }

  private void typed(String line) {
    switch (line.toLowerCase(Locale.ROOT)) {
      case "", "s", "stop" -> trip();
      case "r", "rearm" -> rearm();
      case "q", "quit" -> quit.run();
      default -> {
        if (velocity.isPresent() && line.matches(NUMBERS)) {
          hold(velocity.get(), line);
        } else {
          select(line);
        }
      }
    }
  }

  private void trip() {
    stop.trip("keyboard");
    log.accept("soft stop; 'r' arms it again");
  }

  private void rearm() {
    log.accept(stop.rearm() ? "armed again" : "the soft stop was not tripped");
  }

  private void hold(KeyedVelocity driven, String line) {
    try {
      double[] command = Stream.of(line.split("\\s+")).mapToDouble(Double::parseDouble).toArray();
      if (command.length == driven.size()) {
        log.accept(driven.hold(command));
        return;
      }
    } catch (NumberFormatException e) {
      // Told below, with what was expected.
    }
    log.accept("a velocity has " + driven.size() + " numbers, found '" + line + "'");
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

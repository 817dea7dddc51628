package org.gaitway.launch.robot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.gaitway.adapter.gamepad.Gamepad;
import org.gaitway.control.CommandInput;
import org.gaitway.control.CommandOrigin;
import org.gaitway.control.HeldCommand;
import org.gaitway.control.LoopObserver;
import org.gaitway.control.PolicySwitch;
import org.gaitway.control.SoftStop;

/**
 * All at this computer that tell a robot where to go, besides topics: gamepad, keyboard, a script,
 * and the watch that holds a standing robot. For one thread at a time.
 */
final class Drivers implements AutoCloseable {
  private static final int AXES = 3;

  private final DriveSettings settings;
  private final Optional<CommandInput> velocity;
  private final LongSupplier clock;
  private final Optional<Tour> tour;
  private final Optional<StandWatch> stand;
  private Optional<Gamepad> gamepad = Optional.empty();
  private Optional<HeldCommand> keyboard = Optional.empty();

  /**
   * @param commands the loop's inputs, of which {@code velocity} is driven
   * @param script what is commanded, if that is known beforehand
   * @param clock of the loop [ns]
   * @throws IllegalArgumentException if something is to drive, but there is no velocity to drive
   */
  Drivers(
      DriveSettings settings,
      List<CommandInput> commands,
      Optional<CommandScript> script,
      LongSupplier clock) {
    this.settings = settings;
    this.clock = clock;
    velocity =
        commands.stream().filter(input -> input.name().equals(RobotFile.VELOCITY)).findFirst();
    tour = script.map(legs -> new Tour(legs, required("--commands")));
    StandSettings rest = settings.stand();
    stand = rest.after().map(after -> new StandWatch(required("drive.stand"), rest, after));
    settings.gamepad().device().ifPresent(device -> required("drive.gamepad"));
  }

  private CommandInput required(String what) {
    return velocity.orElseThrow(
        () ->
            new IllegalArgumentException(
                what + " needs the command 'velocity', which the robot file does not have"));
  }

  /** What of it looks at the loop's ticks. */
  List<LoopObserver> observers() {
    List<LoopObserver> all = new ArrayList<>();
    stand.ifPresent(all::add);
    tour.ifPresent(all::add);
    return all;
  }

  /** Says what the loop can switch between; before its first tick. */
  void follow(PolicySwitch policies) {
    stand.ifPresent(watch -> watch.follow(policies));
  }

  /**
   * Begins to follow the gamepad, if there is to be one.
   *
   * @param stop is tripped by its stop button
   * @param log takes a line when it comes or goes; any thread
   * @throws IllegalArgumentException if it has not an axis for each value of the velocity
   */
  void open(SoftStop stop, Consumer<String> log) {
    if (settings.gamepad().device().isPresent()) {
      gamepad =
          Optional.of(new Gamepad(settings.gamepad(), required("drive.gamepad"), stop, clock, log));
    }
  }

  /** Whether the robot is told a velocity that keys can drive. */
  boolean areKeysOfUse() {
    return velocity.filter(input -> input.size() == AXES).isPresent();
  }

  /** What the keyboard drives; nothing where keys are of no use. To be asked once. */
  Optional<KeyedVelocity> keyedVelocity() {
    if (!areKeysOfUse()) {
      return Optional.empty();
    }
    HeldCommand held = new HeldCommand(velocity.get(), CommandOrigin.KEYBOARD, clock);
    keyboard = Optional.of(held);
    return Optional.of(new KeyedVelocity(held, velocity.get(), settings.keyPresses()));
  }

  /** The tour of commands, if there is one. */
  Optional<Tour> tour() {
    return tour;
  }

  /** Lets go. */
  @Override
  public void close() {
    gamepad.ifPresent(Gamepad::close);
    keyboard.ifPresent(HeldCommand::close);
  }
}

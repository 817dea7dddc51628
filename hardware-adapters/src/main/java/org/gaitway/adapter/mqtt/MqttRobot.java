package org.gaitway.adapter.mqtt;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.gaitway.adapter.mqtt.client.LinkEvent;
import org.gaitway.adapter.mqtt.client.LinkEvents;
import org.gaitway.adapter.mqtt.client.LinkStatus;
import org.gaitway.adapter.mqtt.client.MqttLink;
import org.gaitway.adapter.mqtt.payload.CommandMessage;
import org.gaitway.adapter.mqtt.payload.StateMessage;
import org.gaitway.robot.Handover;
import org.gaitway.robot.JointCommand;
import org.gaitway.robot.Lifecycle;
import org.gaitway.robot.Lifecycle.Transition;
import org.gaitway.robot.Robot;
import org.gaitway.robot.RobotLayout;
import org.gaitway.robot.RobotState;

/**
 * A robot on the other side of an MQTT broker.
 *
 * <p>Two threads of the adapter receive states and send commands; {@link #read} and {@link #write}
 * only take from and give to them, so that whatever happens to broker, network and peer, the loop
 * thread notices nothing but states that grow old. {@link #write} wakes the sending thread, a
 * system call that does not block; neither allocates. While there is no link nothing is written,
 * and nothing is kept for later. The link comes back by itself.
 *
 * <p>What counts as new is in {@code docs/mqtt.md}: a state whose sender's stamp did not advance is
 * none, nor is one that the broker had kept.
 */
public final class MqttRobot implements Robot {
  private final MqttSettings settings;
  private final LongSupplier clock;
  private final LinkEvents events;
  private final Runnable arrival;

  private Lifecycle lifecycle = Lifecycle.UNCONFIGURED;
  private MqttLink link;
  private CommandOutbox outbox;
  private Handover<StateMessage> states;
  private Handover<CommandMessage> commands;
  private long answered = RobotState.NEVER;
  private long sequence;

  /**
   * @param settings how the robot is reached
   * @param clock the clock of the control loop [ns]; called on the receiving thread too
   * @param log takes a line when something goes wrong or is well again; called by other threads
   */
  public MqttRobot(MqttSettings settings, LongSupplier clock, Consumer<String> log) {
    this(settings, clock, log, () -> {});
  }

  /**
   * @param settings how the robot is reached
   * @param clock the clock of the control loop [ns]; called on the receiving thread too
   * @param log takes a line when something goes wrong or is well again; called by other threads
   * @param arrival called on the receiving thread when there is a new state to read: wakes a loop
   *     that runs in step with the robot, say
   */
  public MqttRobot(
      MqttSettings settings, LongSupplier clock, Consumer<String> log, Runnable arrival) {
    this.settings = settings;
    this.clock = clock;
    this.events = new LinkEvents(log);
    this.arrival = arrival;
  }

  /** The state of the robot. */
  public Lifecycle lifecycle() {
    return lifecycle;
  }

  /** How the link is, and what happened on it. For any thread. */
  public LinkStatus status() {
    MqttLink current = link;
    return current == null ? events.status(false) : current.status();
  }

  @Override
  public void configure(RobotLayout layout) throws IOException {
    final Lifecycle next = lifecycle.after(Transition.CONFIGURE);
    Links links = new Links(settings);
    CommandOutbox newOutbox = new CommandOutbox(settings, layout);
    StateIntake intake =
        new StateIntake(settings, layout, clock, events, arrival, newOutbox::robot);
    MqttLink newLink =
        links.open(
            "controller",
            Optional.of(links.offline(settings.topics().controllerStatusTopic())),
            intake.subscriptions(),
            newOutbox,
            events);
    try {
      intake.awaitIntroduction(links.timeoutMs());
    } catch (IOException | IllegalArgumentException e) {
      newLink.close();
      throw e;
    } catch (InterruptedException e) {
      newLink.close();
      throw Links.interrupted(e);
    }
    link = newLink;
    outbox = newOutbox;
    states = intake.states();
    commands = newOutbox.commands();
    lifecycle = next;
  }

  @Override
  public void activate() throws IOException {
    Lifecycle next = lifecycle.after(Transition.ACTIVATE);
    if (!link.isReady()) {
      throw new IOException(
          "there is no link to the robot: "
              + status().problem().orElse("the broker does not answer"));
    }
    say(Status.ACTIVE);
    lifecycle = next;
  }

  private void say(Status status) {
    outbox.status(status);
    link.wake();
  }

  @Override
  public boolean read(RobotState state) {
    if (lifecycle != Lifecycle.INACTIVE && lifecycle != Lifecycle.ACTIVE) {
      return false;
    }
    states.fetch();
    StateMessage latest = states.latest();
    if (latest.state().stamp() == RobotState.NEVER) {
      return false;
    }
    state.copyFrom(latest.state());
    answered = latest.stamp();
    return true;
  }

  @Override
  public boolean write(JointCommand command) {
    if (lifecycle != Lifecycle.ACTIVE || !command.isFinite()) {
      return false;
    }
    if (!link.isReady() || !outbox.knowsRobot()) {
      events.count(LinkEvent.NOT_SENT);
      return false;
    }
    CommandMessage next = commands.next();
    next.command().copyFrom(command);
    next.answers(answered);
    next.sequence(++sequence);
    commands.publish();
    link.wake();
    return true;
  }

  /**
   * {@inheritDoc} The last command is not taken back: what the robot does without new ones is its
   * own decision, for which it is told on the status topic.
   */
  @Override
  public void deactivate() {
    lifecycle = lifecycle.after(Transition.DEACTIVATE);
    say(Status.ONLINE);
  }

  @Override
  public void close() {
    if (link != null) {
      link.close();
    }
    lifecycle = Lifecycle.FINALIZED;
  }
}

package org.gaitway.adapter.mqtt;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.gaitway.adapter.host.RobotHost;
import org.gaitway.adapter.mqtt.client.LinkEvent;
import org.gaitway.adapter.mqtt.client.LinkEvents;
import org.gaitway.adapter.mqtt.client.LinkStatus;
import org.gaitway.adapter.mqtt.client.MqttLink;
import org.gaitway.adapter.mqtt.payload.BinaryCommands;
import org.gaitway.adapter.mqtt.payload.BinaryStates;
import org.gaitway.adapter.mqtt.payload.CommandMessage;
import org.gaitway.adapter.mqtt.payload.Format;
import org.gaitway.adapter.mqtt.payload.JsonCommands;
import org.gaitway.adapter.mqtt.payload.JsonStates;
import org.gaitway.adapter.mqtt.payload.PayloadException;
import org.gaitway.adapter.mqtt.payload.StateMessage;
import org.gaitway.adapter.mqtt.payload.WireLayout;
import org.gaitway.robot.Handover;
import org.gaitway.robot.JointCommand;
import org.gaitway.robot.RobotLayout;
import org.gaitway.robot.RobotState;

/**
 * Serves a robot on an MQTT broker: publishes its layout and its states, takes commands. The link
 * comes back by itself; a state for which there is no link, or which a newer one overtakes before
 * it is sent, is dropped.
 *
 * <p>{@link #await} takes only a command that answers the state published last, by its stamp.
 */
public final class MqttRobotHost implements RobotHost {
  private final MqttSettings settings;
  private final LinkEvents events;
  private volatile MqttLink link;
  private Handover<StateMessage> states;
  private CommandIntake intake;
  private long published = RobotState.NEVER;
  private long sequence;

  /**
   * @param settings where the broker is, and what is said there
   * @param log takes a line when something goes wrong or is well again; called by other threads
   */
  public MqttRobotHost(MqttSettings settings, Consumer<String> log) {
    this.settings = settings;
    this.events = new LinkEvents(log);
  }

  /** How the link is, and what happened on it. For any thread. */
  public LinkStatus status() {
    MqttLink current = link;
    return current == null ? events.status(false) : current.status();
  }

  @Override
  public void open(RobotLayout layout) throws IOException {
    WireLayout wire = WireLayout.of(layout);
    StateOutbox outbox = new StateOutbox(settings, wire, stateFormat(wire));
    intake = new CommandIntake(settings, layout, commandFormat(wire), events);
    states = outbox.states();
    Links links = new Links(settings);
    link =
        links.open(
            "robot",
            Optional.of(links.offline(settings.topics().robotStatusTopic())),
            List.of(intake.subscription()),
            outbox,
            events);
  }

  private Format<StateMessage> stateFormat(WireLayout wire) {
    if (settings.payload() == PayloadKind.JSON) {
      return new JsonStates(wire.layout());
    }
    try {
      return new BinaryStates(wire, wire.layout());
    } catch (PayloadException e) {
      throw new IllegalStateException("a layout fits itself", e);
    }
  }

  private Format<CommandMessage> commandFormat(WireLayout wire) {
    List<String> joints = wire.layout().commanded();
    return settings.payload() == PayloadKind.JSON
        ? new JsonCommands(joints)
        : new BinaryCommands(wire, joints);
  }

  @Override
  public void publish(RobotState state) {
    published = state.stamp();
    MqttLink current = link;
    if (current == null || !current.isReady()) {
      events.count(LinkEvent.NOT_SENT);
      return;
    }
    StateMessage next = states.next();
    next.state().copyFrom(state);
    next.stamp(state.stamp());
    next.sequence(++sequence);
    states.publish();
    current.wake();
  }

  @Override
  public boolean receive(JointCommand command) {
    return link != null && intake.take(command, published);
  }

  @Override
  public boolean await(JointCommand command, long timeoutNs) throws InterruptedException {
    return link != null && intake.await(command, published, timeoutNs);
  }

  @Override
  public void close() {
    MqttLink current = link;
    if (current != null) {
      current.close();
    }
  }
}

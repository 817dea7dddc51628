package org.gaitway.adapter.mqtt;

import java.io.IOException;
import org.gaitway.adapter.mqtt.client.MessageSource;
import org.gaitway.adapter.mqtt.client.Outlet;
import org.gaitway.adapter.mqtt.client.Publication;
import org.gaitway.adapter.mqtt.client.Qos;
import org.gaitway.adapter.mqtt.payload.BinaryCommands;
import org.gaitway.adapter.mqtt.payload.CommandMessage;
import org.gaitway.adapter.mqtt.payload.Format;
import org.gaitway.adapter.mqtt.payload.JsonCommands;
import org.gaitway.adapter.mqtt.payload.WireLayout;
import org.gaitway.robot.Handover;
import org.gaitway.robot.RobotLayout;

/**
 * What a control loop sends: commands, the newest only and never an old one, and whether it is
 * active.
 */
final class CommandOutbox implements MessageSource {
  private final MqttSettings settings;
  private final RobotLayout layout;
  private final Handover<CommandMessage> commands;
  private final Publication publication;
  private final Qos qos;
  private final StatusPublication status;
  private volatile Status current = Status.ONLINE;
  private volatile Format<CommandMessage> format;

  CommandOutbox(MqttSettings settings, RobotLayout layout) {
    this.settings = settings;
    this.layout = layout;
    commands = new Handover<>(() -> new CommandMessage(layout.commanded()));
    qos = Qos.of(settings.qos().command());
    publication = new Publication(settings.topics().commandTopic(), qos, false);
    status =
        new StatusPublication(settings.topics().controllerStatusTopic(), settings.qos().status());
    format = settings.payload() == PayloadKind.JSON ? new JsonCommands(layout.commanded()) : null;
  }

  /** Writes commands for this robot from now on; none if null. Any thread. */
  void robot(WireLayout robot) {
    if (settings.payload() == PayloadKind.BINARY) {
      format = robot == null ? null : new BinaryCommands(robot, layout.commanded());
    }
  }

  /** Whether it is known how the robot takes commands. Any thread. */
  boolean knowsRobot() {
    return format != null;
  }

  /** What is said of this side; take care to wake the link. Any thread. */
  void status(Status next) {
    current = next;
  }

  /** Into which the loop puts commands; take care to wake the link. */
  Handover<CommandMessage> commands() {
    return commands;
  }

  @Override
  public void connected(Outlet outlet) throws IOException {
    status.say(outlet, current);
    commands.fetch(); // From before: nobody knows what it answered.
  }

  @Override
  public void drain(Outlet outlet) throws IOException {
    status.update(outlet, current);
    Format<CommandMessage> writer = format;
    if (writer != null && outlet.accepts(qos) && commands.fetch()) {
      writer.encode(commands.latest(), publication.begin());
      outlet.publish(publication);
    }
  }

  @Override
  public void closing(Outlet outlet) throws IOException {
    drain(outlet);
    status.update(outlet, Status.OFFLINE);
  }
}

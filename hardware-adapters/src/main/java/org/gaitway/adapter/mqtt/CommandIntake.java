package org.gaitway.adapter.mqtt;

import java.util.concurrent.locks.LockSupport;
import org.gaitway.adapter.mqtt.client.LinkEvent;
import org.gaitway.adapter.mqtt.client.LinkEvents;
import org.gaitway.adapter.mqtt.client.Qos;
import org.gaitway.adapter.mqtt.client.Subscription;
import org.gaitway.adapter.mqtt.client.TopicName;
import org.gaitway.adapter.mqtt.payload.CommandMessage;
import org.gaitway.adapter.mqtt.payload.Format;
import org.gaitway.adapter.mqtt.payload.PayloadException;
import org.gaitway.robot.Handover;
import org.gaitway.robot.JointCommand;
import org.gaitway.robot.RobotLayout;

/** What a robot receives: commands. They come on the receiving thread. */
final class CommandIntake {
  private static final double SECOND_NS = 1e9;

  private final TopicName topic;
  private final Qos qos;
  private final LinkEvents events;
  private final Format<CommandMessage> format;
  private final Handover<CommandMessage> commands;
  private final long maxAgeNs;
  private volatile Thread waiting;

  CommandIntake(
      MqttSettings settings, RobotLayout layout, Format<CommandMessage> format, LinkEvents events) {
    this.topic = settings.topics().commandTopic();
    this.qos = Qos.of(settings.qos().command());
    this.format = format;
    this.events = events;
    this.maxAgeNs = Math.round(settings.commandAge() * SECOND_NS);
    commands = new Handover<>(() -> new CommandMessage(layout.commanded()));
  }

  Subscription subscription() {
    return new Subscription(topic, qos, this::commandCame);
  }

  private void commandCame(byte[] buffer, int offset, int length, boolean retained) {
    if (retained) {
      events.problem(
          LinkEvent.RETAINED,
          "MQTT topic " + topic + ": ignored a command that the broker had kept");
      return;
    }
    try {
      format.decode(buffer, offset, length, commands.next());
    } catch (PayloadException e) {
      boolean malformed = e.kind() == PayloadException.Kind.MALFORMED;
      events.problem(
          malformed ? LinkEvent.MALFORMED : LinkEvent.WRONG_LAYOUT,
          "MQTT topic " + topic + ": " + e.getMessage());
      return;
    }
    commands.publish();
    LockSupport.unpark(waiting);
  }

  /**
   * Takes the newest command, if there is one that was not taken and is not stale: commands may
   * have waited in a network that did not pass them on.
   *
   * @param published the stamp of the state published last [ns]
   */
  boolean take(JointCommand command, long published) {
    if (!commands.fetch()) {
      return false;
    }
    long answers = commands.latest().answers();
    long oldest = published < Long.MIN_VALUE + maxAgeNs ? Long.MIN_VALUE : published - maxAgeNs;
    if (maxAgeNs > 0 && (answers < oldest || answers > published)) {
      events.problem(
          LinkEvent.STALE,
          String.format(
              "MQTT topic %s: ignored a command that answers stamp %d; the robot is at %d",
              topic, answers, published));
      return false;
    }
    command.copyFrom(commands.latest().command());
    return true;
  }

  /** Waits for the command that answers a state; others are dropped. */
  boolean await(JointCommand command, long stamp, long timeoutNs) throws InterruptedException {
    long deadline = System.nanoTime() + timeoutNs;
    waiting = Thread.currentThread();
    try {
      while (true) {
        if (commands.fetch() && commands.latest().answers() == stamp) {
          command.copyFrom(commands.latest().command());
          return true;
        }
        long left = deadline - System.nanoTime();
        if (Thread.interrupted()) {
          throw new InterruptedException("interrupted while waiting for a command");
        } else if (left <= 0) {
          return false;
        }
        LockSupport.parkNanos(this, left);
      }
    } finally {
      waiting = null;
    }
  }
}

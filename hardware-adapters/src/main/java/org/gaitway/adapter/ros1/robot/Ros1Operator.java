package org.gaitway.adapter.ros1.robot;

import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.gaitway.adapter.ros1.MessageListener;
import org.gaitway.adapter.ros1.Node;
import org.gaitway.adapter.ros1.Publisher;
import org.gaitway.adapter.ros1.PublisherOptions;
import org.gaitway.adapter.ros1.msg.diagnostic_msgs.DiagnosticArray;
import org.gaitway.adapter.ros1.msg.diagnostic_msgs.DiagnosticStatus;
import org.gaitway.adapter.ros1.msg.diagnostic_msgs.KeyValue;
import org.gaitway.adapter.ros1.msg.geometry_msgs.Twist;
import org.gaitway.adapter.ros1.msg.std_msgs.Bool;
import org.gaitway.adapter.ros1.srv.std_srvs.Trigger;
import org.gaitway.adapter.ros1.srv.std_srvs.TriggerResponse;
import org.gaitway.control.CommandInput;
import org.gaitway.control.SoftStop;

/**
 * What people have of a controlled robot in ROS: the services {@code ~soft_stop} and {@code ~rearm}
 * ({@code std_srvs/Trigger}), a topic that stops too, the velocity command and diagnostics.
 */
public final class Ros1Operator implements AutoCloseable {
  private static final String VELOCITY = "velocity";
  private static final long BETWEEN_DIAGNOSTICS_MS = 1000;

  private final SoftStop stop;
  private final List<CommandInput> commands;
  private final LongSupplier clock;
  private final Supplier<RobotStatus> status;
  private Thread diagnostics;

  /**
   * @param stop the control loop's
   * @param commands its inputs; {@code velocity} is fed
   * @param clock the loop's [ns]
   * @param status asked once a second, by a thread of its own
   */
  public Ros1Operator(
      SoftStop stop,
      List<CommandInput> commands,
      LongSupplier clock,
      Supplier<RobotStatus> status) {
    this.stop = stop;
    this.commands = List.copyOf(commands);
    this.clock = clock;
    this.status = status;
  }

  /** Offers all of it through a node, which ends it when it is closed. */
  void serve(Node node, OperatorSettings settings) {
    node.serviceServer("~soft_stop", Trigger.TYPE, (request, response) -> trip(node, response));
    node.serviceServer("~rearm", Trigger.TYPE, (request, response) -> rearm(response));
    settings.stopTopic().ifPresent(topic -> node.subscriber(topic, Bool.TYPE, tripBy(topic)));
    settings
        .velocityTopic()
        .ifPresent(topic -> commands.forEach(input -> feed(node, topic, settings, input)));
    settings.diagnostics().ifPresent(topic -> diagnose(node, topic));
  }

  private void trip(Node node, TriggerResponse response) {
    stop.trip("ROS service " + node.name() + "/soft_stop");
    response.success = true;
    response.message = "stopped by " + stop.source().orElse("nobody, it was armed again");
  }

  private void rearm(TriggerResponse response) {
    response.success = stop.rearm();
    response.message = response.success ? "armed again" : "the soft stop was not tripped";
  }

  private MessageListener<Bool> tripBy(String topic) {
    String by = "ROS topic " + topic;
    return message -> {
      if (message.data) {
        stop.trip(by);
      }
    };
  }

  private void feed(Node node, String topic, OperatorSettings settings, CommandInput input) {
    if (!input.name().equals(VELOCITY)) {
      return;
    }
    if (input.size() != settings.velocityFields().size()) {
      throw new IllegalArgumentException(
          String.format(
              "the command input velocity has %d values, the settings name %s of the twist",
              input.size(), settings.velocityFields()));
    }
    double[] values = new double[input.size()];
    node.subscriber(
        topic,
        Twist.TYPE,
        twist -> {
          for (int i = 0; i < values.length; i++) {
            values[i] = settings.velocityFields().get(i).of(twist);
          }
          input.offer(values, clock.getAsLong());
        });
  }

  private void diagnose(Node node, String topic) {
    Publisher<DiagnosticArray> publisher =
        node.publisher(topic, DiagnosticArray.TYPE, PublisherOptions.streaming());
    diagnostics = new Thread(() -> diagnose(node, publisher), "ros-diagnostics");
    diagnostics.setDaemon(true);
    diagnostics.start();
  }

  private void diagnose(Node node, Publisher<DiagnosticArray> publisher) {
    try {
      while (!node.isClosed()) {
        publisher.publish(message(node));
        Thread.sleep(BETWEEN_DIAGNOSTICS_MS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // It was asked to end.
    }
  }

  private DiagnosticArray message(Node node) {
    RobotStatus now = status.get();
    DiagnosticStatus one = new DiagnosticStatus();
    one.level = (byte) now.level().ordinal();
    one.name = node.name() + ": control loop";
    one.message = now.message();
    one.hardware_id = "gaitway";
    now.values().forEach((key, value) -> one.values.add(keyValue(key, value)));
    DiagnosticArray message = new DiagnosticArray();
    node.clock().now(message.header.stamp);
    message.status.add(one);
    return message;
  }

  private static KeyValue keyValue(String key, String value) {
    KeyValue pair = new KeyValue();
    pair.key = key;
    pair.value = value;
    return pair;
  }

  @Override
  public void close() {
    if (diagnostics != null) {
      diagnostics.interrupt();
    }
  }
}

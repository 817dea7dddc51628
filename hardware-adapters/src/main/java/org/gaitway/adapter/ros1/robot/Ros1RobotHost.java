package org.gaitway.adapter.ros1.robot;

import java.io.IOException;
import org.gaitway.adapter.host.CommandInbox;
import org.gaitway.adapter.host.RobotHost;
import org.gaitway.adapter.ros1.LogLevel;
import org.gaitway.adapter.ros1.Node;
import org.gaitway.adapter.ros1.NodeLog;
import org.gaitway.adapter.ros1.Publisher;
import org.gaitway.adapter.ros1.PublisherOptions;
import org.gaitway.adapter.ros1.message.Time;
import org.gaitway.adapter.ros1.msg.rosgraph_msgs.Clock;
import org.gaitway.robot.JointCommand;
import org.gaitway.robot.RobotLayout;
import org.gaitway.robot.RobotState;

/**
 * A robot's side of a ROS link: its node publishes the states and subscribes to the commands. With
 * simulated time it publishes {@code /clock} and sets {@code /use_sim_time}, which it takes back
 * when it is closed.
 */
public final class Ros1RobotHost implements RobotHost {
  private static final String USE_SIM_TIME = "/use_sim_time";

  private final Ros1HostSettings settings;
  private final NodeLog log;
  private final Time stamp = new Time();
  private final Clock clockMessage = new Clock();

  private Node node;
  private StatePublishers states;
  private Publisher<Clock> clock;
  private CommandInbox commands;

  /**
   * @param log gets what the node has to say
   */
  public Ros1RobotHost(Ros1HostSettings settings, NodeLog log) {
    this.settings = settings;
    this.log = log;
  }

  @Override
  public void open(RobotLayout layout) throws IOException {
    Ros1RobotSettings robot = settings.robot();
    node = RobotNodes.start(robot, log);
    try {
      PublisherOptions options =
          settings.latching() ? PublisherOptions.latched() : PublisherOptions.streaming();
      if (settings.simulatedTime()) {
        node.parameters().set(USE_SIM_TIME, true);
        clock = node.publisher("/clock", Clock.TYPE, options);
      }
      states = new StatePublishers(node, layout, robot, options);
      commands = new CommandInbox(layout.commanded());
      new CommandReader(
              layout.commanded(),
              layout.commanded().stream().map(robot::rosName).toList(),
              settings,
              commands::put)
          .subscribe(node);
    } catch (IOException | RuntimeException e) {
      node.close();
      throw e;
    }
  }

  @Override
  public void publish(RobotState state) {
    if (clock == null) {
      node.clock().now(stamp);
    } else {
      stamp.setNsec(state.stamp());
      clockMessage.clock.set(stamp);
      clock.publish(clockMessage);
    }
    states.publish(state, stamp);
  }

  @Override
  public boolean receive(JointCommand command) {
    return commands.take(command);
  }

  @Override
  public boolean await(JointCommand command, long timeoutNs) throws InterruptedException {
    return commands.await(command, timeoutNs);
  }

  @Override
  public void close() {
    if (node == null || node.isClosed()) {
      return;
    }
    if (clock != null) {
      takeBackSimulatedTime();
    }
    node.close();
  }

  private void takeBackSimulatedTime() {
    try {
      node.parameters().delete(USE_SIM_TIME);
    } catch (IOException e) {
      // Without a master there is no parameter to take back.
      log.log(LogLevel.WARN, USE_SIM_TIME + " stays set: " + e.getMessage());
    }
  }
}

package org.gaitway.adapter.mqtt;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.gaitway.adapter.mqtt.client.LinkEvent;
import org.gaitway.adapter.mqtt.client.LinkEvents;
import org.gaitway.adapter.mqtt.client.Qos;
import org.gaitway.adapter.mqtt.client.Subscription;
import org.gaitway.adapter.mqtt.client.TopicName;
import org.gaitway.adapter.mqtt.payload.BinaryStates;
import org.gaitway.adapter.mqtt.payload.Format;
import org.gaitway.adapter.mqtt.payload.JsonStates;
import org.gaitway.adapter.mqtt.payload.PayloadException;
import org.gaitway.adapter.mqtt.payload.StateMessage;
import org.gaitway.adapter.mqtt.payload.WireLayout;
import org.gaitway.robot.Handover;
import org.gaitway.robot.RobotLayout;
import org.gaitway.robot.StampSource;

/**
 * What a control loop receives: the robot's layout, its states, whether it is online. Messages come
 * on the receiving thread; the loop fetches states from the {@link Handover}.
 */
final class StateIntake {
  private final MqttSettings settings;
  private final RobotLayout wanted;
  private final LongSupplier clock;
  private final LinkEvents events;
  private final Runnable arrival;
  private final Consumer<WireLayout> newLayout;
  private final Handover<StateMessage> states;
  private final StampFilter stamps = new StampFilter();
  private final Object introduction = new Object();

  /** Null as long as the robot's layout is not known, or does not fit. Receiving thread. */
  private Format<StateMessage> format;

  private long layoutHash;
  private String peer = "";
  private boolean introduced;
  private String misfit;

  /**
   * @param wanted what the loop reads and commands
   * @param arrival called after each new state, on the receiving thread
   * @param newLayout told of each layout that fits; of null when one came that does not
   */
  StateIntake(
      MqttSettings settings,
      RobotLayout wanted,
      LongSupplier clock,
      LinkEvents events,
      Runnable arrival,
      Consumer<WireLayout> newLayout) {
    this.settings = settings;
    this.wanted = wanted;
    this.clock = clock;
    this.events = events;
    this.arrival = arrival;
    this.newLayout = newLayout;
    states = new Handover<>(() -> new StateMessage(wanted));
    format = settings.payload() == PayloadKind.JSON ? new JsonStates(wanted) : null;
  }

  /** The layout first: the broker sends what it keeps in this order. */
  List<Subscription> subscriptions() {
    MqttTopics topics = settings.topics();
    MqttQos qos = settings.qos();
    return List.of(
        new Subscription(topics.layoutTopic(), Qos.of(qos.layout()), this::layoutCame),
        new Subscription(topics.robotStatusTopic(), Qos.of(qos.status()), this::statusCame),
        new Subscription(topics.stateTopic(), Qos.of(qos.state()), this::stateCame));
  }

  /** From which the loop fetches. */
  Handover<StateMessage> states() {
    return states;
  }

  private void layoutCame(byte[] buffer, int offset, int length, boolean retained) {
    try {
      WireLayout robot = WireLayout.read(buffer, offset, length);
      // It introduces itself when it has come back, with a clock of its own.
      stamps.reset();
      if (!introduced || robot.hash() != layoutHash) {
        adopt(robot);
      }
    } catch (PayloadException e) {
      reject(settings.topics().layoutTopic(), e);
    }
  }

  private void adopt(WireLayout robot) throws PayloadException {
    boolean binary = settings.payload() == PayloadKind.BINARY;
    try {
      robot.expectFits(wanted);
      format = binary ? new BinaryStates(robot, wanted) : format;
      layoutHash = robot.hash();
      newLayout.accept(robot);
      introduced(null);
    } catch (PayloadException e) {
      format = binary ? null : format;
      newLayout.accept(null);
      introduced(e.getMessage());
      throw e;
    }
  }

  private void introduced(String problem) {
    synchronized (introduction) {
      introduced = problem == null;
      misfit = problem;
      introduction.notifyAll();
    }
  }

  private void statusCame(byte[] buffer, int offset, int length, boolean retained) {
    String status = StatusText.read(buffer, offset, length);
    if (status.equals(Status.OFFLINE.text()) && !status.equals(peer)) {
      events.problem(
          LinkEvent.PEER_GONE,
          "MQTT topic " + settings.topics().robotStatusTopic() + ": the robot is offline");
    }
    peer = status;
  }

  private void stateCame(byte[] buffer, int offset, int length, boolean retained) {
    TopicName topic = settings.topics().stateTopic();
    if (retained) {
      events.problem(
          LinkEvent.RETAINED, "MQTT topic " + topic + ": ignored a state that the broker had kept");
      return;
    }
    StateMessage next = states.next();
    try {
      if (format == null) {
        throw new PayloadException(
            PayloadException.Kind.WRONG_LAYOUT, "a state came, but no layout that fits");
      }
      format.decode(buffer, offset, length, next);
    } catch (PayloadException e) {
      misfitInJson(e);
      reject(topic, e);
      return;
    }
    if (!stamps.isNew(next.stamp())) {
      events.count(LinkEvent.REPEATED);
      return;
    }
    boolean ours = settings.stamp() == StampSource.ARRIVAL;
    next.state().stamp(ours ? clock.getAsLong() : next.stamp());
    states.publish();
    if (!introduced) {
      introduced(null);
    }
    arrival.run();
  }

  /** Robots that speak JSON need no layout message: their states say what they have. */
  private void misfitInJson(PayloadException e) {
    boolean names = e.kind() == PayloadException.Kind.WRONG_LAYOUT;
    if (names && settings.payload() == PayloadKind.JSON && !introduced) {
      introduced(e.getMessage());
    }
  }

  private void reject(TopicName topic, PayloadException e) {
    LinkEvent event =
        e.kind() == PayloadException.Kind.MALFORMED ? LinkEvent.MALFORMED : LinkEvent.WRONG_LAYOUT;
    events.problem(event, "MQTT topic " + topic + ": " + e.getMessage());
  }

  /**
   * Waits until the robot has said what it has.
   *
   * @throws IllegalArgumentException if that is not what is wanted
   * @throws IOException if it says nothing
   */
  void awaitIntroduction(long timeoutMs) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMs);
    synchronized (introduction) {
      while (!introduced) {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (misfit != null) {
          throw new IllegalArgumentException(
              "the robot at " + settings.broker() + " does not fit: " + misfit);
        } else if (left <= 0) {
          throw new IOException(noRobot(timeoutMs));
        }
        introduction.wait(left);
      }
    }
  }

  private String noRobot(long timeoutMs) {
    return String.format(
        "MQTT broker %s: no robot within %d ms; nothing usable came on %s or %s%s",
        settings.broker(),
        timeoutMs,
        settings.topics().layoutTopic(),
        settings.topics().stateTopic(),
        events.status(true).problem().map(problem -> " (" + problem + ")").orElse(""));
  }
}

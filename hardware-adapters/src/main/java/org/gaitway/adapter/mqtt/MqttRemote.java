package org.gaitway.adapter.mqtt;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.gaitway.adapter.mqtt.client.LinkEvent;
import org.gaitway.adapter.mqtt.client.LinkEvents;
import org.gaitway.adapter.mqtt.client.LinkStatus;
import org.gaitway.adapter.mqtt.client.MessageListener;
import org.gaitway.adapter.mqtt.client.MessageSource;
import org.gaitway.adapter.mqtt.client.MqttLink;
import org.gaitway.adapter.mqtt.client.Qos;
import org.gaitway.adapter.mqtt.client.Subscription;
import org.gaitway.adapter.mqtt.client.TopicName;
import org.gaitway.adapter.mqtt.payload.InputValues;
import org.gaitway.adapter.mqtt.payload.PayloadException;
import org.gaitway.control.CommandInput;
import org.gaitway.control.SoftStop;

/**
 * Listens to an operator: trips and re-arms the soft stop, and feeds command inputs. It has a
 * connection of its own, so that a stop waits behind no states, and so that any robot can be
 * stopped over MQTT, however it is reached itself.
 *
 * <p>A stop counts even if the broker had kept it: it is on the safe side. Re-arming and inputs do
 * not. One that is too long to be read may be a stop, and is taken for one.
 */
public final class MqttRemote implements AutoCloseable {
  private static final String REARM = "rearm";

  private final MqttSettings settings;
  private final SoftStop stop;
  private final List<CommandInput> inputs;
  private final LongSupplier clock;
  private final LinkEvents events;
  private volatile MqttLink link;

  /**
   * @param settings where the broker is
   * @param stop is tripped and re-armed
   * @param inputs each from the topic of its name
   * @param clock the clock of the control loop [ns]; called on another thread
   * @param log takes a line when something goes wrong or is well again; called by other threads
   */
  public MqttRemote(
      MqttSettings settings,
      SoftStop stop,
      List<CommandInput> inputs,
      LongSupplier clock,
      Consumer<String> log) {
    this.settings = settings;
    this.stop = stop;
    this.inputs = List.copyOf(inputs);
    this.clock = clock;
    this.events = new LinkEvents(log);
  }

  /**
   * Starts listening; from then on the link comes back by itself.
   *
   * @throws IOException if the broker cannot be reached, or refuses
   */
  public void open() throws IOException {
    MqttTopics topics = settings.topics();
    Qos stopQos = Qos.of(settings.qos().stop());
    List<Subscription> subscriptions = new ArrayList<>();
    subscriptions.add(new Subscription(topics.stopTopic(), stopQos, new StopListener()));
    subscriptions.add(new Subscription(topics.rearmTopic(), stopQos, this::rearmCame));
    for (CommandInput input : inputs) {
      TopicName topic = topics.inputTopic(input.name());
      subscriptions.add(
          new Subscription(
              topic,
              Qos.of(settings.qos().input()),
              (buffer, offset, length, retained) ->
                  inputCame(input, topic, buffer, offset, length, retained)));
    }
    link =
        new Links(settings)
            .open("remote", Optional.empty(), subscriptions, MessageSource.none(), events);
  }

  /** How the link is, and what happened on it. For any thread. */
  public LinkStatus status() {
    MqttLink current = link;
    return current == null ? events.status(false) : current.status();
  }

  private final class StopListener implements MessageListener {
    @Override
    public void received(byte[] buffer, int offset, int length, boolean retained) {
      trip(StatusText.read(buffer, offset, length));
    }

    @Override
    public void tooLong() {
      trip("a message of more than " + settings.maxPayload() + " bytes");
    }

    private void trip(String reason) {
      String source = "MQTT topic " + settings.topics().stopTopic();
      stop.trip(reason.isEmpty() ? source : source + ": " + reason);
    }
  }

  private void rearmCame(byte[] buffer, int offset, int length, boolean retained) {
    TopicName topic = settings.topics().rearmTopic();
    String text = StatusText.read(buffer, offset, length);
    if (retained) {
      ignore(topic);
    } else if (text.equals(REARM)) {
      stop.rearm();
    } else {
      malformed(topic, "expected '" + REARM + "', found '" + text + "'");
    }
  }

  private void inputCame(
      CommandInput input,
      TopicName topic,
      byte[] buffer,
      int offset,
      int length,
      boolean retained) {
    if (retained) {
      ignore(topic);
      return;
    }
    try {
      double[] values = InputValues.read(buffer, offset, length, input.size());
      input.offer(values, clock.getAsLong());
    } catch (PayloadException e) {
      malformed(topic, e.getMessage());
    }
  }

  private void ignore(TopicName topic) {
    events.problem(
        LinkEvent.RETAINED, "MQTT topic " + topic + ": ignored what the broker had kept");
  }

  private void malformed(TopicName topic, String problem) {
    events.problem(LinkEvent.MALFORMED, "MQTT topic " + topic + ": " + problem);
  }

  /** Stops listening. Closing twice is harmless. */
  @Override
  public void close() {
    MqttLink current = link;
    if (current != null) {
      current.close();
    }
  }
}

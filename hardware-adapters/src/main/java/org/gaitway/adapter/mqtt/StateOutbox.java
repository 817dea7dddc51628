package org.gaitway.adapter.mqtt;

import java.io.IOException;
import org.gaitway.adapter.mqtt.client.MessageSource;
import org.gaitway.adapter.mqtt.client.Outlet;
import org.gaitway.adapter.mqtt.client.Publication;
import org.gaitway.adapter.mqtt.client.Qos;
import org.gaitway.adapter.mqtt.payload.Format;
import org.gaitway.adapter.mqtt.payload.StateMessage;
import org.gaitway.adapter.mqtt.payload.WireLayout;
import org.gaitway.robot.Handover;

/** What a robot sends: its layout and that it is online, once for each connection; its states. */
final class StateOutbox implements MessageSource {
  private final WireLayout wire;
  private final Format<StateMessage> format;
  private final Handover<StateMessage> states;
  private final Qos qos;
  private final Publication statePublication;
  private final Publication layoutPublication;
  private final StatusPublication status;

  StateOutbox(MqttSettings settings, WireLayout wire, Format<StateMessage> format) {
    this.wire = wire;
    this.format = format;
    MqttTopics topics = settings.topics();
    states = new Handover<>(() -> new StateMessage(wire.layout()));
    qos = Qos.of(settings.qos().state());
    statePublication = new Publication(topics.stateTopic(), qos, false);
    layoutPublication =
        new Publication(topics.layoutTopic(), Qos.of(settings.qos().layout()), true);
    status = new StatusPublication(topics.robotStatusTopic(), settings.qos().status());
  }

  /** Into which the robot puts states; take care to wake the link. */
  Handover<StateMessage> states() {
    return states;
  }

  @Override
  public void connected(Outlet outlet) throws IOException {
    layoutPublication.begin().write(wire.bytes());
    outlet.publish(layoutPublication);
    status.say(outlet, Status.ONLINE);
    states.fetch(); // From before: it would come late.
  }

  @Override
  public void drain(Outlet outlet) throws IOException {
    if (outlet.accepts(qos) && states.fetch()) {
      format.encode(states.latest(), statePublication.begin());
      outlet.publish(statePublication);
    }
  }

  @Override
  public void closing(Outlet outlet) throws IOException {
    status.say(outlet, Status.OFFLINE);
  }
}

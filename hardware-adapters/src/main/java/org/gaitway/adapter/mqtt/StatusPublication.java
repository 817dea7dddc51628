package org.gaitway.adapter.mqtt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.gaitway.adapter.mqtt.client.Outlet;
import org.gaitway.adapter.mqtt.client.Publication;
import org.gaitway.adapter.mqtt.client.Qos;
import org.gaitway.adapter.mqtt.client.TopicName;

/** Says how a client is, retained; for the sending thread. */
final class StatusPublication {
  private final Publication publication;
  private Status said;

  StatusPublication(TopicName topic, int qos) {
    publication = new Publication(topic, Qos.of(qos), true);
  }

  /** Says it if something else was said last. */
  void update(Outlet outlet, Status status) throws IOException {
    if (status != said) {
      say(outlet, status);
    }
  }

  /** Says it, whatever was said last. */
  void say(Outlet outlet, Status status) throws IOException {
    publication.begin().write(status.text().getBytes(StandardCharsets.UTF_8));
    outlet.publish(publication);
    said = status;
  }
}

package org.gaitway.adapter.mqtt;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import javax.net.ssl.SSLSocketFactory;
import org.gaitway.adapter.mqtt.client.BrokerAddress;
import org.gaitway.adapter.mqtt.client.LinkEvents;
import org.gaitway.adapter.mqtt.client.LinkOptions;
import org.gaitway.adapter.mqtt.client.Login;
import org.gaitway.adapter.mqtt.client.MessageSource;
import org.gaitway.adapter.mqtt.client.MqttLink;
import org.gaitway.adapter.mqtt.client.Qos;
import org.gaitway.adapter.mqtt.client.Subscription;
import org.gaitway.adapter.mqtt.client.TopicName;
import org.gaitway.adapter.mqtt.client.Will;

/** Makes links as the settings say. */
final class Links {
  private static final double MS = 1000;

  private final MqttSettings settings;

  Links(MqttSettings settings) {
    this.settings = settings;
  }

  /**
   * Makes a link and waits until messages pass.
   *
   * @param role what the client's name ends with
   * @param will what the broker says when the client is gone
   * @throws IOException if the broker cannot be reached, or refuses; nothing is left open
   */
  MqttLink open(
      String role,
      Optional<Will> will,
      List<Subscription> subscriptions,
      MessageSource source,
      LinkEvents events)
      throws IOException {
    MqttLink link = new MqttLink(options(role, will), subscriptions, source, events);
    link.open();
    try {
      link.awaitReady(timeoutMs());
      return link;
    } catch (IOException e) {
      link.close();
      throw e;
    } catch (InterruptedException e) {
      link.close();
      throw interrupted(e);
    }
  }

  /** How long to wait for an answer [ms]. */
  long timeoutMs() {
    return Math.round(settings.connectTimeout() * MS);
  }

  /** Keeps the interruption for whoever looks next. */
  static InterruptedIOException interrupted(InterruptedException cause) {
    Thread.currentThread().interrupt();
    InterruptedIOException exception =
        new InterruptedIOException("interrupted while waiting for the MQTT broker");
    exception.initCause(cause);
    return exception;
  }

  /** What the broker says in the client's stead: offline. */
  Will offline(TopicName topic) {
    byte[] text = Status.OFFLINE.text().getBytes(StandardCharsets.UTF_8);
    return new Will(topic, text, Qos.of(settings.qos().status()), true);
  }

  private LinkOptions options(String role, Optional<Will> will) throws IOException {
    BrokerAddress address = BrokerAddress.parse(settings.broker());
    Optional<SSLSocketFactory> sockets =
        address.tls() ? Optional.of(TlsFiles.sockets(settings.tls())) : Optional.empty();
    Optional<Login> login =
        settings.login().isPresent()
            ? Optional.of(settings.login().get().read())
            : Optional.empty();
    return new LinkOptions(
        address,
        clientId(role),
        login,
        sockets,
        settings.tls().verifyHost(),
        settings.keepAlive(),
        settings.cleanSession(),
        settings.maxPayload(),
        settings.maxInFlight(),
        (int) timeoutMs(),
        (int) Math.round(settings.reconnectMin() * MS),
        (int) Math.round(settings.reconnectMax() * MS),
        will);
  }

  /** One made up is random: the broker ends an older connection of the same name. */
  private String clientId(String role) {
    String begin = settings.clientId();
    if (begin.isEmpty()) {
      begin = String.format("gaitway-%08x", ThreadLocalRandom.current().nextInt());
    }
    return begin + "-" + role;
  }
}

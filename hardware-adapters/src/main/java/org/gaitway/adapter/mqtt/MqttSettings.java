package org.gaitway.adapter.mqtt;

import java.util.Optional;
import org.gaitway.adapter.mqtt.client.BrokerAddress;
import org.gaitway.config.Setting;
import org.gaitway.robot.StampSource;

/**
 * How a robot is reached over MQTT. Both sides need the same topics and payload.
 *
 * @param broker where it is
 * @param clientId what the clients' names begin with
 * @param login who logs in, if the broker asks
 * @param tls whom to trust, with {@code ssl://}
 * @param topics where what is published
 * @param qos how
 * @param payload how states and commands are written
 * @param stamp what counts as the time of a state
 * @param commandAge the robot's side drops a command that answers a state older than this [s], on
 *     the robot's clock; 0 takes all
 * @param keepAlive silence after which the link is looked into [s]
 * @param cleanSession whether the broker forgets a client that has gone
 * @param maxPayload larger messages are skipped [bytes]
 * @param maxInFlight acknowledgements that may be missing before sending waits
 * @param connectTimeout how long to wait for the broker, and for the robot behind it [s]
 * @param reconnectMin pause before the first attempt to connect again; doubles with each [s]
 * @param reconnectMax longest such pause [s]
 */
public record MqttSettings(
    @Setting("Address of the broker: tcp://HOST:PORT, or ssl://HOST:PORT with encryption.")
        String broker,
    @Setting("What this client's name begins with; made up if empty.") String clientId,
    @Setting("User and password, if the broker asks for them.") Optional<MqttLogin> login,
    @Setting("Certificates, for ssl:// addresses.") MqttTls tls,
    @Setting("Names of the topics.") MqttTopics topics,
    @Setting("Quality of service of the topics.") MqttQos qos,
    @Setting("How states and commands are written; both sides must agree.") PayloadKind payload,
    @Setting("What counts as the time of a state: its arrival, or its sender's stamp (header).")
        StampSource stamp,
    @Setting(
            value =
                "The robot's side drops a command that answers a state older than this [s]; 0 takes"
                    + " all.",
            min = 0,
            max = 3600)
        double commandAge,
    @Setting(
            value =
                "The broker counts a client as lost, and a client the broker, after one and a half"
                    + " times this silence [s].",
            min = 1,
            max = 10000)
        int keepAlive,
    @Setting("Whether the broker forgets subscriptions and missed messages of a lost client.")
        boolean cleanSession,
    @Setting(value = "Larger messages are skipped [bytes].", min = 256, max = 1 << 24)
        int maxPayload,
    @Setting(value = "Acknowledgements that may be missing before sending waits.", min = 1)
        int maxInFlight,
    @Setting(
            value = "How long to wait for the broker, and for the robot behind it [s].",
            min = 0.1,
            max = 3600)
        double connectTimeout,
    @Setting(
            value =
                "Pause before a lost connection is made again [s]; doubles with each attempt that"
                    + " fails.",
            min = 0.01,
            max = 60)
        double reconnectMin,
    @Setting(value = "Longest such pause [s].", min = 0.01, max = 600) double reconnectMax) {
  /**
   * Checks what depends on each other.
   *
   * @throws IllegalArgumentException if the settings contradict each other
   */
  public MqttSettings {
    BrokerAddress.parse(broker);
    if (reconnectMax < reconnectMin) {
      throw new IllegalArgumentException(
          "reconnectMax must be at least reconnectMin, was " + reconnectMax);
    } else if (!cleanSession && clientId.isEmpty()) {
      throw new IllegalArgumentException(
          "clientId must be set if cleanSession is false, or the broker cannot know the client");
    } else if (!cleanSession && qos.command() + qos.state() + qos.input() > 0) {
      throw new IllegalArgumentException(
          "cleanSession must be true if states, commands or inputs have QoS 1, or missed ones would"
              + " come late");
    }
  }

  /** A broker on this machine, binary payloads, topics under {@code gaitway}. */
  public static MqttSettings defaults() {
    return new MqttSettings(
        "tcp://127.0.0.1:1883",
        "",
        Optional.empty(),
        MqttTls.defaults(),
        MqttTopics.under("gaitway"),
        MqttQos.defaults(),
        PayloadKind.BINARY,
        StampSource.ARRIVAL,
        0.5,
        5,
        true,
        65536,
        100,
        5,
        0.1,
        2);
  }
}

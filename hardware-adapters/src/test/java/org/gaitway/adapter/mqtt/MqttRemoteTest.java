package org.gaitway.adapter.mqtt;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gaitway.adapter.mqtt.client.LinkEvent;
import org.gaitway.control.CommandInput;
import org.gaitway.control.SoftStop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator with mosquitto_pub, on a real broker. */
class MqttRemoteTest {
  private static final long NOW = 1000;
  private static final int MORE_THAN_A_BROKER_HAS_UNDER_WAY = 25;

  @TempDir private Path folder;
  private final SoftStop stop = new SoftStop();
  private final CommandInput velocity =
      new CommandInput("velocity", new double[] {-1, -1, -1}, new double[] {1, 1, 1}, 100);
  private Mosquitto broker;
  private MqttRemote remote;

  @BeforeEach
  void listen() throws Exception {
    broker = Mosquitto.start(folder);
    remote =
        new MqttRemote(
            Samples.settings(broker.port(), PayloadKind.JSON),
            stop,
            List.of(velocity),
            () -> NOW,
            line -> {});
    remote.open();
  }

  @AfterEach
  void close() {
    remote.close();
    broker.close();
  }

  @Test
  void aStopIsLatchedUntilItIsRearmed() throws Exception {
    broker.publish("test/stop", "smoke", "-q", "1");
    Eventually.holds("it stops", stop::isTripped);
    assertEquals("MQTT topic test/stop: smoke", stop.source().orElseThrow());
    broker.publish("test/rearm", "please", "-q", "1");
    Eventually.holds("it is refused", () -> remote.status().count(LinkEvent.MALFORMED) == 1);
    assertTrue(stop.isTripped());
    broker.publish("test/rearm", "rearm", "-q", "1");
    Eventually.holds("it is armed", () -> !stop.isTripped());
  }

  @Test
  void velocitiesReachTheInput() throws Exception {
    broker.publish("test/input/velocity", "{\"values\": [0.5, -2, 0.25]}");
    double[] values = new double[3];
    Eventually.holds("it comes", () -> latest(NOW, values));
    assertArrayEquals(new double[] {0.5, -1, 0.25}, values);
    assertFalse(latest(NOW + 101, values));
  }

  @Test
  void badVelocitiesAreCountedAndChangeNothing() throws Exception {
    for (String bad :
        List.of("{\"values\": [1, 2]}", "{\"values\": [1, 2, null]}", "[1,2,3]", "{}", "1")) {
      long before = remote.status().count(LinkEvent.MALFORMED);
      broker.publish("test/input/velocity", bad);
      Eventually.holds(
          "it is counted", () -> remote.status().count(LinkEvent.MALFORMED) == before + 1);
    }
    assertFalse(latest(NOW, new double[3]));
  }

  @Test
  void whatTheBrokerKeptStopsButDoesNotMove() throws Exception {
    remote.close();
    broker.publish("test/stop", "", "-r");
    broker.publish("test/stop", "kept", "-r");
    broker.publish("test/rearm", "rearm", "-r");
    broker.publish("test/input/velocity", "{\"values\": [1, 1, 1]}", "-r");
    listenAgain();
    Eventually.holds("both are counted", () -> remote.status().count(LinkEvent.RETAINED) == 2);
    assertTrue(stop.isTripped());
    assertFalse(latest(NOW, new double[3]));
  }

  private boolean latest(long now, double[] values) {
    velocity.fetch(now);
    return velocity.read(now, values, 0);
  }

  @Test
  void aStopTooLongToBeReadIsAStopAndManyOfThemHinderNoOther() throws Exception {
    Path big = folder.resolve("big");
    Files.write(big, new byte[1_000_000]);
    broker.publish("test/rearm", big);
    Eventually.holds("it is counted", () -> remote.status().count(LinkEvent.OVERSIZE) == 1);
    assertFalse(stop.isTripped());
    for (int i = 0; i < MORE_THAN_A_BROKER_HAS_UNDER_WAY; i++) {
      broker.publish("test/stop", big, "-q", "1");
    }
    Eventually.holds("it stops", stop::isTripped);
    Eventually.holds(
        "all have come",
        () -> remote.status().count(LinkEvent.OVERSIZE) == 1 + MORE_THAN_A_BROKER_HAS_UNDER_WAY);
    broker.publish("test/rearm", "rearm", "-q", "1");
    Eventually.holds("it is armed", () -> !stop.isTripped());
  }

  private void listenAgain() throws Exception {
    remote =
        new MqttRemote(
            Samples.settings(broker.port(), PayloadKind.JSON),
            stop,
            List.of(velocity),
            () -> NOW,
            line -> {});
    remote.open();
  }

  @Test
  void stopsWorkAgainAfterTheBrokerCameBack() throws Exception {
    broker.kill();
    Eventually.holds("the loss is noticed", () -> !remote.status().connected());
    broker.start();
    Eventually.holds("it is found again", () -> remote.status().connected());
    broker.publish("test/stop", "now", "-q", "1");
    Eventually.holds("it stops", stop::isTripped);
  }
}

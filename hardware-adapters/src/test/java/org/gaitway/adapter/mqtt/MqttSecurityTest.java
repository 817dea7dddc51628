package org.gaitway.adapter.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gaitway.config.ConfigException;
import org.gaitway.robot.JointCommand;
import org.gaitway.robot.RobotState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Passwords and certificates, with a real broker and certificates made for the occasion. */
class MqttSecurityTest {
  @TempDir private Path folder;

  private static void run(Path folder, String... command) throws Exception {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    assertEquals(0, process.waitFor(), said);
  }

  private Mosquitto brokerWithPassword() throws Exception {
    Files.writeString(folder.resolve("password"), "right\n");
    run(folder, "mosquitto_passwd", "-b", "-c", "users", "robot", "right");
    return Mosquitto.start(
        folder, "allow_anonymous false\npassword_file " + folder.resolve("users") + "\n");
  }

  @Test
  void theRightPasswordIsTaken() throws Exception {
    try (Mosquitto broker = brokerWithPassword()) {
      String login = "login: {user: robot, password-file: '" + folder.resolve("password") + "'}";
      expectExchange(Samples.with(Samples.settings(broker.port(), PayloadKind.BINARY), login));
    }
  }

  @Test
  void aWrongPasswordIsRefusedAtOnceAndSaid() throws Exception {
    try (Mosquitto broker = brokerWithPassword()) {
      Path wrong = Files.writeString(folder.resolve("wrong"), "no secret");
      MqttSettings settings =
          Samples.with(
              Samples.settings(broker.port(), PayloadKind.BINARY),
              "login: {user: robot, password-file: '" + wrong + "'}\nconnect-timeout: 3600");
      try (MqttRobotHost host = new MqttRobotHost(settings, line -> {})) {
        IOException e = assertThrows(IOException.class, () -> host.open(Samples.ROBOT));
        assertTrue(
            e.getMessage().matches(".*(not authorized|wrong user or password)"), e.getMessage());
        assertFalse(e.getMessage().contains("no secret"));
        assertFalse(settings.toString().contains("no secret"));
      }
    }
  }

  @Test
  void aPasswordThatIsNotThereIsNamed() throws Exception {
    MqttSettings settings =
        Samples.with(
            Samples.settings(1, PayloadKind.BINARY),
            "login: {user: robot, password-variable: GAITWAY_NO_SUCH_VARIABLE}");
    try (MqttRobotHost host = new MqttRobotHost(settings, line -> {})) {
      IOException e = assertThrows(IOException.class, () -> host.open(Samples.ROBOT));
      assertTrue(e.getMessage().contains("GAITWAY_NO_SUCH_VARIABLE"), e.getMessage());
    }
  }

  @Test
  void settingsThatContradictEachOtherAreRefused() {
    for (List<String> bad :
        List.of(
            List.of("broker: http://localhost", "broker must be tcp://HOST:PORT"),
            List.of("login: {user: me}", "password-file"),
            List.of("tls: {key-file: a.pem}", "tls.key-file"),
            List.of("topics: {state: a/+/b}", "must not have wildcards"),
            List.of("qos: {state: 2}", "qos.state must be"),
            List.of("clean-session: false", "client-id must be set"),
            List.of("reconnect-max: 0.01\nreconnect-min: 0.02", "reconnect-max"))) {
      ConfigException e =
          assertThrows(
              ConfigException.class, () -> Samples.with(MqttSettings.defaults(), bad.get(0)));
      assertTrue(e.getMessage().contains(bad.get(1)), e.getMessage());
    }
  }

  /** An authority, and a broker and a client that it vouches for. */
  private void makeCertificates() throws Exception {
    List<String> request = List.of("openssl", "req", "-newkey", "rsa:2048", "-nodes", "-keyout");
    List<String> authority = new ArrayList<>(request);
    authority.addAll(
        List.of("ca.key", "-x509", "-days", "2", "-subj", "/CN=test authority", "-out", "ca.pem"));
    run(folder, authority.toArray(String[]::new));
    Files.writeString(folder.resolve("server.ext"), "subjectAltName=IP:127.0.0.1\n");
    Files.writeString(folder.resolve("client.ext"), "basicConstraints=CA:FALSE\n");
    for (String name : List.of("server", "client")) {
      List<String> signing = new ArrayList<>(request);
      signing.addAll(List.of(name + ".key", "-subj", "/CN=" + name, "-out", name + ".csr"));
      run(folder, signing.toArray(String[]::new));
      run(
          folder,
          "openssl",
          "x509",
          "-req",
          "-in",
          name + ".csr",
          "-CA",
          "ca.pem",
          "-CAkey",
          "ca.key",
          "-CAcreateserial",
          "-days",
          "2",
          "-extfile",
          name + ".ext",
          "-out",
          name + ".pem");
    }
  }

  private Mosquitto brokerWithTls(String more) throws Exception {
    makeCertificates();
    return Mosquitto.start(
        folder,
        String.format(
            "allow_anonymous true%ncafile %1$s/ca.pem%ncertfile %1$s/server.pem%n"
                + "keyfile %1$s/server.key%n%2$s%n",
            folder, more));
  }

  private MqttSettings encrypted(Mosquitto broker, String host, String tls) {
    return Samples.with(
        Samples.settings(broker.port(), PayloadKind.BINARY),
        String.format(
            "broker: ssl://%s:%d%ntls: {%s}",
            host, broker.port(), tls.replace("FOLDER", folder.toString())));
  }

  @Test
  void statesAndCommandsPassEncrypted() throws Exception {
    try (Mosquitto broker = brokerWithTls("require_certificate true")) {
      expectExchange(
          encrypted(
              broker,
              "127.0.0.1",
              "ca-file: FOLDER/ca.pem, certificate-file: FOLDER/client.pem,"
                  + " key-file: FOLDER/client.key"));
    }
  }

  @Test
  void nobodyIsTrustedWithoutReason() throws Exception {
    try (Mosquitto broker = brokerWithTls("")) {
      expectRefusal(encrypted(broker, "127.0.0.1", ""), "certification path");
      expectRefusal(encrypted(broker, "localhost", "ca-file: FOLDER/ca.pem"), "matching localhost");
      expectExchange(encrypted(broker, "localhost", "ca-file: FOLDER/ca.pem, verify-host: false"));
      expectRefusal(encrypted(broker, "127.0.0.1", "ca-file: FOLDER/ca.key"), "ca.key");
    }
  }

  private static void expectRefusal(MqttSettings settings, String why) {
    MqttSettings hurried = Samples.with(settings, "connect-timeout: 1");
    try (MqttRobotHost host = new MqttRobotHost(hurried, line -> {})) {
      IOException e = assertThrows(IOException.class, () -> host.open(Samples.ROBOT));
      assertTrue(e.getMessage().contains(why), e.getMessage());
    }
  }

  private static void expectExchange(MqttSettings settings) throws Exception {
    try (MqttRobotHost host = new MqttRobotHost(settings, line -> {});
        MqttRobot robot = new MqttRobot(settings, System::nanoTime, line -> {})) {
      host.open(Samples.ROBOT);
      robot.configure(Samples.LOOP);
      robot.activate();
      RobotState state = new RobotState(Samples.LOOP);
      JointCommand command = new JointCommand(Samples.ROBOT.commanded());
      host.publish(Samples.state(Samples.ROBOT, 1, 1));
      Eventually.holds("the state comes", () -> robot.read(state));
      assertTrue(robot.write(Samples.command(Samples.LOOP.commanded(), 1)));
      assertTrue(host.await(command, 10_000_000_000L));
    }
  }
}

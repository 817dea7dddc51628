package org.gaitway.adapter.mqtt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.gaitway.adapter.mqtt.client.Login;
import org.gaitway.config.Setting;

/**
 * Who logs in to the broker. The password itself is no setting: settings get into logs and
 * repositories.
 *
 * @param user the name
 * @param passwordFile a file with nothing but the password
 * @param passwordVariable an environment variable with the password, if there is no file
 */
public record MqttLogin(
    @Setting("Name of the user.") String user,
    @Setting("File that holds the password; a line break at its end does not count.")
        Optional<String> passwordFile,
    @Setting("Environment variable that holds the password.") Optional<String> passwordVariable) {
  /** Checks that there is one source of the password. */
  public MqttLogin {
    if (passwordFile.isPresent() == passwordVariable.isPresent()) {
      throw new IllegalArgumentException(
          "either passwordFile or passwordVariable must be set, "
              + (passwordFile.isPresent() ? "both are" : "neither is"));
    }
  }

  /**
   * Fetches the password.
   *
   * @throws IOException if it is not where it should be
   */
  Login read() throws IOException {
    return new Login(user, password().getBytes(StandardCharsets.UTF_8));
  }

  private String password() throws IOException {
    if (passwordFile.isPresent()) {
      return Files.readString(Path.of(passwordFile.get())).stripTrailing();
    }
    String variable = passwordVariable.orElseThrow();
    String password = System.getenv(variable);
    if (password == null) {
      throw new IOException("the environment variable " + variable + " is not set");
    }
    return password;
  }
}

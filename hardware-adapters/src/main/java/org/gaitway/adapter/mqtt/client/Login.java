package org.gaitway.adapter.mqtt.client;

/**
 * Who the client says it is.
 *
 * @param user the name
 * @param password in bytes, as the broker compares them; not copied
 */
public record Login(String user, byte[] password) {
  /** Without the password, so that it gets into no log. */
  @Override
  public String toString() {
    return "Login[user=" + user + "]";
  }
}

package org.gaitway.adapter.mqtt;

import java.util.Optional;
import org.gaitway.config.Setting;

/**
 * Whom to trust, and who the client is, on an encrypted connection.
 *
 * @param caFile certificates of authorities that are trusted, PEM; the system's if there are none
 * @param trustStore the same as a key store, PKCS #12 without password or JKS
 * @param trustStorePasswordVariable names the environment variable with its password, if it has one
 * @param certificateFile the client's own certificate and those above it, PEM
 * @param keyFile the client's private key, PEM, PKCS #8, not encrypted
 * @param verifyHost whether the broker's certificate must be for its host
 */
public record MqttTls(
    @Setting("Trusted certificates of authorities, a PEM file; the system's if not set.")
        Optional<String> caFile,
    @Setting("Trusted certificates as a key store (PKCS #12 or JKS), in place of ca-file.")
        Optional<String> trustStore,
    @Setting("Environment variable that holds the key store's password, if it has one.")
        Optional<String> trustStorePasswordVariable,
    @Setting("Certificate of this client, a PEM file, if the broker asks for one.")
        Optional<String> certificateFile,
    @Setting("Private key of this client, a PEM file (PKCS #8, not encrypted).")
        Optional<String> keyFile,
    @Setting("Whether the broker's certificate must be for its host name or address.")
        boolean verifyHost) {
  /** Checks that what belongs together is there together. */
  public MqttTls {
    if (certificateFile.isPresent() != keyFile.isPresent()) {
      throw new IllegalArgumentException("certificateFile and keyFile must be set together");
    } else if (caFile.isPresent() && trustStore.isPresent()) {
      throw new IllegalArgumentException("caFile and trustStore must not both be set");
    }
  }

  /** Trusts whom the system trusts, for the right host only, without a certificate of its own. */
  public static MqttTls defaults() {
    Optional<String> none = Optional.empty();
    return new MqttTls(none, none, none, none, none, true);
  }
}

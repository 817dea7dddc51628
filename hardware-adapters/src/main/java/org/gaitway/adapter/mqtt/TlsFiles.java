package org.gaitway.adapter.mqtt;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** Reads the files that {@link MqttTls} names. */
final class TlsFiles {
  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String END = "-----END PRIVATE KEY-----";

  private TlsFiles() {}

  /**
   * Makes encrypted sockets as the settings say.
   *
   * @throws IOException if a file cannot be read or holds something else; it is named
   */
  static SSLSocketFactory sockets(MqttTls tls) throws IOException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(identity(tls), trusted(tls), null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException e) {
      throw new IOException("no encryption is possible: " + e.getMessage(), e);
    }
  }

  /** Null stands for those of the system. */
  private static TrustManager[] trusted(MqttTls tls) throws IOException, GeneralSecurityException {
    KeyStore store;
    if (tls.caFile().isPresent()) {
      store = emptyStore();
      for (Certificate authority : certificates(tls.caFile().get())) {
        store.setCertificateEntry("authority-" + store.size(), authority);
      }
    } else if (tls.trustStore().isPresent()) {
      store = keyStore(tls.trustStore().get(), tls.trustStorePasswordVariable());
    } else {
      return null;
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }

  private static KeyStore emptyStore() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private static KeyStore keyStore(String file, Optional<String> passwordVariable)
      throws IOException {
    char[] password = passwordVariable.map(System::getenv).map(String::toCharArray).orElse(null);
    try {
      return KeyStore.getInstance(new File(file), password);
    } catch (GeneralSecurityException | IOException e) {
      throw new IOException("the key store " + file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** Null stands for none. */
  private static KeyManager[] identity(MqttTls tls) throws IOException, GeneralSecurityException {
    if (tls.keyFile().isEmpty()) {
      return null;
    }
    List<Certificate> chain = certificates(tls.certificateFile().orElseThrow());
    String algorithm = chain.get(0).getPublicKey().getAlgorithm();
    char[] password = {};
    KeyStore store = emptyStore();
    store.setKeyEntry(
        "client",
        privateKey(tls.keyFile().get(), algorithm),
        password,
        chain.toArray(Certificate[]::new));
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, password);
    return factory.getKeyManagers();
  }

  private static List<Certificate> certificates(String file) throws IOException {
    try (InputStream in = Files.newInputStream(Path.of(file))) {
      List<Certificate> all =
          List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(in));
      if (all.isEmpty()) {
        throw new IOException("expected certificates in " + file + ", found none");
      }
      return all;
    } catch (GeneralSecurityException e) {
      throw new IOException("expected certificates in " + file + ": " + e.getMessage(), e);
    }
  }

  private static PrivateKey privateKey(String file, String algorithm) throws IOException {
    String text = Files.readString(Path.of(file), StandardCharsets.US_ASCII);
    int begin = text.indexOf(BEGIN);
    int end = text.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IOException("expected a line '" + BEGIN + "' in " + file + ", found none");
    }
    try {
      byte[] key = Base64.getMimeDecoder().decode(text.substring(begin + BEGIN.length(), end));
      return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(key));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException("expected a private key (" + algorithm + ") in " + file, e);
    }
  }
}

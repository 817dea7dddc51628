package org.gaitway.adapter.mqtt.client;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * One connection to the broker, from greeting to end. {@link #open}, {@link #subscribe} and what is
 * read are for the receiving thread, {@link #send} is for the sending thread after that; {@link
 * #close} is for any thread and ends what the others wait in.
 */
final class Connection implements Closeable {
  private static final byte[] PROTOCOL = {'M', 'Q', 'T', 'T'};
  private static final int LEVEL = 4;
  private static final int CLEAN_SESSION = 1 << 1;
  private static final int WILL = 1 << 2;
  private static final int WILL_QOS = 3;
  private static final int WILL_RETAIN = 1 << 5;
  private static final int PASSWORD = 1 << 6;
  private static final int USER = 1 << 7;
  private static final int SUBSCRIPTION_REFUSED = 0x80;
  private static final int SUBSCRIBE_ID = 1;

  /** So many messages that want an acknowledgement come before one can be sent only in a flood. */
  private static final int MAX_ACKNOWLEDGEMENTS = 4096;

  private final LinkOptions options;
  private final Socket plain = new Socket();
  private Socket socket = plain;
  private OutputStream out;
  private PacketReader packets;
  private final BlockingQueue<Integer> toAcknowledge =
      new ArrayBlockingQueue<>(MAX_ACKNOWLEDGEMENTS);
  private final AtomicInteger unacknowledged = new AtomicInteger();
  private volatile long heardNs = System.nanoTime();
  private long sentNs = heardNs;
  private long pingedNs = heardNs;
  private volatile IOException failure;

  Connection(LinkOptions options) {
    this.options = options;
  }

  /**
   * Connects and introduces the client.
   *
   * @param longestTopic of those that are listened to [bytes]
   * @throws ProtocolException if the broker does not want the client
   * @throws IOException if there is no broker, or it does not answer
   */
  void open(int longestTopic) throws IOException {
    BrokerAddress address = options.address();
    plain.setTcpNoDelay(true);
    plain.connect(
        new InetSocketAddress(address.host(), address.port()), options.connectTimeoutMs());
    plain.setSoTimeout(options.connectTimeoutMs());
    if (address.tls()) {
      socket = encrypt();
    }
    out = socket.getOutputStream();
    InputStream in = address.tls() ? socket.getInputStream() : new PromptInput(plain);
    int overhead = Short.BYTES + longestTopic + Short.BYTES;
    packets = new PacketReader(in, options.maxPayload() + overhead);
    send(greeting());
    awaitGreeting();
  }

  private Socket encrypt() throws IOException {
    BrokerAddress address = options.address();
    SSLSocket encrypted =
        (SSLSocket)
            options.tls().orElseThrow().createSocket(plain, address.host(), address.port(), true);
    if (options.verifyHost()) {
      SSLParameters parameters = encrypted.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      encrypted.setSSLParameters(parameters);
    }
    encrypted.startHandshake();
    return encrypted;
  }

  /** CONNECT (section 3.1). */
  private OutgoingPacket greeting() {
    OutgoingPacket packet = new OutgoingPacket();
    packet.writeField(PROTOCOL);
    packet.write(LEVEL);
    packet.write(greetingFlags());
    packet.writeShort(options.keepAliveS());
    packet.writeField(options.clientId());
    options.will().ifPresent(will -> packet.writeField(will.topic().bytes()));
    options.will().ifPresent(will -> packet.writeField(will.payload()));
    options.login().ifPresent(login -> packet.writeField(login.user()));
    options.login().ifPresent(login -> packet.writeField(login.password()));
    packet.finish(PacketType.CONNECT.firstByte());
    return packet;
  }

  private int greetingFlags() {
    int flags = options.cleanSession() ? CLEAN_SESSION : 0;
    if (options.will().isPresent()) {
      Will will = options.will().get();
      flags |= WILL | will.qos().level() << WILL_QOS | (will.retained() ? WILL_RETAIN : 0);
    }
    return options.login().isPresent() ? flags | USER | PASSWORD : flags;
  }

  /** CONNACK (section 3.2). */
  private void awaitGreeting() throws IOException {
    awaitPacket("to its greeting");
    int answer = packets.shortAt(packets.body()) & 0xff;
    if (packets.type() != PacketType.CONNACK) {
      throw ProtocolException.broken("expected a greeting, found " + packets.type());
    } else if (answer != 0) {
      throw ProtocolException.refused("the broker refused the connection: " + refusal(answer));
    }
  }

  private static String refusal(int code) {
    return switch (code) {
      case 1 -> "it does not know MQTT 3.1.1";
      case 2 -> "it does not accept this client id";
      case 3 -> "its service is not available";
      case 4 -> "wrong user or password";
      case 5 -> "not authorized";
      default -> "code " + code;
    };
  }

  /**
   * Subscribes, and waits until the broker agreed.
   *
   * @param topics what to listen to
   * @param dispatch takes packets that come before the answer
   * @throws ProtocolException if the broker refuses one of them
   */
  void subscribe(List<Subscription> topics, PacketHandler dispatch) throws IOException {
    if (topics.isEmpty()) {
      return;
    }
    OutgoingPacket packet = new OutgoingPacket();
    packet.writeShort(SUBSCRIBE_ID);
    for (Subscription subscription : topics) {
      packet.writeField(subscription.topic().bytes());
      packet.write(subscription.qos().level());
    }
    packet.finish(PacketType.SUBSCRIBE.firstByte());
    send(packet);
    awaitPacket("to a subscription");
    while (packets.type() != PacketType.SUBACK) {
      dispatch.received(packets);
      awaitPacket("to a subscription");
    }
    for (int i = 0; i < topics.size(); i++) {
      if ((packets.shortAt(packets.body() + 1 + i) & 0xff) == SUBSCRIPTION_REFUSED) {
        throw ProtocolException.refused(
            "the broker refused the subscription to " + topics.get(i).topic());
      }
    }
  }

  private void awaitPacket(String what) throws IOException {
    try {
      packets.next();
    } catch (SocketTimeoutException e) {
      throw new IOException(
          "the broker did not answer " + what + " within " + options.connectTimeoutMs() + " ms", e);
    }
  }

  /**
   * From now on, {@link #packets} waits this long and no longer.
   *
   * @param milliseconds positive
   */
  void patience(int milliseconds) throws IOException {
    socket.setSoTimeout(milliseconds);
  }

  PacketReader packets() {
    return packets;
  }

  void send(OutgoingPacket packet) throws IOException {
    packet.writeTo(out);
    sentNs = System.nanoTime();
  }

  /** Something was received. */
  void heard() {
    heardNs = System.nanoTime();
  }

  /** For how long nothing was received [ns]. */
  long silenceNs() {
    return System.nanoTime() - heardNs;
  }

  /** The silence after which the broker counts as lost [ns]; the broker does the same. */
  long silenceLimitNs() {
    return TimeUnit.SECONDS.toNanos(options.keepAliveS()) * 3 / 2;
  }

  /** A sign of life was sent. */
  void pinged() {
    pingedNs = sentNs;
  }

  /** How long until a sign of life is due, for nothing was sent or nothing was received [ns]. */
  long untilPingNs() {
    long quietSince = Math.min(sentNs - heardNs, 0) + heardNs;
    long answerless = Math.max(quietSince - pingedNs, 0) + pingedNs;
    long interval = TimeUnit.SECONDS.toNanos(options.keepAliveS()) / 2;
    return answerless + interval - System.nanoTime();
  }

  /** A message was sent that the broker must acknowledge. */
  void sentUnacknowledged() {
    unacknowledged.incrementAndGet();
  }

  /** The broker acknowledged one. */
  void acknowledged() {
    unacknowledged.decrementAndGet();
  }

  /** How many the broker has still to acknowledge. */
  int unacknowledged() {
    return unacknowledged.get();
  }

  /**
   * A message came that the broker wants acknowledged.
   *
   * @throws ProtocolException if there are far too many such
   */
  void acknowledge(int id) throws ProtocolException {
    if (!toAcknowledge.offer(id)) {
      throw ProtocolException.broken("more messages come than can be acknowledged");
    }
  }

  /** The next message to be acknowledged; null if there is none. */
  Integer nextToAcknowledge() {
    return toAcknowledge.poll();
  }

  /** Closes, and says why whoever waits for packets is to get none. */
  void fail(IOException reason) {
    failure = reason;
    close();
  }

  /** The reason given to {@link #fail}, else what was found. */
  IOException explain(IOException found) {
    return failure == null ? found : failure;
  }

  /** Closes at once: an encrypted connection gets no farewell of its own, which could wait. */
  @Override
  public void close() {
    try {
      plain.close();
    } catch (IOException e) {
      // It is of no use any more, closed or not.
      failure = failure == null ? e : failure;
    }
  }
}

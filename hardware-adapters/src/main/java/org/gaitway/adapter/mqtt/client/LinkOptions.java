package org.gaitway.adapter.mqtt.client;

import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;

/**
 * How a link is made.
 *
 * @param address where the broker is
 * @param clientId what the client calls itself; the broker ends an older connection of this name
 * @param login who it is, if the broker asks
 * @param tls makes encrypted sockets, for an address that wants them
 * @param verifyHost whether the broker's certificate must be for its host name
 * @param keepAliveS the broker holds the client lost after one and a half times this silence, and
 *     the client the broker [s]
 * @param cleanSession whether the broker forgets subscriptions with the connection
 * @param maxPayload larger messages are skipped [bytes]
 * @param maxInFlight acknowledgements that may be missing before sending waits
 * @param connectTimeoutMs limit for connecting, and for each answer then [ms]
 * @param reconnectMinMs pause before the first new attempt; doubles with each [ms]
 * @param reconnectMaxMs longest pause [ms]
 * @param will what the broker publishes when the client is lost
 */
public record LinkOptions(
    BrokerAddress address,
    String clientId,
    Optional<Login> login,
    Optional<SSLSocketFactory> tls,
    boolean verifyHost,
    int keepAliveS,
    boolean cleanSession,
    int maxPayload,
    int maxInFlight,
    int connectTimeoutMs,
    int reconnectMinMs,
    int reconnectMaxMs,
    Optional<Will> will) {}

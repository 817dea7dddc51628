package org.gaitway.adapter.ros1.xmlrpc;

import java.time.Duration;

/**
 * What a server takes upon itself.
 *
 * @param connections greatest number at the same time, each with a thread; further ones wait until
 *     an idle one was closed for them
 * @param requestBytes greatest content of a request
 * @param requestTime in which a request must have arrived, from its first byte on
 * @param idleTime after which a connection without a request is closed
 */
public record XmlRpcLimits(
    int connections, int requestBytes, Duration requestTime, Duration idleTime) {

  /** 64 connections, 4 MiB, 5 s, 60 s: plenty for the calls between master and nodes. */
  public static final XmlRpcLimits DEFAULT =
      new XmlRpcLimits(64, 4 << 20, Duration.ofSeconds(5), Duration.ofSeconds(60));

  /** Checks that all are positive. */
  public XmlRpcLimits {
    if (connections < 1 || requestBytes < 1) {
      throw new IllegalArgumentException(
          "expected at least 1 connection and 1 byte, found " + connections + ", " + requestBytes);
    }
    if (requestTime.isNegative()
        || requestTime.isZero()
        || idleTime.isNegative()
        || idleTime.isZero()) {
      throw new IllegalArgumentException(
          "expected positive times, found " + requestTime + " and " + idleTime);
    }
  }
}

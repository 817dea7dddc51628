package org.gaitway.adapter.ros1;

import org.gaitway.config.Setting;

/**
 * How a service is called.
 *
 * @param persistent whether one connection serves all calls
 * @param timeoutSeconds how long a connection, and then an answer, may take [s]
 */
public record ServiceClientOptions(
    @Setting("Whether one connection serves all calls") boolean persistent,
    @Setting(value = "How long a connection, and then an answer, may take [s]", min = 0.001)
        double timeoutSeconds) {

  /** Checks the range. */
  public ServiceClientOptions {
    if (!(timeoutSeconds >= 0.001 && timeoutSeconds <= 1e6)) {
      throw new IllegalArgumentException(
          "timeoutSeconds must be from 0.001 to 1e6, was " + timeoutSeconds);
    }
  }

  /** A connection for each call, which may take 10 s. */
  public static ServiceClientOptions standard() {
    return new ServiceClientOptions(false, 10);
  }

  int timeoutMillis() {
    return (int) Math.max(1, 1000 * timeoutSeconds);
  }
}

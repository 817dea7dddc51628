package org.gaitway.adapter.ros1.message;

import java.util.Objects;

/**
 * A type of service, as the connection header of TCPROS names it.
 *
 * @param <Q> the class of requests
 * @param <R> the class of responses
 * @param name package and name, such as {@code std_srvs/SetBool}
 * @param md5sum of both definitions together, 32 hexadecimal digits; {@code *} stands for any
 * @param request the type of requests
 * @param response the type of responses
 */
public record ServiceType<Q extends RosMessage, R extends RosMessage>(
    String name, String md5sum, MessageType<Q> request, MessageType<R> response) {

  /** Checks that nothing is null. */
  public ServiceType {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(md5sum, "md5sum");
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(response, "response");
  }

  @Override
  public String toString() {
    return name + " " + md5sum;
  }
}

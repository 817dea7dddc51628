package org.gaitway.adapter.ros1;

import org.gaitway.adapter.ros1.message.RosFormatException;
import org.gaitway.adapter.ros1.message.RosInput;
import org.gaitway.adapter.ros1.message.RosMessage;
import org.gaitway.adapter.ros1.message.RosOutput;
import org.gaitway.adapter.ros1.message.ServiceType;
import org.gaitway.adapter.ros1.tcpros.ConnectionHeader;
import org.gaitway.adapter.ros1.tcpros.PeerException;

/**
 * Offers a service. Calls are answered on threads of their own, one at a time.
 *
 * @param <Q> requests
 * @param <R> responses
 */
public final class ServiceServer<Q extends RosMessage, R extends RosMessage>
    implements AutoCloseable {
  private static final String ANY = "*";

  private final String name;
  private final String node;
  private final ServiceType<Q, R> type;
  private final ServiceHandler<? super Q, ? super R> handler;
  private final NodeLog log;
  private final Runnable unregister;

  ServiceServer(
      String name,
      String node,
      ServiceType<Q, R> type,
      ServiceHandler<? super Q, ? super R> handler,
      NodeLog log,
      Runnable unregister) {
    this.name = name;
    this.node = node;
    this.type = type;
    this.handler = handler;
    this.log = log;
    this.unregister = unregister;
  }

  /** The service's global name. */
  public String name() {
    return name;
  }

  /** The type of requests and responses. */
  public ServiceType<Q, R> type() {
    return type;
  }

  /** Checks that a caller means the same type. */
  void check(ConnectionHeader caller) throws PeerException {
    String md5sum = caller.require("md5sum");
    if (!md5sum.equals(type.md5sum()) && !md5sum.equals(ANY)) {
      throw new PeerException(
          "service %s: expected %s with md5sum %s, the caller has md5sum %s"
              .formatted(name, type.name(), type.md5sum(), md5sum));
    }
  }

  /** What a caller is told of the service. */
  ConnectionHeader header() {
    return ConnectionHeader.of(
        "callerid", node,
        "md5sum", type.md5sum(),
        "type", type.name(),
        "request_type", type.request().name(),
        "response_type", type.response().name());
  }

  /**
   * Answers a call.
   *
   * @param requestBytes the serialized request
   * @param out for the serialized response
   * @throws ServiceException with what the caller is to be told
   */
  synchronized void answer(byte[] requestBytes, RosOutput out) throws ServiceException {
    R response = type.response().newMessage();
    try {
      Q request = type.request().newMessage();
      RosInput in = new RosInput(requestBytes);
      request.read(in);
      in.expectEnd();
      handler.handle(request, response);
      response.write(out);
    } catch (RosFormatException e) {
      throw new ServiceException("not a request of " + type.name() + ": " + e.getMessage());
    } catch (RuntimeException e) {
      // The caller must have an answer, and the service goes on.
      log.log(LogLevel.ERROR, "service " + name + ": the handler failed: " + e);
      throw new ServiceException("the handler failed: " + e);
    }
  }

  /** Unregisters the service; a call that is being answered is finished. */
  @Override
  public void close() {
    unregister.run();
  }
}

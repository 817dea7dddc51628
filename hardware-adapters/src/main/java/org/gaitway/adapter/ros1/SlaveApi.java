package org.gaitway.adapter.ros1;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.gaitway.adapter.ros1.tcpros.IncomingLink;
import org.gaitway.adapter.ros1.tcpros.LinkInfo;
import org.gaitway.adapter.ros1.tcpros.OutgoingLink;
import org.gaitway.adapter.ros1.tcpros.TopicPublication;
import org.gaitway.adapter.ros1.xmlrpc.XmlRpcFaultException;
import org.gaitway.adapter.ros1.xmlrpc.XmlRpcHandler;

/** What the master and other nodes may ask of a node, over XML-RPC. */
final class SlaveApi implements XmlRpcHandler {
  private static final int SUCCESS = 1;
  private static final int FAILURE = 0;
  private static final int ERROR = -1;

  /** In place of an estimate of lost messages. */
  private static final int UNKNOWN = -1;

  private static final String TCPROS = TcprosAddress.PROTOCOL;

  private final URI master;
  private final TcprosAddress tcpros;
  private final Publications publications;
  private final Subscriptions subscriptions;
  private final Parameters parameters;
  private final Consumer<String> shutdown;

  /**
   * @param master its URI
   * @param tcpros where topics are served
   * @param shutdown is told why the node shall end, and returns before it has
   */
  SlaveApi(
      URI master,
      TcprosAddress tcpros,
      Publications publications,
      Subscriptions subscriptions,
      Parameters parameters,
      Consumer<String> shutdown) {
    this.master = master;
    this.tcpros = tcpros;
    this.publications = publications;
    this.subscriptions = subscriptions;
    this.parameters = parameters;
    this.shutdown = shutdown;
  }

  @Override
  public Object call(String method, List<Object> params) throws XmlRpcFaultException {
    try {
      return switch (method) {
        case "getPid" -> success("", (int) ProcessHandle.current().pid());
        case "getMasterUri" -> success("", master.toString());
        case "getBusInfo" -> success("", busInfo());
        case "getBusStats" -> success("", busStats());
        case "getPublications" -> success("", publicationTypes());
        case "getSubscriptions" -> success("", subscriptionTypes());
        case "shutdown" -> shutdown(params.size() > 1 ? text(method, params, 1) : "");
        case "publisherUpdate" -> publisherUpdate(text(method, params, 1), list(method, params, 2));
        case "paramUpdate" -> paramUpdate(text(method, params, 1), value(method, params, 2));
        case "requestTopic" -> requestTopic(text(method, params, 1), list(method, params, 2));
        default -> throw new XmlRpcFaultException(method, 1, "there is no method '" + method + "'");
      };
    } catch (IllegalArgumentException e) {
      return List.of(ERROR, e.getMessage(), 0);
    }
  }

  private static List<Object> success(String message, Object value) {
    return List.of(SUCCESS, message, value);
  }

  private List<Object> shutdown(String reason) {
    shutdown.accept(reason);
    return success("shutting down", 0);
  }

  private List<Object> publisherUpdate(String topic, List<?> publishers) {
    subscriptions.updated(topic, publishers.stream().map(SlaveApi::uri).toList());
    return success("", 0);
  }

  private static String uri(Object publisher) {
    if (publisher instanceof String uri) {
      return uri;
    }
    throw new IllegalArgumentException("publisherUpdate: expected URIs, found " + publisher);
  }

  private List<Object> paramUpdate(String key, Object value) {
    parameters.updated(key, value);
    return success("", 0);
  }

  private List<Object> requestTopic(String topic, List<?> protocols) {
    if (!publications.has(topic)) {
      return List.of(FAILURE, "topic " + topic + " is not published here", 0);
    }
    for (Object protocol : protocols) {
      if (protocol instanceof List<?> list && !list.isEmpty() && TCPROS.equals(list.get(0))) {
        return success("ready", tcpros.toList());
      }
    }
    return List.of(FAILURE, "expected the protocol TCPROS, found " + protocols, 0);
  }

  private List<Object> busInfo() {
    List<Object> all = new ArrayList<>();
    for (TopicPublication publication : publications.all()) {
      publication.links().forEach(link -> all.add(entry(link.info())));
    }
    for (Subscription subscription : subscriptions.all()) {
      for (IncomingLink link : subscription.links()) {
        LinkInfo info = link.info();
        if (info != null) {
          all.add(entry(info));
        }
      }
    }
    return all;
  }

  private static List<Object> entry(LinkInfo info) {
    String direction = info.outbound() ? "o" : "i";
    return List.of(info.id(), info.peer(), direction, TCPROS, info.topic(), true, info.transport());
  }

  private List<Object> busStats() {
    List<Object> published = new ArrayList<>();
    for (TopicPublication publication : publications.all()) {
      List<OutgoingLink> links = publication.links();
      long bytes = links.stream().mapToLong(OutgoingLink::bytesSent).sum();
      List<Object> stats = links.stream().map(SlaveApi::stats).toList();
      published.add(List.of(publication.identity().topic(), count(bytes), stats));
    }
    List<Object> subscribed = new ArrayList<>();
    for (Subscription subscription : subscriptions.all()) {
      List<Object> stats = subscription.links().stream().map(SlaveApi::stats).toList();
      subscribed.add(List.of(subscription.topic(), stats));
    }
    return List.of(published, subscribed, List.of(0, 0, 0));
  }

  private static Object stats(OutgoingLink link) {
    return List.of(link.info().id(), count(link.bytesSent()), count(link.messagesSent()), true);
  }

  private static Object stats(IncomingLink link) {
    LinkInfo info = link.info();
    return List.of(
        info == null ? 0 : info.id(),
        count(link.bytesReceived()),
        count(link.messagesReceived()),
        UNKNOWN,
        info != null);
  }

  /** XML-RPC has numbers of 32 bits. */
  private static int count(long value) {
    return (int) Math.min(value, Integer.MAX_VALUE);
  }

  private List<Object> publicationTypes() {
    return publications.all().stream()
        .map(TopicPublication::identity)
        .<Object>map(identity -> List.of(identity.topic(), identity.type().name()))
        .toList();
  }

  private List<Object> subscriptionTypes() {
    return subscriptions.all().stream()
        .map(Subscription::identity)
        .<Object>map(identity -> List.of(identity.topic(), identity.type().name()))
        .toList();
  }

  private static Object value(String method, List<Object> params, int index) {
    if (index >= params.size()) {
      throw new IllegalArgumentException(
          method + ": expected " + (index + 1) + " parameters, found " + params.size());
    }
    return params.get(index);
  }

  private static String text(String method, List<Object> params, int index) {
    if (value(method, params, index) instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException(method + ": expected a string as parameter " + (index + 1));
  }

  private static List<?> list(String method, List<Object> params, int index) {
    if (value(method, params, index) instanceof List<?> list) {
      return list;
    }
    throw new IllegalArgumentException(method + ": expected a list as parameter " + (index + 1));
  }
}

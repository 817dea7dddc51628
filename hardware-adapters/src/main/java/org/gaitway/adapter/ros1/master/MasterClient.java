package org.gaitway.adapter.ros1.master;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.gaitway.adapter.ros1.xmlrpc.XmlRpcClient;

/**
 * A node's view of the master. All methods block until the master answers, and throw {@link
 * RosApiException} when it says no, another {@link IOException} when it does not answer. For any
 * thread.
 */
public final class MasterClient {
  private final XmlRpcClient client;
  private final URI master;
  private final String node;
  private final String slaveUri;

  /**
   * @param client to call with; stays the caller's
   * @param master URI of the master
   * @param node global name of the node
   * @param slaveUri URI of the node's slave API
   */
  public MasterClient(XmlRpcClient client, URI master, String node, String slaveUri) {
    this.client = client;
    this.master = master;
    this.node = node;
    this.slaveUri = slaveUri;
  }

  /** The master's URI. */
  public URI uri() {
    return master;
  }

  /** The master's process; whether it answers at all. */
  public Object getPid() throws IOException {
    return call("getPid");
  }

  /** Tells that the node publishes. */
  public void registerPublisher(String topic, String type) throws IOException {
    call("registerPublisher", topic, type, slaveUri);
  }

  /** Tells that the node publishes no more. */
  public void unregisterPublisher(String topic) throws IOException {
    call("unregisterPublisher", topic, slaveUri);
  }

  /**
   * Tells that the node subscribes.
   *
   * @return slave URIs of the publishers
   */
  public List<String> registerSubscriber(String topic, String type) throws IOException {
    return strings("registerSubscriber", call("registerSubscriber", topic, type, slaveUri));
  }

  /** Tells that the node subscribes no more. */
  public void unregisterSubscriber(String topic) throws IOException {
    call("unregisterSubscriber", topic, slaveUri);
  }

  /** Tells that the node offers a service at {@code rosrpc://host:port}. */
  public void registerService(String service, String serviceUri) throws IOException {
    call("registerService", service, serviceUri, slaveUri);
  }

  /** Tells that the node offers a service no more. */
  public void unregisterService(String service, String serviceUri) throws IOException {
    call("unregisterService", service, serviceUri);
  }

  /** Where a service is offered, as {@code rosrpc://host:port}. */
  public String lookupService(String service) throws IOException {
    return string("lookupService", call("lookupService", service));
  }

  /** The slave URI of a node. */
  public String lookupNode(String name) throws IOException {
    return string("lookupNode", call("lookupNode", name));
  }

  /** The value of a parameter, or of a namespace of parameters as a map. */
  public Object getParam(String key) throws IOException {
    return call("getParam", key);
  }

  /** Sets a parameter. */
  public void setParam(String key, Object value) throws IOException {
    call("setParam", key, value);
  }

  /** Removes a parameter. */
  public void deleteParam(String key) throws IOException {
    call("deleteParam", key);
  }

  /** Whether there is such a parameter. */
  public boolean hasParam(String key) throws IOException {
    Object value = call("hasParam", key);
    if (value instanceof Boolean has) {
      return has;
    }
    throw RosApi.unexpected(master, "hasParam", "a boolean", value);
  }

  /** The name under which a parameter is found in this node's namespace or one around it. */
  public String searchParam(String key) throws IOException {
    return string("searchParam", call("searchParam", key));
  }

  /** All parameters' names. */
  public List<String> getParamNames() throws IOException {
    return strings("getParamNames", call("getParamNames"));
  }

  /**
   * Asks to be told of changes.
   *
   * @return the present value; an empty map if there is none
   */
  public Object subscribeParam(String key) throws IOException {
    return call("subscribeParam", slaveUri, key);
  }

  /** Asks to be told of changes no more. */
  public void unsubscribeParam(String key) throws IOException {
    call("unsubscribeParam", slaveUri, key);
  }

  private Object call(String method, Object... params) throws IOException {
    Object[] all = new Object[params.length + 1];
    all[0] = node;
    System.arraycopy(params, 0, all, 1, params.length);
    return RosApi.call(client, master, method, all);
  }

  private String string(String method, Object value) throws IOException {
    if (value instanceof String text) {
      return text;
    }
    throw RosApi.unexpected(master, method, "a string", value);
  }

  private List<String> strings(String method, Object value) throws IOException {
    List<String> texts = new ArrayList<>();
    if (value instanceof List<?> list) {
      for (Object item : list) {
        texts.add(string(method, item));
      }
      return texts;
    }
    throw RosApi.unexpected(master, method, "a list of strings", value);
  }
}

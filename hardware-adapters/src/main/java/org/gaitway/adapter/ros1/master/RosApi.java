package org.gaitway.adapter.ros1.master;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.gaitway.adapter.ros1.xmlrpc.XmlRpcClient;

/**
 * The form of all answers in the ROS graph: {@code [code, message, value]}, of which code 1 is yes.
 */
public final class RosApi {
  private static final int SUCCESS = 1;

  private RosApi() {}

  /**
   * Calls a master or a node, and waits.
   *
   * @param client to call with
   * @param server the callee's URI
   * @param method its name
   * @param params its parameters
   * @return the value of the answer
   * @throws RosApiException if the answer is no
   * @throws IOException if there is no answer, or none in this form
   */
  public static Object call(XmlRpcClient client, URI server, String method, Object... params)
      throws IOException {
    Object answer = client.call(server, method, params);
    if (answer instanceof List<?> list && list.size() == 3 && list.get(0) instanceof Integer code) {
      if (code == SUCCESS) {
        return list.get(2);
      }
      throw new RosApiException(method + " of " + server + " failed: " + list.get(1));
    }
    throw unexpected(server, method, "[code, message, value]", answer);
  }

  /** The error of an answer whose value is not what it should be. */
  public static IOException unexpected(URI server, String method, String expected, Object found) {
    String text = String.valueOf(found);
    return new IOException(
        "%s of %s: expected %s, found %s"
            .formatted(
                method,
                server,
                expected,
                text.length() > 100 ? text.substring(0, 100) + "..." : text));
  }
}

package org.gaitway.adapter.ros1.xmlrpc;

import java.util.Locale;
import java.util.Map;

/**
 * A request or a response of HTTP.
 *
 * @param startLine its first line
 * @param headers values by name, names in lower case
 * @param body its content
 */
record HttpMessage(String startLine, Map<String, String> headers, byte[] body) {

  /** Whether another message may follow on the same connection. */
  boolean keepsConnection() {
    String connection = headers.getOrDefault("connection", "").toLowerCase(Locale.ROOT);
    return startLine.contains("HTTP/1.1")
        ? !connection.contains("close")
        : connection.contains("keep-alive");
  }
}

package org.gaitway.launch.view.web;

import java.nio.charset.StandardCharsets;
import org.gaitway.launch.Json;

/**
 * What a request is answered with.
 *
 * @param type media type
 * @param body the content
 */
record Reply(String type, byte[] body) {

  static Reply json(Object value) {
    return new Reply(
        "application/json; charset=utf-8", Json.write(value).getBytes(StandardCharsets.UTF_8));
  }

  static Reply binary(byte[] bytes) {
    return new Reply("application/octet-stream", bytes);
  }
}

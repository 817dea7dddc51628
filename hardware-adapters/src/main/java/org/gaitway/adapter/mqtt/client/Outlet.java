package org.gaitway.adapter.mqtt.client;

import java.io.IOException;

/** Where messages leave; for the sending thread of its link. */
public interface Outlet {
  /**
   * Whether a message of this quality can leave now. If not, since too many are unacknowledged, the
   * source is asked again when it can.
   */
  boolean accepts(Qos qos);

  /**
   * Sends the message that was put into a publication.
   *
   * @throws IOException if the connection is lost; the source only passes it on
   */
  void publish(Publication publication) throws IOException;
}

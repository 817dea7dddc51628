package org.gaitway.adapter.mqtt.client;

import java.io.IOException;

/** Has messages to send. All methods are called on the sending thread of the link. */
public interface MessageSource {
  /**
   * The link was made, or made again: sends what everybody must know, and drops what was left over
   * from before.
   */
  void connected(Outlet outlet) throws IOException;

  /** Sends what there is; called after {@link MqttLink#wake}, and now and then. */
  void drain(Outlet outlet) throws IOException;

  /** Says goodbye: the link is about to be closed. */
  void closing(Outlet outlet) throws IOException;

  /** One that never has any. */
  static MessageSource none() {
    return new MessageSource() {
      @Override
      public void connected(Outlet outlet) {
        // Nothing to say.
      }

      @Override
      public void drain(Outlet outlet) {
        // Nothing to send.
      }

      @Override
      public void closing(Outlet outlet) {
        // Nothing to say.
      }
    };
  }
}

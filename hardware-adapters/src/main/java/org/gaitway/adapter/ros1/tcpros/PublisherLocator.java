package org.gaitway.adapter.ros1.tcpros;

import java.io.IOException;
import java.net.InetSocketAddress;

/** Asks a publisher where a topic can be had. */
@FunctionalInterface
public interface PublisherLocator {

  /**
   * Asks once; blocks.
   *
   * @param publisher URI of the publishing node's slave API
   * @param topic global name
   * @throws IOException if the publisher does not answer or says no
   */
  InetSocketAddress locate(String publisher, String topic) throws IOException;
}

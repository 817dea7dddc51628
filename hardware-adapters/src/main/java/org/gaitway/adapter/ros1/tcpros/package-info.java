/**
 * TCPROS, the wire between nodes: connection headers, links that carry messages, and the thread
 * that serves a node's port. Its users are the classes of the node library.
 */
package org.gaitway.adapter.ros1.tcpros;

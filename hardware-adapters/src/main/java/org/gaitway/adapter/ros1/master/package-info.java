/** Calls of the ROS graph's XML-RPC interfaces: the master's, and those of other nodes. */
package org.gaitway.adapter.ros1.master;

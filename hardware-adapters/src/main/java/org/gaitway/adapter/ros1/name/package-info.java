/** Names in the ROS graph: what may be one, and what it stands for in a node. */
package org.gaitway.adapter.ros1.name;

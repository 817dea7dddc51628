/**
 * ROS 1 nodes in Java, in the words of rosjava and rospy: a {@link org.gaitway.adapter.ros1.Node}
 * makes {@link org.gaitway.adapter.ros1.Publisher}s, {@link org.gaitway.adapter.ros1.Subscriber}s
 * and {@link org.gaitway.adapter.ros1.LatestMessage}s, {@link
 * org.gaitway.adapter.ros1.ServiceServer}s and {@link org.gaitway.adapter.ros1.ServiceClient}s, and
 * has {@link org.gaitway.adapter.ros1.Parameters} and a {@link org.gaitway.adapter.ros1.RosClock}.
 *
 * <p>For control loops: {@link org.gaitway.adapter.ros1.Publisher#publish} writes from the calling
 * thread straight into the sockets, {@link org.gaitway.adapter.ros1.LatestMessage#poll} takes over
 * what another thread has received and decoded. Neither allocates, waits or takes a lock that
 * another thread holds for long.
 */
package org.gaitway.adapter.ros1;

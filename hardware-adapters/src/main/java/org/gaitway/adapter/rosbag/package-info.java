/**
 * ROS 1's bags, format 2.0: written so that the tools of ROS 1 read, check and play them, and read
 * back. They need no ROS, and nothing here knows what messages mean.
 *
 * <p>The format is that of the page "Bags/Format/2.0" of ROS's wiki.
 */
package org.gaitway.adapter.rosbag;

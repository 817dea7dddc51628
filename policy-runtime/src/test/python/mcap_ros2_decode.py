"""Decodes every message of a file with mcap-ros2-support and prints its fields."""

import sys

from mcap_ros2.reader import read_ros2_messages

for item in read_ros2_messages(sys.argv[1]):
    print(item.channel.topic, item.log_time_ns, list(item.ros_msg.values), item.ros_msg.name)

"""Reads a bag with Debian's rosbag: prints each message's topic, stamp [ns], md5sum and bytes."""

import sys

import rosbag

with rosbag.Bag(sys.argv[1]) as bag:
    for topic, (_, data, md5sum, _, _), time in bag.read_messages(raw=True):
        print(topic, time.to_nsec(), md5sum, data.hex(), sep="\t")

"""Writes a bag with Debian's rosbag: FILE COMPRESSION COUNT. Small chunks, equal stamps."""

import sys

import genpy
import rosbag
from std_msgs.msg import Float64, String

file, compression, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
with rosbag.Bag(file, "w", compression=compression, chunk_threshold=2000) as bag:
    for i in range(count):
        time = genpy.Time(100 + i // 3, 7)
        bag.write("/number", Float64(i / 3), time)
        bag.write("/text with space", String("x" * (i % 50)), time)

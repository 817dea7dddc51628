"""Prints the messages of a bag as Debian's rosbag reads them: topic, stamp [ns], all values.

Floats are printed as the bits of a double, texts as their bytes in hexadecimal.
"""

import struct
import sys

import genpy
import rosbag


def shown(value):
    if isinstance(value, genpy.rostime.TVal):
        return str(value.to_nsec())
    # Types that are not installed are made from the bag: they are messages by their slots.
    if hasattr(value, "_md5sum"):
        return "(" + " ".join(shown(getattr(value, name)) for name in value.__slots__) + ")"
    if isinstance(value, (bool, int)):
        return str(int(value))
    if isinstance(value, float):
        return "nan" if value != value else struct.pack(">d", value).hex()
    if isinstance(value, str):
        return "'" + value.encode().hex() + "'"
    return "[" + " ".join(map(shown, value)) + "]"


with rosbag.Bag(sys.argv[1]) as bag:
    for topic, message, time in bag.read_messages():
        print(topic, time.to_nsec(), shown(message), sep="\t")

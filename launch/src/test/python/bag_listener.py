"""A rospy node that prints what it receives, and ends with the last message: COUNT TOPIC...

A line each: topic, and the bytes in hexadecimal. Prints "ready" once it has subscribed.
"""

import sys
import threading

import rospy

lock = threading.Lock()
ended = threading.Event()
missing = int(sys.argv[1])


def receive(message, topic):
    global missing
    with lock:
        print(topic, message._buff.hex(), sep="\t", flush=True)
        missing -= 1
        if missing == 0:
            ended.set()


rospy.init_node("bag_listener", anonymous=True, disable_signals=True)
subscribers = [
    rospy.Subscriber(topic, rospy.AnyMsg, receive, topic, queue_size=None) for topic in sys.argv[2:]
]
print("ready", flush=True)
ended.wait(60)
rospy.signal_shutdown("all is there")

"""A rospy node that does what it is told: each line of input is Python, and is answered with one line.

Usage: rospy_peer.py NAME. An expression is answered with "= " and its value, a statement with "=", an
error with "! " and its text. `wait(condition)` waits until the condition holds, at most 10 s.
"""

import sys
import time

import rospy
from roscpp.srv import *
from rosgraph_msgs.msg import *
from sensor_msgs.msg import *
from std_msgs.msg import *
from std_srvs.srv import *


def wait(condition, seconds=10):
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise TimeoutError("not within %s s" % seconds)
        time.sleep(0.005)


def answer(line, scope):
    try:
        code = compile(line, "peer", "eval")
    except SyntaxError:
        exec(line, scope)
        return "="
    return "= " + str(eval(code, scope)).replace("\n", "; ")


def main():
    rospy.init_node(sys.argv[1], disable_signals=True)
    print("= ready", flush=True)
    for line in sys.stdin:
        try:
            reply = answer(line.strip(), globals())
        except BaseException as error:
            reply = "! %s: %s" % (type(error).__name__, str(error).replace("\n", "; "))
        print(reply, flush=True)
    rospy.signal_shutdown("the input ended")


main()

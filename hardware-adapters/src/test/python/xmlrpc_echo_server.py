"""An XML-RPC server of Python, as ROS's nodes in Python have: prints its port and answers.

echo(value) returns the value, describe(value) tells how Python sees it, fail(text) fails. Ends when
its standard input does.
"""

import sys
import threading
import xmlrpc.client
from xmlrpc.server import SimpleXMLRPCRequestHandler, SimpleXMLRPCServer


class Handler(SimpleXMLRPCRequestHandler):
    protocol_version = "HTTP/" + sys.argv[1]

    def log_message(self, *args):
        pass


def fail(text):
    raise xmlrpc.client.Fault(7, text)


def main():
    server = SimpleXMLRPCServer(("127.0.0.1", 0), Handler, allow_none=False)
    server.register_function(lambda value: value, "echo")
    server.register_function(repr, "describe")
    server.register_function(lambda *values: len(values), "count")
    server.register_function(fail, "fail")
    print(server.server_address[1], flush=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    sys.stdin.read()


main()

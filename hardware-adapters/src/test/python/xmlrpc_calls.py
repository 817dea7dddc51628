"""Calls an XML-RPC server that echoes, with Python's client: prints "ok" a call that went well."""

import math
import sys
import xmlrpc.client

VALUES = [
    0, -1, 2147483647, -2147483648, True, False, 0.0, -1.5, 1e-300, 1.7976931348623157e308,
    math.inf, -math.inf, "", " spaces ", "a<b&c>\"d'", "h\u00fcfte \U0001f916", "line\nline",
    [], [1, [2, ["three"]]], {}, {"p": 1.5, "nested": {"list": [True]}}, {"": ""},
    xmlrpc.client.DateTime("20261121T08:58:27"), xmlrpc.client.Binary(bytes(range(256))),
    "x" * 1000000,
]


def main(uri):
    server = xmlrpc.client.ServerProxy(uri, use_builtin_types=False)
    for value in VALUES:
        answer = server.echo(value)
        assert answer == value and type(answer) is type(value), (answer, value)
        print("ok")
    assert math.isnan(server.echo(math.nan))
    try:
        server.fail("a reason & more")
    except xmlrpc.client.Fault as fault:
        assert (fault.faultCode, fault.faultString) == (7, "a reason & more"), fault
        print("ok")


main(sys.argv[1])

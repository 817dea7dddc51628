"""Writes random messages of ROS's Python classes, and what is in them.

The standard input names a class a line: kind and name, or "text", name and the full text of its
definition in base64. For each, the output has some records: kind, name, the bytes of the message in
hexadecimal, the values of its fields as text, and the md5sum.
"""

import base64
import importlib
import io
import random
import struct
import sys

import genpy
import genpy.dynamic

MESSAGES = 40
INTEGERS = {
    "int8": (8, True), "uint8": (8, False), "int16": (16, True), "uint16": (16, False),
    "int32": (32, True), "uint32": (32, False), "int64": (64, True), "uint64": (64, False),
    "byte": (8, True), "char": (8, False),
}
SPECIAL = [0.0, -0.0, 1.0, -1.5, float("inf"), float("-inf"), float("nan"), 5e-324, 1e308]
TEXTS = ["", "base_link", "Gelenk Nr. 7", "h\u00fcfte", "\u95a2\u7bc0", "\U0001f916", "tab\tline\n", "\0"]


DYNAMIC = {}


def python_class(kind, name):
    if name in DYNAMIC:
        return DYNAMIC[name]
    package, bare = name.split("/")
    return getattr(importlib.import_module(f"{package}.{kind}"), bare)


def integer(rng, kind):
    bits, signed = INTEGERS[kind]
    low = -(1 << bits - 1) if signed else 0
    high = low + (1 << bits) - 1
    return rng.choice([low, high, 0, rng.randint(low, high)])


def scalar(rng, kind):
    if kind in INTEGERS:
        return integer(rng, kind)
    if kind == "bool":
        return rng.random() < 0.5
    if kind == "float32":
        bits = struct.pack("<f", rng.choice(SPECIAL[:7] + [rng.gauss(0, 100)]))
        return struct.unpack("<f", bits)[0]
    if kind == "float64":
        return rng.choice(SPECIAL + [rng.gauss(0, 100)])
    if kind == "string":
        return rng.choice(TEXTS)
    if kind == "time":
        return genpy.Time(rng.randint(0, (1 << 32) - 1), rng.randint(0, 999999999))
    if kind == "duration":
        return genpy.Duration(rng.randint(-(1 << 31), (1 << 31) - 1), rng.randint(0, 999999999))
    return message(rng, python_class("msg", kind))


def value(rng, kind):
    if not kind.endswith("]"):
        return scalar(rng, kind)
    base, size = kind[:-1].split("[")
    count = int(size) if size else rng.choice([0, 1, 2, 5])
    values = [scalar(rng, base) for _ in range(count)]
    return bytes(values) if base in ("uint8", "char") else values


def message(rng, cls):
    made = cls()
    for name, kind in zip(cls.__slots__, cls._slot_types):
        setattr(made, name, value(rng, kind))
    return made


def text(kind, held):
    if kind.endswith("]"):
        base = kind.split("[")[0]
        inner = base if base not in ("int8", "byte") else "uint8"
        return "[" + ",".join(text(inner, v) for v in held) + "]"
    if kind in INTEGERS:
        bits = INTEGERS[kind][0]
        wraps = bits == 64 and held >= 1 << 63
        return str(held - (1 << 64) if wraps else held & 255 if kind == "uint8" else held)
    if kind == "bool":
        return str(int(held))
    if kind in ("float32", "float64"):
        return "nan" if held != held else struct.pack(">d", held).hex()
    if kind == "string":
        return held.encode().hex()
    if kind in ("time", "duration"):
        return f"{held.secs}.{held.nsecs}"
    return "{" + ",".join(
        text(k, getattr(held, n)) for n, k in zip(held.__slots__, held._slot_types)) + "}"


def main():
    rng = random.Random(1)
    for line in sys.stdin:
        kind, name, *definition = line.split()
        if kind == "text":
            full_text = base64.b64decode(definition[0]).decode()
            DYNAMIC.update(genpy.dynamic.generate_dynamic(name, full_text))
        cls = python_class(kind, name)
        for _ in range(MESSAGES):
            made = message(rng, cls)
            buffer = io.BytesIO()
            made.serialize(buffer)
            print(kind, name, "=" + buffer.getvalue().hex(), text(name, made), cls._md5sum)


main()

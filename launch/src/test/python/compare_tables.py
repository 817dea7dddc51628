"""Compares tables that were exported from an episode with the episode, as mcap and mcap-ros2 read it.

EPISODE FOLDER ENDING. Every value of every message must be in the table of its topic, bit for bit,
and in its row. Prints the number of values compared.
"""

import json
import pathlib
import struct
import sys

import pandas
import pyarrow.parquet
from mcap.reader import make_reader
from mcap_ros2.decoder import DecoderFactory


def tables(folder, ending):
    for file in sorted(pathlib.Path(folder).glob("*" + ending)):
        topic = "/" + file.name.removesuffix(ending).replace(".", "/")
        if ending == ".parquet":
            yield topic, pyarrow.parquet.read_table(file, page_checksum_verification=True).to_pylist()
        else:
            # As texts: what they mean is clear from what they are compared with.
            frame = pandas.read_csv(file, dtype=str, keep_default_na=False)
            yield topic, frame.to_dict("records")


def labels(topic, header):
    if topic == "/action":
        return json.loads(header.get("commanded") or header.get("actuators") or "[]")
    if topic == "/observation":
        sizes = json.loads(header.get("observation", "{}"))
        return [n if s == 1 else f"{n}.{i}" for n, s in sizes.items() for i in range(s)]
    return []


def value(message, column, names):
    """What a column's name stands for."""
    place = message
    words = column.split(".")
    while words:
        outer, word = place, words.pop(0)
        place = getattr(outer, word)
        if is_stamp(place):
            return place.sec * 10**9 + place.nanosec
        if words and not hasattr(place, words[0]):
            label = ".".join(words)
            known = names or (list(outer.name) if hasattr(outer, "name") else [])
            return place[known.index(label) if label in known else int(label)]
    return place


def is_stamp(value):
    return hasattr(value, "nanosec")


def plain(value):
    """Messages as JSON has them."""
    if hasattr(value, "__slots__"):
        return {name: plain(getattr(value, name)) for name in value.__slots__}
    if isinstance(value, (str, bool, int, float)):
        return value
    return [plain(element) for element in value]


def same(found, expected):
    if isinstance(expected, bool):
        return found in (expected, str(expected).lower())
    if isinstance(expected, float):
        return bits(float(found)) == bits(expected) or same_single(float(found), expected)
    if isinstance(expected, (int, str)):
        return str(found) == str(expected)
    if isinstance(found, str):
        found = json.loads(found)
    expected = plain(expected)
    return len(found) == len(expected) and all(map(equal, found, expected))


def equal(found, expected):
    if isinstance(expected, dict):
        return found.keys() == expected.keys() and all(equal(found[k], expected[k]) for k in found)
    return same(found, expected)


def same_single(found, expected):
    """mcap-ros2 gives numbers of single precision as doubles; CSV has their shortest text."""
    try:
        packed = struct.pack("f", expected)
        return struct.unpack("f", packed)[0] == expected and struct.pack("f", found) == packed
    except OverflowError:
        return False


def bits(number):
    return "nan" if number != number else struct.pack("d", number)


def main(episode, folder, ending):
    found = dict(tables(folder, ending))
    rows = {topic: iter(table) for topic, table in found.items()}
    decoders = {}
    compared = 0
    with open(episode, "rb") as stream:
        reader = make_reader(stream, validate_crcs=True)
        header = {m.name: m.metadata for m in reader.iter_metadata()}.get("gaitway.episode", {})
        for schema, channel, message in reader.iter_messages():
            if channel.message_encoding != "cdr":
                continue
            decoder = decoders.get(channel.id) or DecoderFactory().decoder_for("cdr", schema)
            decoders[channel.id] = decoder
            decoded = decoder(message.data)
            row = next(rows[channel.topic])
            assert int(row.pop("log_time")) == message.log_time
            assert int(row.pop("sequence")) == message.sequence
            row.pop("time")
            names = labels(channel.topic, header)
            for column, cell in row.items():
                expected = value(decoded, column, names)
                assert same(cell, expected), repr((channel.topic, column, cell, expected))[:500]
                compared += 1
    for topic, rest in rows.items():
        assert next(rest, None) is None, topic + " has more rows than messages"
    print(compared)


main(*sys.argv[1:])

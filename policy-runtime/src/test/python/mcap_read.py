"""Prints what the mcap package reads from a file, every CRC and index checked: one line an item."""

import hashlib
import sys

from mcap.reader import NonSeekingReader, make_reader


def digest(data):
    return hashlib.sha256(data).hexdigest()


def print_messages(kind, reader, **options):
    for schema, channel, message in reader.iter_messages(**options):
        name = schema.name if schema else ""
        print(kind, channel.topic, name or "-", message.sequence, message.log_time,
              message.publish_time, digest(message.data))


path = sys.argv[1]
with open(path, "rb") as file:
    reader = make_reader(file, validate_crcs=True)
    header = reader.get_header()
    summary = reader.get_summary()
    print("header", header.profile, header.library)
    print("statistics", summary.statistics.message_count, summary.statistics.chunk_count,
          summary.statistics.message_start_time, summary.statistics.message_end_time)
    for attachment in reader.iter_attachments():
        print("attachment", attachment.name, attachment.media_type, digest(attachment.data))
    for metadata in reader.iter_metadata():
        print("metadata", metadata.name, sorted(metadata.metadata.items()))
    if summary.chunk_indexes:
        print_messages("time", reader, log_time_order=True)
with open(path, "rb") as file:
    print_messages("file", NonSeekingReader(file, validate_crcs=True), log_time_order=False)

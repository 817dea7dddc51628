"""Writes a file with the mcap package: NAME COMPRESSION CHUNK_SIZE (0: no chunks) MESSAGES."""

import sys

from mcap.writer import CompressionType, Writer

path, compression, chunk_size, count = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
with open(path, "wb") as file:
    writer = Writer(file, compression=CompressionType[compression], use_chunking=chunk_size > 0,
                    chunk_size=max(1, chunk_size), enable_data_crcs=True)
    writer.start(profile="ros2", library="python")
    schema = writer.register_schema(name="a/msg/B", encoding="ros2msg", data=b"uint8 x")
    channels = [writer.register_channel(topic=f"/t{i}", message_encoding="cdr", schema_id=schema,
                                        metadata={"number": str(i)}) for i in range(3)]
    writer.add_metadata("run", {"seed": "7"})
    for i in range(count):
        writer.add_message(channels[i % 3], log_time=1000 + i, publish_time=i, sequence=i,
                           data=bytes((i + k // 9) % 256 for k in range(i % 700)))
    writer.add_attachment(create_time=1, log_time=2, name="a.txt", media_type="text/plain",
                          data=b"hello" * 100)
    writer.finish()

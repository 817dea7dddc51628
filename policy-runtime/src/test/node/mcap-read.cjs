// Prints what @mcap/core reads from a file, every CRC and index checked: one line an item.
"use strict";

const { createHash } = require("node:crypto");
const fs = require("node:fs");
const { McapIndexedReader, McapStreamReader } = require("@mcap/core");
const { loadDecompressHandlers } = require("@mcap/support");

const digest = (data) => createHash("sha256").update(data).digest("hex");

function printMessage(kind, channels, schemas, message) {
  const channel = channels.get(message.channelId);
  const schema = schemas.get(channel.schemaId)?.name ?? "-";
  console.log(kind, channel.topic, schema, message.sequence, String(message.logTime),
    String(message.publishTime), digest(message.data));
}

async function readByIndex(path, decompressHandlers) {
  const file = await fs.promises.open(path, "r");
  const readable = {
    size: async () => BigInt((await file.stat()).size),
    read: async (offset, length) => {
      const buffer = new Uint8Array(Number(length));
      const { bytesRead } = await file.read(buffer, 0, buffer.length, Number(offset));
      if (bytesRead !== buffer.length) {
        throw new Error("cut short");
      }
      return buffer;
    },
  };
  const reader = await McapIndexedReader.Initialize({ readable, decompressHandlers });
  console.log("header", reader.header.profile, reader.header.library);
  const statistics = reader.statistics;
  console.log("statistics", String(statistics.messageCount), statistics.chunkCount,
    String(statistics.messageStartTime), String(statistics.messageEndTime));
  for await (const attachment of reader.readAttachments({ validateCrcs: true })) {
    console.log("attachment", attachment.name, attachment.mediaType, digest(attachment.data));
  }
  for await (const metadata of reader.readMetadata()) {
    const entries = [...metadata.metadata].map(([key, value]) => `('${key}', '${value}')`);
    console.log("metadata", metadata.name, `[${entries.sort().join(", ")}]`);
  }
  if (reader.chunkIndexes.length > 0) {
    for await (const message of reader.readMessages({ validateCrcs: true })) {
      printMessage("time", reader.channelsById, reader.schemasById, message);
    }
  }
  await file.close();
}

function readAsStream(path, decompressHandlers) {
  const reader = new McapStreamReader({ validateCrcs: true, decompressHandlers });
  const channels = new Map();
  const schemas = new Map();
  reader.append(fs.readFileSync(path));
  for (let record = reader.nextRecord(); record; record = reader.nextRecord()) {
    if (record.type === "Schema") {
      schemas.set(record.id, record);
    } else if (record.type === "Channel") {
      channels.set(record.id, record);
    } else if (record.type === "Message") {
      printMessage("file", channels, schemas, record);
    }
  }
  if (!reader.done()) {
    throw new Error("the file does not end");
  }
}

async function main(path) {
  const handlers = await loadDecompressHandlers();
  await readByIndex(path, handlers);
  readAsStream(path, handlers);
}

main(process.argv[2]).catch((error) => {
  console.error(error);
  process.exit(1);
});

// Writes a file with @mcap/core: PATH COMPRESSION (NONE or ZSTD) CHUNK_SIZE MESSAGES.
"use strict";

const fs = require("node:fs");
const zstd = require("@foxglove/wasm-zstd");
const { McapWriter } = require("@mcap/core");

async function addOthers(writer) {
  await writer.addMetadata({ name: "run", metadata: new Map([["seed", "7"]]) });
  await writer.addAttachment({ createTime: 1n, logTime: 2n, name: "a.txt", mediaType: "text/plain",
    data: new TextEncoder().encode("hello".repeat(100)) });
}

async function main(path, compression, chunkSize, count) {
  await zstd.isLoaded;
  const file = fs.openSync(path, "w");
  let position = 0n;
  const writable = {
    position: () => position,
    write: async (buffer) => {
      position += BigInt(fs.writeSync(file, buffer));
    },
  };
  const options = { writable, useChunks: chunkSize > 0, chunkSize };
  if (compression === "ZSTD") {
    options.compressChunk = (data) => (
      { compression: "zstd", compressedData: zstd.compress(data, 3) });
  }
  const writer = new McapWriter(options);
  await writer.start({ profile: "ros2", library: "javascript" });
  const schemaId = await writer.registerSchema(
    { name: "a/msg/B", encoding: "ros2msg", data: new TextEncoder().encode("uint8 x") });
  const channels = [];
  for (let i = 0; i < 3; i++) {
    channels.push(await writer.registerChannel(
      { topic: `/t${i}`, messageEncoding: "cdr", schemaId, metadata: new Map([["number", `${i}`]]) }));
  }
  // Its indexes of metadata and attachments are wrong where messages are outside of chunks.
  if (chunkSize > 0) {
    await addOthers(writer);
  }
  for (let i = 0; i < count; i++) {
    const data = Uint8Array.from({ length: i % 700 }, (_, k) => (i + Math.floor(k / 9)) % 256);
    await writer.addMessage({ channelId: channels[i % 3], sequence: i,
      logTime: BigInt(1000 + i), publishTime: BigInt(i), data });
  }
  await writer.end();
  fs.closeSync(file);
}

const [path, compression, chunkSize, count] = process.argv.slice(2);
main(path, compression, Number(chunkSize), Number(count)).catch((error) => {
  console.error(error);
  process.exit(1);
});

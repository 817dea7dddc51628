package org.gaitway.mcap;

/** Goes through the messages of a block, and declares the schemas and channels between them. */
final class BlockCursor {
  private final Block block;
  private final Declarations declarations;
  private int next;
  private int start;
  private McapChannel channel;

  BlockCursor(Block block, Declarations declarations) {
    this.block = block;
    this.declarations = declarations;
    next = block.start();
  }

  /**
   * Goes to the next message.
   *
   * @return whether there is one
   * @throws McapException if the records are not whole, or not such as a chunk may hold
   */
  boolean next() throws McapException {
    while (next < block.end()) {
      int opcode = enter();
      if (opcode == Opcode.MESSAGE) {
        message();
        return true;
      }
      if (opcode == Opcode.SCHEMA || opcode == Opcode.CHANNEL) {
        int content = start + Layout.RECORD_HEADER;
        RecordParser parser =
            new RecordParser(block.bytes(), content, next, place(), Opcode.name(opcode));
        declarations.add(opcode, parser, place());
      } else if (opcode <= Opcode.DATA_END) {
        throw new McapException(
            place(), "Chunk", "schemas, channels and messages", Opcode.name(opcode));
      }
    }
    return false;
  }

  /** Goes to the next record; its opcode. */
  private int enter() throws McapException {
    start = next;
    int room = block.end() - start - Layout.RECORD_HEADER;
    if (room < 0) {
      throw new McapException(
          place(), "Chunk", "a record", block.end() - start + " bytes at the end");
    }
    int opcode = Byte.toUnsignedInt(block.bytes()[start]);
    long declared = RecordParser.u64(block.bytes(), start + 1);
    if (declared < 0 || declared > room) {
      throw new McapException(
          place(),
          Opcode.name(opcode),
          "at most " + room + " bytes",
          Long.toUnsignedString(declared));
    }
    next = start + Layout.RECORD_HEADER + (int) declared;
    return opcode;
  }

  private void message() throws McapException {
    int length = next - start - Layout.RECORD_HEADER - Layout.MESSAGE_HEADER;
    if (length < 0) {
      throw new McapException(
          place(),
          "Message",
          "at least " + Layout.MESSAGE_HEADER + " bytes",
          String.valueOf(length + Layout.MESSAGE_HEADER));
    }
    int id = MessageView.channelId(block.bytes(), start);
    if (channel == null || channel.id() != id) {
      channel = declarations.channel(id);
    }
    if (channel == null) {
      throw new McapException(place(), "Message", "a channel that was declared", "channel " + id);
    }
    if (!block.segment().contains(logTime())) {
      throw new McapException(
          place(),
          "Message",
          "a log time from "
              + Long.toUnsignedString(block.segment().startTime())
              + " to "
              + Long.toUnsignedString(block.segment().endTime())
              + ", as its chunk says",
          Long.toUnsignedString(logTime()));
    }
  }

  private long place() {
    return block.place(start);
  }

  /** Where the message's record begins in the block's bytes. */
  int start() {
    return start;
  }

  McapChannel channel() {
    return channel;
  }

  long logTime() {
    return MessageView.logTime(block.bytes(), start);
  }
}

package org.gaitway.cdr;

import org.gaitway.cdr.MessageField.Arity;

/**
 * Decodes messages of one type. Whatever the bytes, it takes no more memory than is proportionate
 * to them, and either gives the whole message or says what is wrong with it. For one thread at a
 * time.
 */
public final class MessageDecoder {
  private final MessageDefinition definition;
  private final CdrReader reader = new CdrReader();

  /** A decoder for messages of a type. */
  public MessageDecoder(MessageDefinition definition) {
    this.definition = definition;
  }

  /** The type. */
  public MessageDefinition definition() {
    return definition;
  }

  /** As {@link #decode(byte[], int, int)}, of the whole array. */
  public MessageValue decode(byte[] data) throws CdrException {
    return decode(data, 0, data.length);
  }

  /**
   * Decodes a message.
   *
   * @param data not kept
   * @param offset of the message in it
   * @param length of the message, encapsulation included
   * @throws CdrException if the bytes are no message of this type, with the field
   */
  public MessageValue decode(byte[] data, int offset, int length) throws CdrException {
    reader.open(data, offset, length);
    MessageValue value = message(definition);
    reader.close();
    return value;
  }

  private MessageValue message(MessageDefinition type) throws CdrException {
    int size = type.fields().size();
    Object[] values = new Object[size];
    for (int i = 0; i < size; i++) {
      MessageField field = type.fields().get(i);
      try {
        values[i] = field(field);
      } catch (CdrException e) {
        throw e.in(field.name());
      }
    }
    if (size == 0 && reader.remaining() > 0) {
      reader.int8(); // A message without fields is a byte all the same.
    }
    return new MessageValue(type, values);
  }

  private Object field(MessageField field) throws CdrException {
    if (field.arity() == Arity.SINGLE) {
      return field.message().isPresent()
          ? message(field.message().get())
          : single(field, field.primitive().orElseThrow());
    }
    int count = count(field);
    return field.message().isPresent()
        ? messages(field.message().get(), count)
        : array(field, field.primitive().orElseThrow(), count);
  }

  private int count(MessageField field) throws CdrException {
    if (field.arity() == Arity.SEQUENCE) {
      return reader.sequence(field.count(), field.leastElementBytes());
    }
    if (field.leastBytes() > reader.remaining()) {
      throw new CdrException(
          String.format("expected %s, found %d bytes left", field.type(), reader.remaining()));
    }
    return (int) field.count();
  }

  private MessageValue[] messages(MessageDefinition type, int count) throws CdrException {
    MessageValue[] values = new MessageValue[count];
    for (int i = 0; i < count; i++) {
      values[i] = message(type);
    }
    return values;
  }

  private Object single(MessageField field, PrimitiveType type) throws CdrException {
    return switch (type) {
      case BOOL -> reader.bool();
      case INT8 -> (long) reader.int8();
      case UINT8, BYTE, CHAR -> (long) Byte.toUnsignedInt(reader.int8());
      case INT16 -> (long) reader.int16();
      case UINT16 -> (long) Short.toUnsignedInt(reader.int16());
      case INT32 -> (long) reader.int32();
      case UINT32 -> Integer.toUnsignedLong(reader.int32());
      case INT64, UINT64 -> reader.int64();
      case FLOAT32 -> reader.float32();
      case FLOAT64 -> reader.float64();
      case STRING -> reader.string(field.textBound());
    };
  }

  private Object array(MessageField field, PrimitiveType type, int count) throws CdrException {
    return switch (type) {
      case BOOL -> reader.bools(count);
      case INT8, UINT8, BYTE, CHAR -> reader.int8s(count);
      case INT16, UINT16 -> reader.int16s(count);
      case INT32, UINT32 -> reader.int32s(count);
      case INT64, UINT64 -> reader.int64s(count);
      case FLOAT32 -> reader.float32s(count);
      case FLOAT64 -> reader.float64s(count);
      case STRING -> texts(field, count);
    };
  }

  private String[] texts(MessageField field, int count) throws CdrException {
    String[] values = new String[count];
    for (int i = 0; i < count; i++) {
      values[i] = reader.string(field.textBound());
    }
    return values;
  }
}

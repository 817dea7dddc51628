package org.gaitway.adapter.rosbag;

import java.lang.reflect.Array;
import java.util.Optional;
import org.gaitway.adapter.ros1.message.RosOutput;
import org.gaitway.cdr.MessageDefinition;
import org.gaitway.cdr.MessageField;
import org.gaitway.cdr.MessageField.Arity;
import org.gaitway.cdr.MessageValue;
import org.gaitway.cdr.PrimitiveType;

/** Writes messages of ROS 2 as ROS 1 has them on the wire, of the type that {@link Ros1Type} is. */
public final class Ros1Messages {
  private static final String HEADER = "std_msgs/Header";
  private static final String TIME = "builtin_interfaces/Time";
  private static final String DURATION = "builtin_interfaces/Duration";

  private Ros1Messages() {}

  static boolean isHeader(MessageDefinition type) {
    return type.name().equals(HEADER);
  }

  /** What ROS 1 has built in for a type. */
  static Optional<String> stampWord(MessageDefinition type) {
    return switch (type.name()) {
      case TIME -> Optional.of("time");
      case DURATION -> Optional.of("duration");
      default -> Optional.empty();
    };
  }

  /**
   * Appends a message.
   *
   * @param sequence what headers have as {@code seq}
   * @throws IllegalArgumentException if a stamp lies before 1970, which ROS 1 cannot say
   */
  public static void write(MessageValue message, long sequence, RosOutput out) {
    if (message.definition().name().equals(TIME)) {
      out.writeUint32(message.integer("sec"));
      out.writeUint32(message.integer("nanosec"));
      return;
    }
    if (isHeader(message.definition())) {
      out.writeInt32((int) sequence);
    }
    for (MessageField field : message.definition().fields()) {
      Object value = message.get(field.name());
      if (field.arity() == Arity.SINGLE) {
        writeSingle(field, value, sequence, out);
      } else {
        writeArray(field, value, sequence, out);
      }
    }
  }

  private static void writeSingle(MessageField field, Object value, long sequence, RosOutput out) {
    if (value instanceof MessageValue message) {
      write(message, sequence, out);
    } else if (value instanceof Long integer) {
      writeInteger(field.primitive().orElseThrow(), integer, out);
    } else if (value instanceof Double number) {
      out.writeFloat64(number);
    } else if (value instanceof Float number) {
      out.writeFloat32(number);
    } else if (value instanceof Boolean flag) {
      out.writeBool(flag);
    } else {
      out.writeString((String) value);
    }
  }

  private static void writeInteger(PrimitiveType type, long value, RosOutput out) {
    switch (type) {
      case INT8, UINT8, BYTE, CHAR -> out.writeInt8((byte) value);
      case INT16, UINT16 -> out.writeInt16((short) value);
      case INT32, UINT32 -> out.writeInt32((int) value);
      case INT64, UINT64 -> out.writeInt64(value);
      default -> throw new IllegalArgumentException(type.word() + " is no integer");
    }
  }

  private static void writeArray(MessageField field, Object array, long sequence, RosOutput out) {
    if (field.arity() == Arity.SEQUENCE) {
      out.writeCount(Array.getLength(array));
    }
    if (array instanceof MessageValue[] messages) {
      for (MessageValue message : messages) {
        write(message, sequence, out);
      }
    } else if (array instanceof double[] numbers) {
      out.writeFloat64s(numbers);
    } else if (array instanceof float[] numbers) {
      out.writeFloat32s(numbers);
    } else if (array instanceof String[] texts) {
      out.writeStrings(texts);
    } else if (array instanceof boolean[] flags) {
      out.writeBools(flags);
    } else {
      writeIntegers(array, out);
    }
  }

  private static void writeIntegers(Object array, RosOutput out) {
    if (array instanceof byte[] bytes) {
      out.writeBytes(bytes);
    } else if (array instanceof short[] integers) {
      out.writeInt16s(integers);
    } else if (array instanceof int[] integers) {
      out.writeInt32s(integers);
    } else {
      out.writeInt64s((long[]) array);
    }
  }
}

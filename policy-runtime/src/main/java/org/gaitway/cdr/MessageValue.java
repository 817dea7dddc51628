package org.gaitway.cdr;

import java.lang.reflect.Array;
import java.util.List;

/**
 * A decoded message. A field's value is one of
 *
 * <ul>
 *   <li>{@code Boolean}, {@code Long} (all integers; a {@code uint64} keeps its bits), {@code
 *       Float}, {@code Double}, {@code String}, {@code MessageValue};
 *   <li>for arrays and sequences {@code boolean[]}, {@code byte[]}, {@code short[]}, {@code int[]},
 *       {@code long[]} (with the bits of what has no sign), {@code float[]}, {@code double[]},
 *       {@code String[]}, {@code MessageValue[]}.
 * </ul>
 *
 * <p>The accessors give the arrays themselves where no conversion is needed. Each throws {@link
 * IllegalArgumentException} if there is no such field, or it is of another kind, with what there
 * is.
 */
public final class MessageValue {
  private final MessageDefinition definition;
  private final Object[] values;

  MessageValue(MessageDefinition definition, Object[] values) {
    this.definition = definition;
    this.values = values;
  }

  /** The type. */
  public MessageDefinition definition() {
    return definition;
  }

  /** Names of the fields in order. */
  public List<String> fields() {
    return definition.fields().stream().map(MessageField::name).toList();
  }

  /** Whether there is a field of this name. */
  public boolean has(String field) {
    return definition.index(field) >= 0;
  }

  /** A field's value, of a class that the class comment lists. */
  public Object get(String field) {
    return values[index(field)];
  }

  /** A message within. */
  public MessageValue message(String field) {
    return cast(field, MessageValue.class);
  }

  /** The messages within. */
  public MessageValue[] messages(String field) {
    return cast(field, MessageValue[].class);
  }

  /** A text. */
  public String text(String field) {
    return cast(field, String.class);
  }

  /** Texts. */
  public String[] texts(String field) {
    return cast(field, String[].class);
  }

  /** A truth value. */
  public boolean flag(String field) {
    return cast(field, Boolean.class);
  }

  /** An integer. */
  public long integer(String field) {
    return cast(field, Long.class);
  }

  /** Any number as a double. */
  public double number(String field) {
    return cast(field, Number.class).doubleValue();
  }

  /** Single-precision numbers. */
  public float[] floats(String field) {
    return cast(field, float[].class);
  }

  /** Numbers of any type as doubles. */
  public double[] doubles(String field) {
    Object value = get(field);
    if (value instanceof double[] doubles) {
      return doubles;
    }
    requireNumbers(field, value);
    double[] converted = new double[Array.getLength(value)];
    for (int i = 0; i < converted.length; i++) {
      converted[i] = value instanceof float[] floats ? floats[i] : integerAt(field, value, i);
    }
    return converted;
  }

  /** Integers of any type. */
  public long[] integers(String field) {
    Object value = get(field);
    if (value instanceof long[] longs) {
      return longs;
    }
    requireNumbers(field, value);
    if (value instanceof float[] || value instanceof double[]) {
      throw other(field, "integers");
    }
    long[] converted = new long[Array.getLength(value)];
    for (int i = 0; i < converted.length; i++) {
      converted[i] = integerAt(field, value, i);
    }
    return converted;
  }

  private long integerAt(String field, Object array, int i) {
    long value = Array.getLong(array, i);
    PrimitiveType type = fieldOf(field).primitive().orElseThrow();
    return type.isUnsigned() && type.bytes() < Long.BYTES
        ? value & (1L << Byte.SIZE * type.bytes()) - 1
        : value;
  }

  private void requireNumbers(String field, Object value) {
    if (!value.getClass().isArray()
        || !value.getClass().getComponentType().isPrimitive()
        || value instanceof boolean[]) {
      throw other(field, "numbers");
    }
  }

  private <T> T cast(String field, Class<T> type) {
    Object value = get(field);
    if (!type.isInstance(value)) {
      throw other(field, type.getSimpleName());
    }
    return type.cast(value);
  }

  private MessageField fieldOf(String name) {
    return definition.fields().get(index(name));
  }

  private IllegalArgumentException other(String field, String wanted) {
    return new IllegalArgumentException(
        String.format(
            "field %s of %s is a %s, asked for was %s",
            field, definition.name(), fieldOf(field).type(), wanted));
  }

  private int index(String field) {
    int index = definition.index(field);
    if (index < 0) {
      throw new IllegalArgumentException(
          "no field " + field + " in " + definition.name() + "; there are " + fields());
    }
    return index;
  }
}

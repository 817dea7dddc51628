package org.gaitway.cdr;

import java.util.Optional;

/**
 * A field of a message.
 *
 * @param name of the field
 * @param primitive its type, or its elements', unless they are messages
 * @param message its type, or its elements', if they are messages
 * @param arity whether there is one value, or how many
 * @param count elements of a fixed array; most elements of a bounded sequence; else not used
 * @param textBound most bytes of each string
 * @param defaultValue as it is written, if there is one
 */
public record MessageField(
    String name,
    Optional<PrimitiveType> primitive,
    Optional<MessageDefinition> message,
    Arity arity,
    long count,
    long textBound,
    Optional<String> defaultValue) {

  /** How many values a field has. */
  public enum Arity {
    /** One. */
    SINGLE,
    /** Always as many. */
    ARRAY,
    /** As many as the message says. */
    SEQUENCE
  }

  /** Whether it has any number of values, fixed or not. */
  public boolean isArray() {
    return arity != Arity.SINGLE;
  }

  /** Bytes that one value takes at least. */
  long leastElementBytes() {
    return primitive.isPresent() ? primitive.get().bytes() : message.orElseThrow().leastBytes();
  }

  /** Bytes that the field takes at least; large numbers are not exact. */
  long leastBytes() {
    return switch (arity) {
      case SINGLE -> leastElementBytes();
      case SEQUENCE -> Integer.BYTES;
      case ARRAY -> {
        long product = count * Math.min(leastElementBytes(), Integer.MAX_VALUE);
        yield Math.max(1, Math.min(product, Integer.MAX_VALUE));
      }
    };
  }

  /** The type as definitions write it: {@code float64[9]}. */
  public String type() {
    String element =
        message.map(MessageDefinition::name).or(() -> primitive.map(this::word)).orElseThrow();
    return switch (arity) {
      case SINGLE -> element;
      case ARRAY -> element + "[" + count + "]";
      case SEQUENCE -> count == Long.MAX_VALUE ? element + "[]" : element + "[<=" + count + "]";
    };
  }

  private String word(PrimitiveType type) {
    return textBound == Long.MAX_VALUE ? type.word() : type.word() + "<=" + textBound;
  }
}

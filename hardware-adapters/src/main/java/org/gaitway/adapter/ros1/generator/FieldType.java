package org.gaitway.adapter.ros1.generator;

/**
 * The type of a field: a primitive or a message, alone or as the elements of an array.
 *
 * @param primitive null if it is a message
 * @param message null if it is a primitive
 * @param count number of elements, or {@link #SINGLE} or {@link #VARIABLE}
 */
record FieldType(Primitive primitive, TypeName message, int count) {

  /** Not an array. */
  static final int SINGLE = -1;

  /** An array of any length. */
  static final int VARIABLE = -2;

  FieldType {
    if ((primitive == null) == (message == null)) {
      throw new IllegalArgumentException("expected either a primitive or a message");
    }
  }

  boolean isPrimitive() {
    return primitive != null;
  }

  boolean isSingle() {
    return count == SINGLE;
  }

  boolean isFixed() {
    return count >= 0;
  }

  /** Whether its values are objects that are filled rather than replaced. */
  boolean isMutable() {
    return !isPrimitive() || primitive.isMutable();
  }

  /** As in a definition, a message with its package. */
  @Override
  public String toString() {
    String base = isPrimitive() ? primitive.rosName() : message.toString();
    return switch (count) {
      case SINGLE -> base;
      case VARIABLE -> base + "[]";
      default -> base + "[" + count + "]";
    };
  }
}

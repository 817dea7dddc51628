package org.gaitway.adapter.ros1.generator;

import java.util.Arrays;
import java.util.Optional;

/** The types that are built into ROS 1, and how Java has them. */
enum Primitive {
  BOOL("bool", "boolean", "boolean", 1, "Bool"),
  INT8("int8", "byte", "byte", 1, "Int8"),
  UINT8("uint8", "int", "byte", 1, "Uint8"),
  INT16("int16", "short", "short", 2, "Int16"),
  UINT16("uint16", "int", "int", 2, "Uint16"),
  INT32("int32", "int", "int", 4, "Int32"),
  UINT32("uint32", "long", "long", 4, "Uint32"),
  INT64("int64", "long", "long", 8, "Int64"),
  UINT64("uint64", "long", "long", 8, "Uint64"),
  FLOAT32("float32", "float", "float", 4, "Float32"),
  FLOAT64("float64", "double", "double", 8, "Float64"),
  STRING("string", "String", "String", 4, "String"),
  TIME("time", "Time", null, 8, "Time"),
  DURATION("duration", "Duration", null, 8, "Duration"),
  /** Old name of {@link #INT8}. */
  BYTE("byte", "byte", "byte", 1, "Int8"),
  /** Old name of {@link #UINT8}. */
  CHAR("char", "int", "byte", 1, "Uint8");

  private final String rosName;
  private final String javaType;
  private final String javaElement;
  private final int minimumSize;
  private final String methodSuffix;

  Primitive(
      String rosName, String javaType, String javaElement, int minimumSize, String methodSuffix) {
    this.rosName = rosName;
    this.javaType = javaType;
    this.javaElement = javaElement;
    this.minimumSize = minimumSize;
    this.methodSuffix = methodSuffix;
  }

  /** The type that definitions call by this name, if there is one. */
  static Optional<Primitive> named(String rosName) {
    return Arrays.stream(values()).filter(p -> p.rosName.equals(rosName)).findFirst();
  }

  /** What definitions call it. */
  String rosName() {
    return rosName;
  }

  /** The type of a field: wide enough for the numbers, if there is such a type. */
  String javaType() {
    return javaType;
  }

  /**
   * The type of an array's elements; for {@link #isMutable mutable} ones there are lists instead.
   */
  String javaElement() {
    return javaElement;
  }

  /** The least number of bytes that a value has. */
  int minimumSize() {
    return minimumSize;
  }

  /** How the method that reads or writes one value ends. */
  String methodSuffix() {
    return methodSuffix;
  }

  /** How the method that reads or writes many values ends. */
  String manyMethodSuffix() {
    return javaElement != null && javaElement.equals("byte") ? "Bytes" : methodSuffix + "s";
  }

  /** Whether values are objects that are filled rather than replaced. */
  boolean isMutable() {
    return this == TIME || this == DURATION;
  }

  /** Whether there may be constants of this type. */
  boolean canBeConstant() {
    return !isMutable();
  }

  /** The number of bits of an integer, or 0. */
  int integerBits() {
    return switch (this) {
      case INT8, UINT8, BYTE, CHAR -> 8;
      case INT16, UINT16 -> 16;
      case INT32, UINT32 -> 32;
      case INT64, UINT64 -> 64;
      default -> 0;
    };
  }

  /** Whether it is an integer without a sign. */
  boolean isUnsigned() {
    return switch (this) {
      case UINT8, CHAR, UINT16, UINT32, UINT64 -> true;
      default -> false;
    };
  }
}

package org.gaitway.adapter.ros1.generator;

/**
 * The source code that deals with one field of a message: a statement or expression for each method
 * of the class.
 *
 * <p>Times, durations and messages are objects that stay and are filled, many of them lists; all
 * else is replaced by assignment.
 */
final class FieldSource {
  private final Field field;
  private final FieldType type;
  private final String name;
  private final String messageClass;
  private final int minimumSize;

  /**
   * @param field what to write about
   * @param messageClass the class of its message, as the source may call it; null for a primitive
   * @param minimumSize the least number of bytes that one value has
   */
  FieldSource(Field field, String messageClass, int minimumSize) {
    this.field = field;
    this.type = field.type();
    this.name = JavaNames.field(field.name());
    this.messageClass = messageClass;
    this.minimumSize = minimumSize;
  }

  /** What the field is, for its documentation. */
  String description() {
    String text = "{@code " + field.typeText() + "}";
    if (!type.isPrimitive() || !type.primitive().isUnsigned()) {
      return text + ".";
    }
    String greatest =
        switch (type.primitive().integerBits()) {
          case 8 -> "255";
          case 16 -> "65,535";
          case 32 -> "4,294,967,295";
          default -> "2^64 - 1";
        };
    boolean inBits =
        type.primitive() == Primitive.UINT64
            || !type.isSingle() && type.primitive().javaElement().equals("byte");
    return text + ", 0 to " + greatest + (inBits ? ", in the bits of a signed number." : ".");
  }

  /** Declares and initialises the field. */
  String declaration() {
    if (type.isSingle()) {
      return type.isMutable()
          ? "public final %s %s = new %s();".formatted(javaType(), name, javaType())
          : "public %s %s%s;".formatted(javaType(), name, isString() ? " = \"\"" : "");
    } else if (type.isMutable()) {
      return "public final List<%s> %s = %s;".formatted(javaType(), name, newList());
    }
    String element = type.primitive().javaElement();
    return type.isFixed()
        ? "public final %s[] %s = %s;".formatted(element, name, newFixedArray())
        : "public %s[] %s = {};".formatted(element, name);
  }

  private String newList() {
    return type.isFixed()
        ? "Stream.generate(%s::new).limit(%d).toList()".formatted(javaType(), type.count())
        : "new ArrayList<>()";
  }

  private String newFixedArray() {
    return isString()
        ? "Stream.generate(() -> \"\").limit(%d).toArray(String[]::new)".formatted(type.count())
        : "new %s[%d]".formatted(type.primitive().javaElement(), type.count());
  }

  /** Writes the field to {@code out}. */
  String write() {
    if (type.isSingle()) {
      return type.isPrimitive()
          ? "out.write%s(this.%s);".formatted(type.primitive().methodSuffix(), name)
          : "this.%s.write(out);".formatted(name);
    }
    String size = type.isMutable() ? "size()" : "length";
    String count = type.isFixed() ? "" : "out.writeCount(this.%s.%s);\n    ".formatted(name, size);
    return count + "out.write%s(this.%s);".formatted(many(), name);
  }

  /** Reads the field from {@code in}. */
  String read() {
    if (!type.isSingle()) {
      return readMany();
    } else if (!type.isPrimitive()) {
      return "this.%s.read(in);".formatted(name);
    }
    String method = "in.read" + type.primitive().methodSuffix();
    if (type.isMutable()) {
      return "%s(this.%s);".formatted(method, name);
    }
    return "this.%s = %s(%s);".formatted(name, method, isString() ? "this." + name : "");
  }

  private String readMany() {
    String count =
        type.isFixed() ? Integer.toString(type.count()) : "in.readCount(" + minimumSize + ")";
    String call =
        "in.read%s(this.%s, %s%s);"
            .formatted(
                many(), name, count, type.isPrimitive() ? "" : ", " + messageClass + "::new");
    return type.isMutable() || type.isFixed() ? call : "this.%s = %s".formatted(name, call);
  }

  /** Makes the field equal to that of {@code other}, which shares nothing with it. */
  String set() {
    if (type.isSingle()) {
      return (type.isMutable() ? "this.%s.set(other.%s);" : "this.%s = other.%s;")
          .formatted(name, name);
    } else if (type.isMutable()) {
      return setList();
    }
    return type.isFixed()
        ? "System.arraycopy(other.%s, 0, this.%s, 0, %d);".formatted(name, name, type.count())
        : "this.%s = other.%s.clone();".formatted(name, name);
  }

  private String setList() {
    String text =
        type.isFixed()
            ? """
              for (int i = 0; i < %3$d; i++) {
                    this.%1$s.get(i).set(other.%1$s.get(i));
                  }"""
            : """
              this.%1$s.clear();
                  for (%2$s each : other.%1$s) {
                    %2$s copy = new %2$s();
                    copy.set(each);
                    this.%1$s.add(copy);
                  }""";
    return text.formatted(name, javaType(), type.count());
  }

  /** Whether setting a message to itself would lose the field. */
  boolean isListThatGrows() {
    return type.isMutable() && type.count() == FieldType.VARIABLE;
  }

  /** Whether the field equals that of {@code that}. */
  String equality() {
    if (!type.isSingle() && !type.isMutable()) {
      return "Arrays.equals(this.%s, that.%s)".formatted(name, name);
    } else if (type.isMutable() || isString()) {
      return "this.%s.equals(that.%s)".formatted(name, name);
    }
    return switch (type.primitive()) {
      case FLOAT32 -> "Float.compare(this.%s, that.%s) == 0".formatted(name, name);
      case FLOAT64 -> "Double.compare(this.%s, that.%s) == 0".formatted(name, name);
      default -> "this.%s == that.%s".formatted(name, name);
    };
  }

  /** What stands for the field in the hash code. */
  String hash() {
    return (type.isSingle() || type.isMutable() ? "this.%s" : "Arrays.hashCode(this.%s)")
        .formatted(name);
  }

  /** An expression for the field's text: the name as ROS has it, and the value. */
  String text(String separator) {
    String value = "this." + name;
    if (!type.isSingle() && !type.isMutable()) {
      value = "Arrays.toString(" + value + ")";
    } else if (type.isSingle() && type.primitive() == Primitive.UINT64) {
      value = "Long.toUnsignedString(" + value + ")";
    }
    return "\"%s%s=\" + %s".formatted(separator, field.name(), value);
  }

  private boolean isString() {
    return type.primitive() == Primitive.STRING;
  }

  private String javaType() {
    return type.isPrimitive() ? type.primitive().javaType() : messageClass;
  }

  private String many() {
    return type.isPrimitive() ? type.primitive().manyMethodSuffix() : "Messages";
  }
}

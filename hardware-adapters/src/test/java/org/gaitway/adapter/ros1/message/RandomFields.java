package org.gaitway.adapter.ros1.message;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.util.List;
import java.util.Random;

/** Fills messages: each array and list that may have any length gets up to three elements. */
final class RandomFields {

  private RandomFields() {}

  static void fill(RosMessage message, Random random) throws ReflectiveOperationException {
    for (Field field : message.getClass().getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers())) {
        continue;
      }
      Object value = field.get(message);
      if (value instanceof List<?> list) {
        fillList(list, field, random);
      } else if (Modifier.isFinal(field.getModifiers())) {
        fillObject(value, random);
      } else if (field.getType().isArray()) {
        Object array = Array.newInstance(field.getType().componentType(), random.nextInt(4));
        fillObject(array, random);
        field.set(message, array);
      } else {
        field.set(message, scalar(field.getType(), random));
      }
    }
  }

  @SuppressWarnings("unchecked") // The element's class is that of the field's type.
  private static void fillList(List<?> list, Field field, Random random)
      throws ReflectiveOperationException {
    ParameterizedType type = (ParameterizedType) field.getGenericType();
    Class<?> element = (Class<?>) type.getActualTypeArguments()[0];
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      Object value = element.getConstructor().newInstance();
      fillObject(value, random);
      ((List<Object>) list).add(value);
    }
  }

  private static void fillObject(Object value, Random random) throws ReflectiveOperationException {
    if (value instanceof RosMessage message) {
      fill(message, random);
    } else if (value instanceof Time time) {
      time.set(new Time(random.nextInt() & 0xFFFFFFFFL, random.nextInt(1_000_000_000)));
    } else if (value instanceof Duration duration) {
      duration.set(new Duration(random.nextInt(), random.nextInt(1_000_000_000)));
    } else {
      for (int i = 0; i < Array.getLength(value); i++) {
        Array.set(value, i, scalar(value.getClass().componentType(), random));
      }
    }
  }

  /** A value that any type of ROS that Java has as this type can hold. */
  private static Object scalar(Class<?> type, Random random) {
    if (type == String.class) {
      return List.of("", "base_link", "h\u00fcfte").get(random.nextInt(3));
    } else if (type == boolean.class) {
      return random.nextBoolean();
    } else if (type == double.class) {
      return random.nextGaussian();
    } else if (type == float.class) {
      return (float) random.nextGaussian();
    } else if (type == byte.class) {
      return (byte) random.nextInt();
    } else if (type == short.class) {
      return (short) random.nextInt();
    }
    return type == int.class ? (Object) random.nextInt(256) : (Object) (long) random.nextInt(256);
  }
}

package org.gaitway.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A record class seen as a section of a configuration: its keys in order, and how to make one.
 *
 * @param type the record class
 * @param components its components in order
 */
record RecordShape(Class<?> type, List<Component> components) {

  /**
   * One component of the record.
   *
   * @param name the Java name, as in {@code clipRange}
   * @param key the key in a file, as in {@code clip-range}
   * @param type the declared type
   * @param setting its documentation, if it has one
   * @param declaration the component itself
   */
  record Component(
      String name, String key, Type type, Optional<Setting> setting, RecordComponent declaration) {

    private static Component of(RecordComponent declaration) {
      return new Component(
          declaration.getName(),
          kebab(declaration.getName()),
          declaration.getGenericType(),
          Optional.ofNullable(declaration.getAnnotation(Setting.class)),
          declaration);
    }

    /** The component's value in a record. */
    Object in(Object instance) {
      try {
        declaration.getAccessor().setAccessible(true);
        return declaration.getAccessor().invoke(instance);
      } catch (IllegalAccessException | InvocationTargetException e) {
        throw new IllegalStateException("cannot read " + declaration, e);
      }
    }
  }

  static RecordShape of(Class<?> type) {
    return new RecordShape(
        type, Arrays.stream(type.getRecordComponents()).map(Component::of).toList());
  }

  /**
   * Calls the canonical constructor.
   *
   * @param values one value for each component, in order
   * @return the new record
   * @throws IllegalArgumentException what the constructor threw when it found a value invalid
   */
  Object create(Object[] values) {
    Class<?>[] types =
        components.stream().map(c -> c.declaration().getType()).toArray(Class<?>[]::new);
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException thrown) {
        throw thrown;
      }
      throw new IllegalStateException("cannot make a " + type.getName(), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make a " + type.getName(), e);
    }
  }

  /** The key of a Java name: {@code clipRange} becomes {@code clip-range}. */
  static String kebab(String name) {
    StringBuilder key = new StringBuilder(name.length() + 4);
    for (char c : name.toCharArray()) {
      if (Character.isUpperCase(c)) {
        key.append('-');
      }
      key.append(Character.toLowerCase(c));
    }
    return key.toString();
  }

  /** The word that stands for an enum constant: {@code ADAPTIVE_KL} becomes {@code adaptive-kl}. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

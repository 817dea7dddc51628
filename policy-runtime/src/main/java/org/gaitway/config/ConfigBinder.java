package org.gaitway.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Overlays a YAML file and overrides onto a record that holds the defaults.
 *
 * <p>Component types may be {@code int}, {@code long}, {@code double}, {@code boolean}, {@code
 * String}, enums, records, and {@code Optional}, {@code List} and {@code Map<String, ...>} of
 * these. Integers may be written {@code 1_000_000} or {@code 1e6}. Of two values for one key the
 * later wins, a list replaces the whole list, a mapping adds to a map; {@code null} empties an
 * optional and removes an entry of a map. A component declared by an interface or a type variable
 * takes the record class of its default.
 *
 * <p>Records check themselves: an {@link IllegalArgumentException} of their constructor whose
 * message names a component, as in "clipRange must be &gt; 0, was -1", is reported with the
 * component's key and the place where it was set.
 */
public final class ConfigBinder {

  private final List<String> knownKeys;

  private ConfigBinder(Record defaults) {
    this.knownKeys = SettingsReference.keys(defaults);
  }

  /**
   * Makes the effective configuration.
   *
   * @param <R> the settings record
   * @param defaults the value of everything that is not set, such as a preset
   * @param file a YAML file with some of the keys
   * @param overrides {@code name=value} with dotted names, as in {@code ppo.clip-range=0.2}; they
   *     win over the file, later ones over earlier ones
   * @return the defaults with the given values in place
   * @throws ConfigException when the file cannot be read, or a key is unknown, or a value is of the
   *     wrong type or out of range
   */
  public static <R extends Record> R bind(R defaults, Optional<Path> file, List<String> overrides) {
    List<YamlValue> layers = new ArrayList<>();
    file.flatMap(ConfigSource::file).ifPresent(layers::add);
    overrides.forEach(override -> layers.add(ConfigSource.override(override)));
    return bind(defaults, layers);
  }

  /**
   * Makes the effective configuration from a YAML text.
   *
   * @param <R> the settings record
   * @param defaults the value of everything that is not set
   * @param name what messages call the text
   * @param yaml some of the keys
   * @return the defaults with the given values in place
   * @throws ConfigException when a key is unknown, or a value is of the wrong type or out of range
   */
  public static <R extends Record> R bindText(R defaults, String name, String yaml) {
    return bind(defaults, YamlReader.read(name, yaml).stream().toList());
  }

  @SuppressWarnings("unchecked") // A section of R's class binds to R.
  private static <R extends Record> R bind(R defaults, List<YamlValue> layers) {
    return (R) new ConfigBinder(defaults).section("", defaults.getClass(), defaults, layers);
  }

  private Object value(String path, Type type, Object fallback, List<YamlValue> layers) {
    Class<?> raw = rawClass(type, fallback);
    if (raw == Optional.class) {
      return optional(path, argument(type, 0), (Optional<?>) fallback, layers);
    } else if (layers.isEmpty()) {
      return required(path, fallback);
    } else if (raw.isRecord()) {
      return section(path, raw, fallback, layers);
    } else if (raw == Map.class) {
      return map(path, argument(type, 1), (Map<?, ?>) fallback, layers);
    }
    Object value = null;
    for (YamlValue layer : layers) {
      value =
          raw == List.class
              ? list(path, argument(type, 0), layer)
              : ScalarParser.parse(path, raw, layer);
    }
    return value;
  }

  private static Object required(String path, Object fallback) {
    if (fallback == null) {
      throw new ConfigException("the key " + path + " is missing and has no default");
    }
    return fallback;
  }

  private Object section(String path, Class<?> type, Object fallback, List<YamlValue> layers) {
    RecordShape shape = RecordShape.of(type);
    List<YamlValue.Mapping> mappings = mappings(path, layers);
    mappings.forEach(mapping -> refuseUnknownKeys(path, shape, mapping));
    Object[] values = new Object[shape.components().size()];
    for (int i = 0; i < values.length; i++) {
      RecordShape.Component component = shape.components().get(i);
      List<YamlValue> given = layersOf(component.key(), mappings);
      String key = join(path, component.key());
      values[i] =
          value(key, component.type(), fallback == null ? null : component.in(fallback), given);
      if (!given.isEmpty()) {
        ValueRange.of(component).check(key, values[i], last(given).place());
      }
    }
    try {
      return shape.create(values);
    } catch (IllegalArgumentException e) {
      throw InvalidRecord.explain(path, shape, mappings, e);
    }
  }

  private void refuseUnknownKeys(String path, RecordShape shape, YamlValue.Mapping mapping) {
    List<String> valid = shape.components().stream().map(RecordShape.Component::key).toList();
    mapping
        .entries()
        .forEach(
            (key, value) -> {
              if (!valid.contains(key)) {
                throw unknownKey(join(path, key), value.place());
              }
            });
  }

  private ConfigException unknownKey(String key, Place place) {
    String problem = "unknown key " + key + " (" + place + "); ";
    if (knownKeys.contains(key)) {
      return new ConfigException(
          problem + "in a file, write it as a section with keys indented beneath it");
    }
    String nearest = NearestName.ofKey(key, knownKeys).orElse("none");
    return new ConfigException(problem + "the nearest valid key is " + nearest);
  }

  private static List<YamlValue.Mapping> mappings(String path, List<YamlValue> layers) {
    List<YamlValue.Mapping> mappings = new ArrayList<>();
    for (YamlValue layer : layers) {
      if (layer instanceof YamlValue.Mapping mapping) {
        mappings.add(mapping);
      } else if (!(layer instanceof YamlValue.Scalar scalar && scalar.isNull())) {
        String name = path.isEmpty() ? "a configuration" : path;
        throw ScalarParser.mismatch(name, "a section with keys of its own", layer);
      }
    }
    return mappings;
  }

  private Object optional(String path, Type type, Optional<?> fallback, List<YamlValue> layers) {
    Object base = fallback == null ? null : fallback.orElse(null);
    List<YamlValue> given = new ArrayList<>();
    for (YamlValue layer : layers) {
      if (layer instanceof YamlValue.Scalar scalar && scalar.isNull()) {
        base = null;
        given.clear();
      } else {
        given.add(layer);
      }
    }
    return given.isEmpty()
        ? Optional.ofNullable(base)
        : Optional.of(value(path, type, base, given));
  }

  private List<Object> list(String path, Type type, YamlValue layer) {
    if (!(layer instanceof YamlValue.Listing listing)) {
      throw ScalarParser.mismatch(path, "a list, as in [1, 2]", layer);
    }
    List<Object> items = new ArrayList<>();
    for (YamlValue item : listing.items()) {
      items.add(value(path + "[" + items.size() + "]", type, null, List.of(item)));
    }
    return List.copyOf(items);
  }

  private Map<String, Object> map(
      String path, Type type, Map<?, ?> fallback, List<YamlValue> layers) {
    Map<String, Object> entries = new LinkedHashMap<>();
    if (fallback != null) {
      fallback.forEach((key, value) -> entries.put((String) key, value));
    }
    for (YamlValue.Mapping mapping : mappings(path, layers)) {
      mapping
          .entries()
          .forEach(
              (key, given) -> {
                if (given instanceof YamlValue.Scalar scalar && scalar.isNull()) {
                  entries.remove(key);
                } else {
                  entries.put(key, value(join(path, key), type, entries.get(key), List.of(given)));
                }
              });
    }
    return Collections.unmodifiableMap(entries);
  }

  private static Class<?> rawClass(Type type, Object fallback) {
    if (type instanceof ParameterizedType generic) {
      return rawClass(generic.getRawType(), fallback);
    }
    boolean open = type instanceof TypeVariable || type instanceof Class<?> c && c.isInterface();
    if (open && fallback instanceof Record) {
      return fallback.getClass();
    }
    if (type instanceof Class<?> declared) {
      return declared;
    }
    throw new IllegalStateException("no configuration can give a value of type " + type);
  }

  private static Type argument(Type generic, int index) {
    return ((ParameterizedType) generic).getActualTypeArguments()[index];
  }

  private static List<YamlValue> layersOf(String key, List<YamlValue.Mapping> mappings) {
    return mappings.stream()
        .filter(mapping -> mapping.entries().containsKey(key))
        .map(mapping -> mapping.entries().get(key))
        .toList();
  }

  private static String join(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private static <T> T last(List<T> list) {
    return list.get(list.size() - 1);
  }
}

package org.gaitway.adapter.ros1;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.gaitway.adapter.ros1.master.MasterClient;
import org.gaitway.adapter.ros1.master.Registrar;
import org.gaitway.adapter.ros1.master.RosApiException;
import org.gaitway.adapter.ros1.name.GraphName;
import org.gaitway.adapter.ros1.name.NameResolver;

/**
 * The parameters that the master keeps for all nodes. Values are {@code Integer}, {@code Double},
 * {@code Boolean}, {@code String}, {@code byte[]}, {@code List} and {@code Map<String, ...>} of
 * these. All methods ask the master and wait for its answer: not for a control loop.
 */
public final class Parameters {
  private final NameResolver names;
  private final MasterClient master;
  private final Registrar registrar;
  private final NodeLog log;
  private final Map<String, List<ParameterListener>> listeners = new ConcurrentHashMap<>();

  Parameters(NameResolver names, MasterClient master, Registrar registrar, NodeLog log) {
    this.names = names;
    this.master = master;
    this.registrar = registrar;
    this.log = log;
  }

  /**
   * The value of a parameter, if it is set; a namespace's is the map of what is below it.
   *
   * @throws IOException if the master does not answer
   */
  public Optional<Object> get(String key) throws IOException {
    String resolved = names.resolve(key);
    try {
      return Optional.of(master.getParam(resolved));
    } catch (RosApiException e) { // The master's way to say that it is not set.
      return Optional.empty();
    }
  }

  /**
   * The value of a parameter, which must be of a class.
   *
   * @param <T> the class
   * @param key its name
   * @param expected the class; of {@code Double}, an integer is one too
   * @return empty if it is not set
   * @throws IOException if the master does not answer
   * @throws IllegalArgumentException if it is of another class
   */
  public <T> Optional<T> get(String key, Class<T> expected) throws IOException {
    Optional<Object> value = get(key);
    if (value.isPresent() && value.get() instanceof Integer i && expected == Double.class) {
      return Optional.of(expected.cast(i.doubleValue()));
    }
    if (value.isPresent() && !expected.isInstance(value.get())) {
      throw new IllegalArgumentException(
          "parameter %s: expected %s, found %s '%s'"
              .formatted(
                  names.resolve(key),
                  expected.getSimpleName(),
                  value.get().getClass().getSimpleName(),
                  value.get()));
    }
    return value.map(expected::cast);
  }

  /**
   * Sets a parameter.
   *
   * @throws IOException if the master does not answer
   * @throws IllegalArgumentException if the value is of no class that parameters can have
   */
  public void set(String key, Object value) throws IOException {
    master.setParam(names.resolve(key), value);
  }

  /**
   * Whether a parameter is set.
   *
   * @throws IOException if the master does not answer
   */
  public boolean has(String key) throws IOException {
    return master.hasParam(names.resolve(key));
  }

  /**
   * Removes a parameter.
   *
   * @throws IOException if it is not set, or the master does not answer
   */
  public void delete(String key) throws IOException {
    master.deleteParam(names.resolve(key));
  }

  /**
   * Looks for a parameter in the node's namespace and then in those around it.
   *
   * @param key relative name
   * @return its global name, if it is found
   * @throws IOException if the master does not answer
   */
  public Optional<String> search(String key) throws IOException {
    try {
      return Optional.of(master.searchParam(GraphName.checked(key)));
    } catch (RosApiException e) { // The master's way to say that there is none.
      return Optional.empty();
    }
  }

  /**
   * The global names of all parameters.
   *
   * @throws IOException if the master does not answer
   */
  public List<String> names() throws IOException {
    return master.getParamNames();
  }

  /**
   * Has a listener called with the present value, if there is one, and at each change.
   *
   * @param key name of a parameter, or of a namespace of them
   * @param listener is called by this call, and later on a thread of the node
   */
  public void subscribe(String key, ParameterListener listener) {
    String resolved = names.resolve(key);
    listeners.computeIfAbsent(resolved, k -> new CopyOnWriteArrayList<>()).add(listener);
    registrar.register(
        "interest in parameter " + resolved,
        m -> {
          Object value = m.subscribeParam(resolved);
          if (!(value instanceof Map<?, ?> map && map.isEmpty())) {
            listener.changed(resolved, value);
          }
        });
  }

  /** Ends all subscriptions to a name. */
  public void unsubscribe(String key) {
    String resolved = names.resolve(key);
    if (listeners.remove(resolved) != null) {
      registrar.unregister("interest in parameter " + resolved, m -> m.unsubscribeParam(resolved));
    }
  }

  /** The value that a word on a command line stands for. */
  static Object scalar(String word) {
    if (word.equals("true") || word.equals("false")) {
      return Boolean.valueOf(word);
    } else if (word.matches("[+-]?\\d{1,9}")) {
      return Integer.valueOf(word);
    } else if (word.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?")) {
      return Double.valueOf(word);
    }
    return word;
  }

  /** Takes what the master tells. */
  void updated(String key, Object value) {
    String changed = GraphName.global(key);
    listeners.forEach(
        (subscribed, all) -> {
          if (changed.equals(subscribed) || GraphName.isBelow(changed, subscribed)) {
            all.forEach(listener -> notify(listener, changed, value));
          }
        });
  }

  private void notify(ParameterListener listener, String key, Object value) {
    try {
      listener.changed(key, value);
    } catch (RuntimeException e) {
      // The listener's fault; others are told all the same.
      log.log(LogLevel.ERROR, "parameter " + key + ": a listener failed: " + e);
    }
  }

  /** Subscribes again, at a master that may have other values by now. */
  void registerAll() {
    listeners
        .keySet()
        .forEach(
            key ->
                registrar.register(
                    "interest in parameter " + key, m -> updated(key, m.subscribeParam(key))));
  }

  void closeAll() {
    listeners.keySet().forEach(this::unsubscribe);
  }
}

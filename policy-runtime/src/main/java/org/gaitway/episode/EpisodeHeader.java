package org.gaitway.episode;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What an episode is of: everything that a replay must find the same again. What does not apply is
 * absent; keys that this version does not know are kept.
 *
 * @param entries by key, the constants of this class and any others; copied, in order
 */
public record EpisodeHeader(Map<String, String> entries) {
  /** The name of the metadata record. */
  public static final String METADATA = "gaitway.episode";

  /** The version of what is described here: {@value}. */
  public static final String CURRENT_FORMAT = "1";

  /** Version of the format. */
  public static final String FORMAT = "format";

  /** What the episode was part of: {@link EpisodeKind#word}. */
  public static final String KIND = "kind";

  /** When the file was begun, ISO 8601 in UTC. */
  public static final String CREATED = "created";

  /** Version of this program. */
  public static final String GAITWAY_VERSION = "gaitway.version";

  /** Version of Java. */
  public static final String JAVA_VERSION = "java.version";

  /** Of the processor: {@code amd64}, {@code aarch64}. */
  public static final String ARCHITECTURE = "architecture";

  /** Version of MuJoCo. */
  public static final String MUJOCO_VERSION = "mujoco.version";

  /** Name of the model. */
  public static final String MODEL_NAME = "model.name";

  /** SHA-256 of the model as policies name it. */
  public static final String MODEL_SHA256 = "model.sha256";

  /** A physics step [s]. */
  public static final String TIMESTEP = "timestep";

  /** Physics steps in a control step. */
  public static final String SUBSTEPS = "substeps";

  /** Name of the task. */
  public static final String TASK_NAME = "task.name";

  /** Version of the task. */
  public static final String TASK_VERSION = "task.version";

  /** Seed of the training, the evaluation or the simulated robot. */
  public static final String SEED = "seed";

  /** Index of the environment. */
  public static final String ENVIRONMENT = "environment";

  /** Number of the episode. */
  public static final String EPISODE = "episode";

  /** Name of the policy; of several, the one that is active at the start. */
  public static final String POLICY_NAME = "policy.name";

  /** SHA-256 of the policy file. */
  public static final String POLICY_SHA256 = "policy.sha256";

  /** Names of all policies, a JSON list; the first is active at the start. */
  public static final String POLICIES = "policies";

  /** Measured joints, a JSON list. */
  public static final String JOINTS = "joints";

  /** Commanded joints, a JSON list. */
  public static final String COMMANDED = "commanded";

  /** Further sensors, a JSON object of name and number of values. */
  public static final String SENSORS = "sensors";

  /** Terms of the observation, a JSON object of name and number of values. */
  public static final String OBSERVATION = "observation";

  /** Terms of the reward, a JSON list. */
  public static final String REWARD = "reward";

  /** What is added to the loop's clock to give log times [ns]. */
  public static final String CLOCK_OFFSET = "clock.offset";

  /** Period of the loop [ns]. */
  public static final String LOOP_PERIOD = "loop.period";

  /** Whether the loop waited for each state: {@code true} or {@code false}. */
  public static final String LOCKSTEP = "lockstep";

  /** Copies the entries. */
  public EpisodeHeader {
    entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
  }

  /**
   * A header that says when and where.
   *
   * @param version of this program
   */
  public static EpisodeHeader begin(EpisodeKind kind, String version) {
    return new EpisodeHeader(Map.of(FORMAT, CURRENT_FORMAT))
        .with(KIND, kind.word())
        .with(CREATED, Instant.now().truncatedTo(ChronoUnit.MILLIS).toString())
        .with(GAITWAY_VERSION, version)
        .with(JAVA_VERSION, System.getProperty("java.version"))
        .with(ARCHITECTURE, System.getProperty("os.arch"));
  }

  /** The same with another entry, or another value of one. */
  public EpisodeHeader with(String key, String value) {
    Map<String, String> more = new LinkedHashMap<>(entries);
    more.put(key, value);
    return new EpisodeHeader(more);
  }

  /** The same with a whole number. */
  public EpisodeHeader with(String key, long value) {
    return with(key, Long.toString(value));
  }

  /** The same with a number, exact to the last bit. */
  public EpisodeHeader with(String key, double value) {
    return with(key, Double.toString(value));
  }

  /** The same with a list of names. */
  public EpisodeHeader with(String key, List<String> names) {
    return with(key, HeaderText.json(names));
  }

  /** The same with names and sizes. */
  public EpisodeHeader with(String key, Map<String, Integer> sizes) {
    return with(key, HeaderText.json(sizes));
  }

  /** What the episode was part of; empty if it is of a kind that this version does not know. */
  public Optional<EpisodeKind> kind() {
    for (EpisodeKind kind : EpisodeKind.values()) {
      if (kind.word().equals(entries.get(KIND))) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /** The value of a key. */
  public Optional<String> text(String key) {
    return Optional.ofNullable(entries.get(key));
  }

  /**
   * The value of a key.
   *
   * @throws IllegalArgumentException if it is no whole number
   */
  public OptionalLong integer(String key) {
    return entries.containsKey(key)
        ? OptionalLong.of(HeaderText.integer(entries, key))
        : OptionalLong.empty();
  }

  /**
   * The value of a key.
   *
   * @throws IllegalArgumentException if it is no number
   */
  public OptionalDouble number(String key) {
    return entries.containsKey(key)
        ? OptionalDouble.of(HeaderText.number(entries, key))
        : OptionalDouble.empty();
  }

  /**
   * The names under a key; none if it is absent.
   *
   * @throws IllegalArgumentException if it is no JSON list
   */
  public List<String> names(String key) {
    return entries.containsKey(key) ? HeaderText.list(entries, key) : List.of();
  }

  /**
   * The names and sizes under a key, in order; none if it is absent.
   *
   * @throws IllegalArgumentException if it is no JSON object of whole numbers
   */
  public Map<String, Integer> sizes(String key) {
    return entries.containsKey(key) ? HeaderText.sizes(entries, key) : Map.of();
  }
}

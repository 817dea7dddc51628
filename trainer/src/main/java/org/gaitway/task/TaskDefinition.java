package org.gaitway.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.gaitway.observation.ObservationSource;
import org.gaitway.sim.Model;

/**
 * A task's model, timing and terms, in the order in which they apply.
 *
 * @param name the task's name
 * @param version which of the task's versions this is
 * @param model makes the model; called once per training run
 * @param substeps physics steps per control step
 * @param episodeSteps control steps after which an episode times out
 * @param contactForces whether the terms read contact forces, which cost extra to compute
 * @param observations what the policy sees, in this order
 * @param privileged what the value function sees besides, if anything
 * @param transport how the policy's observations come to it
 * @param commands what the robot is told to do
 * @param motors what is between the policy and the joints, if more than the simulator's controls
 * @param rewards what it is paid for
 * @param rewardFloor least that a step pays that does not terminate; -infinite for no least
 * @param metrics what is measured at each step without being paid for
 * @param terminations any of which ends the episode
 * @param resets how an episode starts
 * @param disturbances what happens in an episode
 * @param randomisations what differs from episode to episode
 * @param settings what it was made from, as YAML, if its name and version do not say all; {@link
 *     Task#define(String, String)} makes the same of it
 * @param symmetry how it looks in a mirror, if left and right are alike
 */
public record TaskDefinition(
    String name,
    String version,
    Supplier<Model> model,
    int substeps,
    int episodeSteps,
    boolean contactForces,
    List<NamedObservation> observations,
    List<NamedObservation> privileged,
    Transport transport,
    List<NamedCommand> commands,
    Optional<Motors> motors,
    List<NamedReward> rewards,
    double rewardFloor,
    List<NamedReward> metrics,
    List<NamedTermination> terminations,
    List<Reset> resets,
    List<Disturbance> disturbances,
    List<Randomisation> randomisations,
    Optional<String> settings,
    Optional<Symmetry> symmetry) {

  /** A command, its name, and how many values it has. */
  public record NamedCommand(String name, int size, Command command) {}

  /** An observation, its name in the policy file's layout, and how the policy gets it. */
  public record NamedObservation(String name, Observation term, Channel channel) {
    /**
     * Where the values come from on a robot: what measures them, or else a sensor of the term's
     * name, which only a simulated robot has.
     *
     * @param size of the term
     */
    public ObservationSource source(Model model, int size) {
      return term.source(model).orElseGet(() -> new ObservationSource.Sensor(name, size));
    }
  }

  /** A reward term, its name in the log, and the factor it is paid with. */
  public record NamedReward(String name, double weight, Reward term) {}

  /** A termination and its name in the log. */
  public record NamedTermination(String name, Termination term) {}

  /** Checks and copies the parts. */
  public TaskDefinition {
    observations = List.copyOf(observations);
    privileged = List.copyOf(privileged);
    commands = List.copyOf(commands);
    rewards = List.copyOf(rewards);
    metrics = List.copyOf(metrics);
    terminations = List.copyOf(terminations);
    resets = List.copyOf(resets);
    disturbances = List.copyOf(disturbances);
    randomisations = List.copyOf(randomisations);
    require(model != null, name, "no model was given");
    require(substeps > 0, name, "substeps must be positive, was " + substeps);
    require(episodeSteps > 0, name, "episodeSteps must be positive, was " + episodeSteps);
    require(!observations.isEmpty(), name, "a task needs at least one observation");
    require(!rewards.isEmpty(), name, "a task needs at least one reward term");
    requireDistinct(name, "observation", observations, NamedObservation::name);
    requireDistinct(name, "privileged observation", privileged, NamedObservation::name);
    requireDistinct(name, "command", commands, NamedCommand::name);
    requireDistinct(name, "reward", rewards, NamedReward::name);
    requireDistinct(name, "metric", metrics, NamedReward::name);
    requireDistinct(name, "termination", terminations, NamedTermination::name);
  }

  private static void require(boolean condition, String name, String message) {
    if (!condition) {
      throw new IllegalArgumentException("task " + name + ": " + message);
    }
  }

  private static <T> void requireDistinct(
      String task, String kind, List<T> terms, Function<T, String> nameOf) {
    List<String> names = terms.stream().map(nameOf).toList();
    require(
        names.stream().distinct().count() == names.size(),
        task,
        kind + " names must differ, were " + names);
  }

  /** The same with another time-out. */
  public TaskDefinition withEpisodeSteps(int steps) {
    return new TaskDefinition(
        name,
        version,
        model,
        substeps,
        steps,
        contactForces,
        observations,
        privileged,
        transport,
        commands,
        motors,
        rewards,
        rewardFloor,
        metrics,
        terminations,
        resets,
        disturbances,
        randomisations,
        settings,
        symmetry);
  }

  /** Starts a definition. */
  public static Builder named(String name, String version) {
    return new Builder(name, version);
  }

  /** Collects the parts of a definition in the order they are given. */
  public static final class Builder {
    private final String name;
    private final String version;
    private Supplier<Model> model;
    private int substeps = 1;
    private int episodeSteps = 1000;
    private boolean contactForces;
    private final List<NamedObservation> observations = new ArrayList<>();
    private final List<NamedObservation> privileged = new ArrayList<>();
    private Transport transport = Transport.IDEAL;
    private final List<NamedCommand> commands = new ArrayList<>();
    private Optional<Motors> motors = Optional.empty();
    private final List<NamedReward> rewards = new ArrayList<>();
    private double rewardFloor = Double.NEGATIVE_INFINITY;
    private final List<NamedReward> metrics = new ArrayList<>();
    private final List<NamedTermination> terminations = new ArrayList<>();
    private final List<Reset> resets = new ArrayList<>();
    private final List<Disturbance> disturbances = new ArrayList<>();
    private final List<Randomisation> randomisations = new ArrayList<>();
    private Optional<String> settings = Optional.empty();
    private Optional<Symmetry> symmetry = Optional.empty();

    private Builder(String name, String version) {
      this.name = name;
      this.version = version;
    }

    /** Where the model comes from; required. */
    public Builder model(Supplier<Model> source) {
      model = source;
      return this;
    }

    /** Physics steps per control step; 1 unless said. */
    public Builder substeps(int count) {
      substeps = count;
      return this;
    }

    /** Control steps to a time-out; 1000 unless said. */
    public Builder episodeSteps(int count) {
      episodeSteps = count;
      return this;
    }

    /** Has contact forces computed after each control step ({@code mj_rnePostConstraint}). */
    public Builder withContactForces() {
      contactForces = true;
      return this;
    }

    /** Adds an observation behind those given so far, which the policy gets as it is. */
    public Builder observe(String term, Observation observation) {
      return observe(term, observation, Channel.CLEAR);
    }

    /** Adds an observation behind those given so far. */
    public Builder observe(String term, Observation observation, Channel channel) {
      observations.add(new NamedObservation(term, observation, channel));
      return this;
    }

    /** Adds what the value function sees besides the policy's observations without their errors. */
    public Builder privileged(String term, Observation observation) {
      privileged.add(new NamedObservation(term, observation, Channel.CLEAR));
      return this;
    }

    /** How the policy's observations come to it; at once and always unless said. */
    public Builder transport(Transport way) {
      transport = way;
      return this;
    }

    /** Adds what the robot is told to do, in {@code size} values. */
    public Builder command(String term, int size, Command command) {
      commands.add(new NamedCommand(term, size, command));
      return this;
    }

    /** What is between the policy and the joints; the simulator's controls unless said. */
    public Builder motors(Motors of) {
      motors = Optional.of(of);
      return this;
    }

    /** Adds a reward term, paid {@code weight} times its value. */
    public Builder reward(String term, double weight, Reward reward) {
      rewards.add(new NamedReward(term, weight, reward));
      return this;
    }

    /** The least that a step pays that does not terminate; no least unless said. */
    public Builder rewardFloor(double least) {
      rewardFloor = least;
      return this;
    }

    /**
     * Adds what is measured at each step without being paid for; steps for which it is not a number
     * do not count.
     */
    public Builder measure(String term, Reward metric) {
      metrics.add(new NamedReward(term, 1, metric));
      return this;
    }

    /** Adds a condition that ends the episode. */
    public Builder terminate(String term, Termination termination) {
      terminations.add(new NamedTermination(term, termination));
      return this;
    }

    /** Adds a part of how episodes start, behind those given so far. */
    public Builder reset(Reset reset) {
      resets.add(reset);
      return this;
    }

    /** Adds what happens in an episode. */
    public Builder disturb(Disturbance disturbance) {
      disturbances.add(disturbance);
      return this;
    }

    /** Adds what differs from episode to episode. */
    public Builder randomise(Randomisation randomisation) {
      randomisations.add(randomisation);
      return this;
    }

    /** What the task is made from besides its name and version, as YAML. */
    public Builder settings(String yaml) {
      settings = Optional.of(yaml);
      return this;
    }

    /** How the task looks in a mirror; of no use to learning unless said. */
    public Builder symmetry(Symmetry of) {
      symmetry = Optional.of(of);
      return this;
    }

    /**
     * The definition.
     *
     * @throws IllegalArgumentException naming the task and what is wrong with it
     */
    public TaskDefinition build() {
      return new TaskDefinition(
          name,
          version,
          model,
          substeps,
          episodeSteps,
          contactForces,
          observations,
          privileged,
          transport,
          commands,
          motors,
          rewards,
          rewardFloor,
          metrics,
          terminations,
          resets,
          disturbances,
          randomisations,
          settings,
          symmetry);
    }
  }
}

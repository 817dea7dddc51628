package org.gaitway.launch.robot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gaitway.adapter.sim.Earnings;
import org.gaitway.adapter.sim.EpisodeEnd;
import org.gaitway.adapter.sim.ExtraSensor;
import org.gaitway.adapter.sim.Scenario;
import org.gaitway.random.RandomStream;
import org.gaitway.robot.SensorLayout;
import org.gaitway.sim.Model;
import org.gaitway.sim.Simulation;
import org.gaitway.task.Environment;
import org.gaitway.task.Observation;
import org.gaitway.task.StepOutcome;
import org.gaitway.task.TaskDefinition;
import org.gaitway.task.TaskDefinition.NamedObservation;

/**
 * The episodes of a task: they begin and end as in {@link org.gaitway.run.Evaluation}, episode i
 * from stream i of the seed, so that the same controls earn the same return. Of the task's
 * observation terms, those that no robot measures are sensors here.
 */
public final class TaskScenario implements Scenario {
  private final TaskDefinition definition;
  private final Model model;
  private final Environment environment;
  private final List<ExtraSensor> sensors = new ArrayList<>();
  private final long seed;
  private final Earnings earned;
  private long episode;
  private double total;

  /**
   * Makes the task's model and a simulation of it.
   *
   * @param seed of how the episodes start
   */
  public TaskScenario(TaskDefinition definition, long seed) {
    this.definition = definition;
    this.seed = seed;
    model = definition.model().get();
    environment = new Environment(definition, model, new RandomStream(seed, 0));
    definition.observations().forEach(this::addSensor);
    earned = new TaskEarnings(environment);
  }

  private void addSensor(NamedObservation named) {
    if (named.term().source(model).isEmpty()) {
      Observation.Reader reader = named.term().bind(environment);
      sensors.add(
          new ExtraSensor(
              new SensorLayout(named.name(), reader.size()), out -> reader.read(out, 0)));
    }
  }

  /** The task. */
  TaskDefinition definition() {
    return definition;
  }

  /** The state of the random stream that an episode starts with. */
  long[] random(long number) {
    return new RandomStream(seed, number).save();
  }

  @Override
  public Simulation simulation() {
    return environment.simulation();
  }

  @Override
  public int substeps() {
    return definition.substeps();
  }

  @Override
  public List<ExtraSensor> sensors() {
    return List.copyOf(sensors);
  }

  @Override
  public void begin() {
    environment.random().restore(new RandomStream(seed, episode++).save());
    environment.reset();
    total = 0;
  }

  @Override
  public Optional<EpisodeEnd> step(Physics physics) {
    StepOutcome outcome =
        environment.step((simulation, substeps, action) -> physics.advance(action));
    total += environment.reward();
    return outcome.endsEpisode()
        ? Optional.of(new EpisodeEnd(total, environment.stepCount(), reason(outcome)))
        : Optional.empty();
  }

  @Override
  public Optional<Earnings> earnings() {
    return Optional.of(earned);
  }

  private static String reason(StepOutcome outcome) {
    return outcome == StepOutcome.TRUNCATED ? "time-out" : outcome.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public void close() {
    environment.close();
    model.close();
  }
}

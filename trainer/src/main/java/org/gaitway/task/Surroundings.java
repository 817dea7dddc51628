package org.gaitway.task;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gaitway.random.RandomStream;
import org.gaitway.sim.Model;
import org.gaitway.sim.Simulation;
import org.gaitway.task.Randomisation.Variation;
import org.gaitway.task.TaskDefinition.NamedCommand;

/**
 * What one environment has beside its simulation and its terms: commands, pushes, a varied model.
 */
final class Surroundings implements AutoCloseable {
  private final TaskMemory memory = new TaskMemory();
  private final Map<String, Slots> commands = new LinkedHashMap<>();
  private Course[] courses = {};
  private Variation[] variations = {};
  private final Model nominal;
  private final Model model;

  /**
   * @param nominal the definition's; varied in a copy
   */
  Surroundings(TaskDefinition definition, Model nominal) {
    this.nominal = nominal;
    model = definition.randomisations().isEmpty() ? nominal : nominal.copy();
    for (NamedCommand command : definition.commands()) {
      commands.put(command.name(), memory.ofEpisode(command.size()));
    }
  }

  /** Binds the parts, which may ask the environment for memory and commands. */
  void bind(TaskDefinition definition, Environment environment) {
    variations =
        definition.randomisations().stream()
            .map(part -> part.bind(environment))
            .toArray(Variation[]::new);
    List<Course> bound = new ArrayList<>();
    for (NamedCommand command : definition.commands()) {
      bound.add(command.command().bind(environment, commands.get(command.name())));
    }
    definition.disturbances().forEach(part -> bound.add(part.bind(environment)));
    courses = bound.toArray(Course[]::new);
    if (courses.length + variations.length > 0) {
      memory.use();
    }
  }

  /** Begins an episode; draws from {@code random} only if there is anything to be drawn for. */
  void clear(RandomStream random) {
    if (memory.isUsed()) {
      memory.clearEpisode(random.nextLong());
    }
  }

  /** Draws the model of an episode; the simulation's state is lost. */
  void vary(Simulation simulation) {
    for (Variation variation : variations) {
      variation.draw(memory.random());
    }
    applyVariations(simulation);
  }

  private void applyVariations(Simulation simulation) {
    if (variations.length == 0) {
      return;
    }
    model.resetParameters();
    for (Variation variation : variations) {
      variation.apply();
    }
    model.setConstants(simulation);
  }

  void begin() {
    for (Course course : courses) {
      course.begin(memory.random());
    }
  }

  void beforeStep() {
    for (Course course : courses) {
      course.beforeStep(memory.random());
    }
  }

  void afterStep() {
    for (Course course : courses) {
      course.afterStep(memory.random());
    }
  }

  /** Goes on from a saved memory, the episode's model included. */
  void restore(TaskMemory.Saved saved, Simulation simulation) {
    memory.restore(saved);
    applyVariations(simulation);
  }

  TaskMemory memory() {
    return memory;
  }

  Slots command(String name) {
    Slots slots = commands.get(name);
    if (slots == null) {
      throw new IllegalArgumentException(
          "no command '" + name + "'; the task has " + commands.keySet());
    }
    return slots;
  }

  /** The environment's model: its own if anything in it varies. */
  Model model() {
    return model;
  }

  @Override
  public void close() {
    if (model != nominal) {
      model.close();
    }
  }
}

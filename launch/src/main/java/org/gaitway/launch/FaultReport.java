package org.gaitway.launch;

import java.nio.DoubleBuffer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gaitway.rollout.RecordedFault;
import org.gaitway.sim.Actuator;
import org.gaitway.sim.Element;
import org.gaitway.sim.Model;
import org.gaitway.sim.Simulation;
import org.gaitway.task.Environment;
import org.gaitway.task.TaskDefinition;

/** A recorded fault as text: where, what, and the numbers by name. */
final class FaultReport {

  private final RecordedFault recorded;
  private final Environment environment;
  private final Simulation simulation;
  private final Model model;

  /**
   * Prepares the text.
   *
   * @param environment which the fault was {@linkplain RecordedFault#approach approached} in
   */
  FaultReport(RecordedFault recorded, Environment environment) {
    this.recorded = recorded;
    this.environment = environment;
    this.simulation = environment.simulation();
    this.model = simulation.model();
  }

  /** Paragraphs and tables, the last line ended. */
  @Override
  public String toString() {
    return String.join("\n", head(), state(), controls(), observations(), rewards(), "");
  }

  private String head() {
    return String.format(
        Locale.ROOT,
        "%s%nseed %d, model %s, sha256 %s%n%s%n",
        recorded.place(),
        recorded.place().seed(),
        model,
        model.sha256(),
        recorded.fault().message());
  }

  private String state() {
    TextTable table = new TextTable("joint", "qpos", "qvel");
    List<String> joints = model.names(Element.JOINT);
    for (int id = 0; id < joints.size(); id++) {
      String joint = joints.get(id);
      boolean last = id + 1 == joints.size();
      int positionEnd = last ? model.nq() : model.qposAddress(joints.get(id + 1));
      int velocityEnd = last ? model.nv() : model.qvelAddress(joints.get(id + 1));
      table.row(
          joint,
          numbers(simulation.qpos(), model.qposAddress(joint), positionEnd),
          numbers(simulation.qvel(), model.qvelAddress(joint), velocityEnd));
    }
    String when = recorded.inReset() ? "after the reset" : "before the step";
    return "state " + when + ", time " + recorded.before().time() + " s\n" + table;
  }

  private static String numbers(DoubleBuffer values, int from, int end) {
    return IntStream.range(from, end)
        .mapToObj(i -> String.valueOf(values.get(i)))
        .collect(Collectors.joining(" "));
  }

  private String controls() {
    TextTable table = new TextTable("actuator", "policy output", "control");
    List<Actuator> actuators = model.actuators();
    for (int i = 0; i < recorded.control().length; i++) {
      table.row(actuators.get(i).name(), recorded.output()[i], recorded.control()[i]);
    }
    return recorded.inReset() ? "no control: the episode had not begun\n" : table.toString();
  }

  private String observations() {
    boolean both = recorded.observationAfter().length > 0;
    TextTable table = new TextTable("observation", "value", "before", "after");
    List<Integer> sizes = environment.observationSizes();
    int at = 0;
    for (int term = 0; term < sizes.size(); term++) {
      String name = environment.definition().observations().get(term).name();
      for (int i = 0; i < sizes.get(term); i++, at++) {
        Object after = both ? recorded.observationAfter()[at] : "-";
        table.row(name, i, recorded.observation()[at], after);
      }
    }
    return table.toString();
  }

  private String rewards() {
    TextTable table = new TextTable("reward term", "weighted");
    double[] terms = recorded.rewardTerms();
    List<TaskDefinition.NamedReward> named = environment.definition().rewards();
    for (int i = 0; i < terms.length && i < named.size(); i++) {
      table.row(named.get(i).name(), terms[i]);
    }
    return terms.length == 0 ? "no reward: the step was not taken\n" : table.toString();
  }
}

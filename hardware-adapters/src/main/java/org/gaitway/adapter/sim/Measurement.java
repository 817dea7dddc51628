package org.gaitway.adapter.sim;

import java.nio.DoubleBuffer;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gaitway.robot.RobotLayout;
import org.gaitway.robot.RobotState;
import org.gaitway.robot.SensorLayout;
import org.gaitway.sim.Joint;
import org.gaitway.sim.Model;
import org.gaitway.sim.Sensor;
import org.gaitway.sim.Simulation;

/**
 * Reads what a robot measures from a simulation, exactly and without delay. Allocation-free once
 * made.
 */
final class Measurement {
  private final JointReading[] joints;
  private final InertialUnit inertialUnit;
  private final ExtraSensor.Reader[] sensors;
  private final List<String> sensorNames;

  /**
   * @param layout what is measured
   * @param extra sensors beyond those of the model; of two of one name, this one counts
   * @throws IllegalArgumentException if the model has no joint or sensor of a name, or the sensor
   *     has another size
   */
  Measurement(Simulation simulation, RobotLayout layout, List<ExtraSensor> extra) {
    joints =
        layout.joints().stream()
            .map(name -> new JointReading(simulation, joint(simulation.model(), name)))
            .toArray(JointReading[]::new);
    inertialUnit = new InertialUnit(simulation);
    Map<String, ExtraSensor> all = sensors(simulation, extra);
    sensors =
        layout.sensors().stream()
            .map(wanted -> sensor(all, wanted).reader())
            .toArray(ExtraSensor.Reader[]::new);
    sensorNames = layout.sensors().stream().map(SensorLayout::name).toList();
  }

  private static Joint joint(Model model, String name) {
    List<Joint> single = model.joints().stream().filter(Joint::isSingle).toList();
    return single.stream()
        .filter(joint -> joint.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    String.format(
                        "model %s has no hinge or slide '%s'; it has %s",
                        model, name, single.stream().map(Joint::name).toList())));
  }

  private static ExtraSensor sensor(Map<String, ExtraSensor> all, SensorLayout wanted) {
    ExtraSensor found = all.get(wanted.name());
    if (found == null) {
      throw new IllegalArgumentException(
          "no sensor '"
              + wanted.name()
              + "'; there are "
              + all.keySet().stream().sorted().toList());
    }
    if (found.layout().size() != wanted.size()) {
      throw new IllegalArgumentException(
          String.format(
              "sensor '%s': expected %d values, it has %d",
              wanted.name(), wanted.size(), found.layout().size()));
    }
    return found;
  }

  /** All sensors there are, by name. */
  private static Map<String, ExtraSensor> sensors(Simulation simulation, List<ExtraSensor> extra) {
    Map<String, ExtraSensor> all =
        simulation.model().sensors().stream()
            .map(sensor -> ofModel(simulation, sensor))
            .collect(Collectors.toMap(sensor -> sensor.layout().name(), Function.identity()));
    extra.forEach(sensor -> all.put(sensor.layout().name(), sensor));
    return all;
  }

  private static ExtraSensor ofModel(Simulation simulation, Sensor sensor) {
    DoubleBuffer data = simulation.sensor(sensor.name());
    return new ExtraSensor(
        new SensorLayout(sensor.name(), sensor.size()), out -> data.get(0, out, 0, out.length));
  }

  /**
   * All that can be measured and commanded: every hinge and slide, every motor, every sensor.
   *
   * @throws IllegalArgumentException if an actuator is on something else than a hinge or slide
   */
  static RobotLayout everything(Simulation simulation, List<ExtraSensor> extra) {
    Model model = simulation.model();
    return new RobotLayout(
        model.joints().stream().filter(Joint::isSingle).map(Joint::name).toList(),
        Motors.jointsOf(model),
        sensors(simulation, extra).values().stream()
            .map(ExtraSensor::layout)
            .sorted((a, b) -> a.name().compareTo(b.name()))
            .toList());
  }

  /** Reads all but the stamp. */
  void read(RobotState state) {
    for (int i = 0; i < joints.length; i++) {
      state.position()[i] = joints[i].position();
      state.velocity()[i] = joints[i].velocity();
      state.effort()[i] = joints[i].effort();
    }
    inertialUnit.read(state);
    for (int i = 0; i < sensors.length; i++) {
      sensors[i].read(state.sensor(sensorNames.get(i)));
    }
  }
}

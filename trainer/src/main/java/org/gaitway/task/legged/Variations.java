package org.gaitway.task.legged;

import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gaitway.random.RandomStream;
import org.gaitway.sim.Element;
import org.gaitway.sim.Model;
import org.gaitway.sim.ModelField;
import org.gaitway.task.Environment;
import org.gaitway.task.Randomisation;
import org.gaitway.task.Scene;
import org.gaitway.task.Slots;

/** What differs between episodes of a legged robot, each with the draws that terms may observe. */
final class Variations {
  private final Setup setup;
  private final LeggedRobot robot;
  private final RandomiseSettings settings;

  Variations(Setup setup) {
    this.setup = setup;
    robot = setup.robot();
    settings = setup.settings().randomise();
  }

  /** All that the settings vary, in a fixed order. */
  List<Randomisation> all() {
    List<Randomisation> all = new ArrayList<>();
    add(all, !isOne(settings.mass()), this::masses);
    add(all, !settings.payload().isConstant(0), this::payload);
    add(all, settings.centreOfMass() > 0, this::centreOfMass);
    add(all, true, this::footFriction);
    add(
        all,
        !isOne(settings.armature()),
        e -> joints(e, ModelField.DOF_ARMATURE, settings.armature()));
    add(
        all,
        !isOne(settings.frictionLoss()),
        e -> joints(e, ModelField.DOF_FRICTIONLOSS, settings.frictionLoss()));
    add(all, !isOne(settings.gains()), this::gains);
    add(all, !isOne(settings.strength()), this::strength);
    add(all, settings.gravity() > 0, this::gravity);
    add(all, settings.jointOffset() > 0, this::jointOffset);
    return all;
  }

  private static boolean isOne(Range factor) {
    return factor.isConstant(1);
  }

  private void add(List<Randomisation> all, boolean wanted, Randomisation randomisation) {
    if (settings.enabled() && wanted) {
      all.add(randomisation);
    }
  }

  /** Draws a number of values from one range, and hands them to what applies them. */
  private static final class Drawn implements Randomisation.Variation {
    private final Slots slots;
    private final Range range;
    private final Use use;

    Drawn(Environment environment, int count, Range range, Use use) {
      slots = environment.memory().ofEpisode(count);
      this.range = range;
      this.use = use;
    }

    @Override
    public void draw(RandomStream random) {
      for (int i = 0; i < slots.size(); i++) {
        slots.set(i, range.draw(random));
      }
    }

    @Override
    public void apply() {
      for (int i = 0; i < slots.size(); i++) {
        use.take(i, slots.get(i));
      }
    }
  }

  /** Changes the model by one of the values that were drawn. */
  @FunctionalInterface
  private interface Use {
    void take(int index, double value);
  }

  private static void scale(DoubleBuffer field, int index, double factor) {
    field.put(index, field.get(index) * factor);
  }

  private Randomisation.Variation masses(Environment environment) {
    Model model = environment.simulation().model();
    DoubleBuffer mass = model.field(ModelField.BODY_MASS);
    DoubleBuffer inertia = model.field(ModelField.BODY_INERTIA);
    return new Drawn(
        environment,
        model.nbody() - 1,
        settings.mass(),
        (index, factor) -> {
          int body = index + 1; // The world has no mass.
          scale(mass, body, factor);
          for (int axis = 0; axis < 3; axis++) {
            scale(inertia, 3 * body + axis, factor);
          }
        });
  }

  private Randomisation.Variation payload(Environment environment) {
    DoubleBuffer mass = environment.simulation().model().field(ModelField.BODY_MASS);
    int base = base(environment);
    return new Drawn(
        environment,
        1,
        settings.payload(),
        (index, added) -> mass.put(base, Math.max(mass.get(base) / 2, mass.get(base) + added)));
  }

  private Randomisation.Variation centreOfMass(Environment environment) {
    DoubleBuffer places = environment.simulation().model().field(ModelField.BODY_IPOS);
    int base = base(environment);
    return new Drawn(
        environment,
        3,
        Range.around(settings.centreOfMass()),
        (axis, shift) -> places.put(3 * base + axis, places.get(3 * base + axis) + shift));
  }

  private int base(Scene scene) {
    return scene.simulation().model().id(Element.BODY, robot.base());
  }

  /** One value for all feet: they walk on one ground. */
  private Randomisation.Variation footFriction(Environment environment) {
    Model model = environment.simulation().model();
    DoubleBuffer friction = model.field(ModelField.GEOM_FRICTION);
    int[] soles =
        Foot.of(robot, model).stream().flatMapToInt(foot -> Arrays.stream(foot.geoms())).toArray();
    return new Drawn(
        environment,
        1,
        settings.footFriction(),
        (index, value) -> {
          for (int geom : soles) {
            friction.put(3 * geom, value);
          }
        });
  }

  private Randomisation.Variation joints(Environment environment, ModelField field, Range range) {
    DoubleBuffer values = environment.simulation().model().field(field);
    LeggedJoint[] joints = environment.gauge(setup.legs()).joints();
    return new Drawn(
        environment,
        joints.length,
        range,
        (joint, factor) -> scale(values, joints[joint].qvel(), factor));
  }

  /** The same factor on stiffness and damping of a joint. */
  private Randomisation.Variation gains(Environment environment) {
    Model model = environment.simulation().model();
    DoubleBuffer gain = model.field(ModelField.ACTUATOR_GAINPRM);
    DoubleBuffer bias = model.field(ModelField.ACTUATOR_BIASPRM);
    int width = ModelField.ACTUATOR_GAINPRM.columns();
    LeggedJoint[] joints = environment.gauge(setup.legs()).joints();
    return new Drawn(
        environment,
        joints.length,
        settings.gains(),
        (joint, factor) -> {
          int row = width * joints[joint].control();
          scale(gain, row, factor);
          scale(bias, row + 1, factor);
          scale(bias, row + 2, factor);
        });
  }

  private Randomisation.Variation strength(Environment environment) {
    DoubleBuffer range = environment.simulation().model().field(ModelField.ACTUATOR_FORCERANGE);
    LeggedJoint[] joints = environment.gauge(setup.legs()).joints();
    return new Drawn(
        environment,
        joints.length,
        settings.strength(),
        (joint, factor) -> {
          scale(range, 2 * joints[joint].control(), factor);
          scale(range, 2 * joints[joint].control() + 1, factor);
        });
  }

  private Randomisation.Variation gravity(Environment environment) {
    DoubleBuffer gravity = environment.simulation().model().field(ModelField.GRAVITY);
    return new Drawn(
        environment,
        3,
        Range.around(settings.gravity()),
        (axis, change) -> gravity.put(axis, gravity.get(axis) + change));
  }

  /** Of a joint whose zero is elsewhere all else is measured from there. */
  private Randomisation.Variation jointOffset(Environment environment) {
    DoubleBuffer zeros = environment.simulation().model().field(ModelField.QPOS0);
    LeggedJoint[] joints = environment.gauge(setup.legs()).joints();
    return new Drawn(
        environment,
        joints.length,
        Range.around(settings.jointOffset()),
        (joint, offset) -> {
          int at = joints[joint].qpos();
          zeros.put(at, zeros.get(at) + offset);
        });
  }
}
